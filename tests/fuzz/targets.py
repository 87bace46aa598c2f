"""What reads text that others wrote. Each target takes any bytes, and fails on anything but an answer or a sentence.

A mistake in a file stands at a place inside of it and is one line that can be printed; nothing takes more than some
seconds of the processor.
"""

from __future__ import annotations

import json
import re
import signal
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from lintorg.config.baseline import BASELINE, baseline_text, read_baseline
from lintorg.config.ci import ci_change
from lintorg.config.diary import ACTIONS, EVENTS, parse_actions, parse_events
from lintorg.config.disk import DiskFiles
from lintorg.config.fleet import load_fleet
from lintorg.config.near_names import RIGHT_NAMES
from lintorg.config.opt_out import OPT_OUT, parse_opt_out
from lintorg.config.roster import load_roster
from lintorg.config.settings import settings_from
from lintorg.config.source import TOML_PLACE, find_config
from lintorg.config.waivers import WAIVERS, read_waivers
from lintorg.gather.measuring import catalogue
from lintorg.model.errors import BadFiles, LintorgError, Problem
from lintorg.model.text import safe
from lintorg.policy.checking import Checker
from lintorg.policy.condition import compile_condition
from lintorg.policy.evaluate import evaluate
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.rule_file import RuleText
from lintorg.policy.rules import load_rules
from lintorg.policy.shipped import shipped_rule_files
from lintorg.policy.syntax import parse
from lintorg.policy.tokens import tokenize
from lintorg.policy.typed import Condition, Operation, Typed
from lintorg.quarter.comparison import read_earlier
from lintorg.store.answers import load_answers
from lintorg.store.history import HistoryStore
from lintorg.store.lines import LinesStore
from lintorg.store.methods import MethodsStore
from lintorg.store.replays import ReplaysStore
from lintorg.store.segments import FORMAT, write_segment
from tests.policy.samples import CATALOGUE, measure
from tests.policy.second_evaluator import Point, outcome

Target = Callable[[bytes], None]

NAME = "zanzara"
KEY = b"a key of thirty-two characters, no less"
SECONDS, LONGEST = 20, 700
"""Of the processor, on a slow machine; and characters of a sentence."""
_NEW_LINE, _BREAK = re.compile(r"\r\n?"), re.compile(r"[\n\x85\u2028\u2029]")


@contextmanager
def _in_time() -> Iterator[None]:
    """Fail where something takes more than ``SECONDS`` of the processor."""

    def too_long(_number: int, _frame: object) -> None:
        raise AssertionError(f"this took more than {SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@cache
def _folder() -> Path:
    keeper = tempfile.TemporaryDirectory(prefix="lintorg-fuzz-")
    _KEPT.append(keeper)
    return Path(keeper.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _written(name: str, data: bytes) -> Path:
    file = _folder() / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    return file


def _is_a_sentence(text: str) -> None:
    assert 0 < len(text) <= LONGEST, text
    assert safe(text) == text, text


def _is_at_a_place(problem: Problem, text: str) -> None:
    _is_a_sentence(problem.message)
    assert len(problem.excerpt) < 400
    lines = text.split("\n") if problem.message.startswith("no TOML") else _BREAK.split(text)
    assert 1 <= problem.line <= len(lines), problem
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem


def _read(read: Callable[[], object], data: bytes) -> LintorgError | None:
    """Read, and look at what is said where that cannot be done."""
    with _in_time():
        error = _error(read)
    if isinstance(error, BadFiles):
        assert error.problems
        text = _NEW_LINE.sub("\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
        for problem in error.problems:
            _is_at_a_place(problem, text)
    elif error:
        _is_a_sentence(str(error))
    return error


def _error(read: Callable[[], object]) -> LintorgError | None:
    try:
        read()
    except LintorgError as error:
        return error
    return None


def _names_nobody(read: Callable[[], object], data: bytes) -> None:
    """Read, and look for the name that every seed's people have in what is said of mistakes."""
    assert NAME not in str(_read(read, data)).lower()


def configuration(place: str, data: bytes) -> None:
    """Read a configuration, and change a shipped rule as it says."""
    file = _written(f"{Path(place).stem}/{place}", data)
    rule = shipped_rule_files()[0]

    def read() -> None:
        settings = settings_from(find_config(DiskFiles(file.parent)))
        load_rules([rule], catalogue(), settings.overrides, settings.origins)

    _read(read, data)


def rule_file(data: bytes) -> None:
    """Load a rule and prove its cases."""
    text = data.decode("utf-8", "replace")
    _read(lambda: load_rules([RuleText("team/rule.yaml", text, "team")], CATALOGUE), data)


def roster(data: bytes) -> None:
    """Read a roster, plain or sealed; what is said of it holds no name that it holds."""
    text = data.decode("utf-8", "replace")
    _names_nobody(lambda: load_roster(text, "roster.yaml", lambda: KEY), data)


def waivers(data: bytes) -> None:
    """Read waivers; what is said of them names none of their owners."""
    _written(WAIVERS, data)
    _names_nobody(lambda: read_waivers(DiskFiles(_folder())), data)


def actions(data: bytes) -> None:
    """Read a team's actions."""
    _read(lambda: parse_actions(data.decode("utf-8", "replace"), ACTIONS, ["model", "data"]), data)


def events(data: bytes) -> None:
    """Read a team's events."""
    _read(lambda: parse_events(data.decode("utf-8", "replace"), EVENTS), data)


def opt_out(data: bytes) -> None:
    """Read who is not to be named."""
    text = data.decode("utf-8", "replace")
    error = _error(lambda: parse_opt_out(text))
    problems = error.problems if isinstance(error, BadFiles) else ()
    assert all((problem.file, problem.column, problem.excerpt) == (OPT_OUT, 1, "") for problem in problems)
    assert NAME not in str(error).lower()


def baseline(data: bytes) -> None:
    """Read a baseline; one that is read is written, and read again, as it is."""
    _written(BASELINE, data)
    files = DiskFiles(_folder())

    def read() -> None:
        if (found := read_baseline(files)) is not None:
            _written(BASELINE, baseline_text(found).encode())
            again = read_baseline(files)
            assert again is not None
            assert baseline_text(again) == baseline_text(found)

    _read(read, data)


def fleet(data: bytes) -> None:
    """Read a fleet file."""
    file = _written("fleet.yaml", data)
    _read(lambda: load_fleet(file), data)


def earlier_report(data: bytes) -> None:
    """Read what ``report --against`` compares with."""
    file = _written("earlier.json", data)
    _read(lambda: read_earlier(file), data)


def ci_event(data: bytes) -> None:
    """Read the event file of a CI service."""
    file = _written("event.json", data)
    with _in_time():
        ci_change({"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(file)})


MEASURES: tuple[dict[str, Point | None], ...] = (
    {},
    {"hands": (2, 2, 2), "hhi": (0.25, 0.5, 0.75), "minor_share": (0.5, 0.5, 0.5), "top_share": None},
    {"hands": (-1, 0, 3), "hhi": (0, 0, 0), "minor_share": (0, 0.25, 1), "revert_share": (0.05, 0.05, 0.05)},
)


def condition(data: bytes) -> None:
    """Compile a condition; what compiles is stable when printed, and judged alike by a second evaluator."""
    text = data.decode("utf-8", "replace")
    with _in_time():
        error = _error(lambda: _compiled(text))
    if error is None:
        found = _compiled(text)
        _prints_stable(found)
        for now, previous in zip(MEASURES, MEASURES[::-1], strict=True):
            _judged_twice(found, now, previous)
        return
    assert isinstance(error, ConditionError)
    assert error.mistakes
    for mistake in error.mistakes:
        assert 0 <= mistake.start < mistake.end <= len(text) + 1, mistake
        assert mistake.message


def _compiled(text: str) -> Condition:
    return compile_condition(text, CATALOGUE, {"x": 1}, ("area",))


def _prints_stable(found: Condition) -> None:
    """Compile each part's own text again: it is the same part."""
    assert _compiled(found.text) == found
    for node in _parts(found.root):
        again = Checker(node.text, CATALOGUE, {"x": 1}, ("area",)).check(parse(tokenize(node.text)))
        assert again == node, (again, node)


def _parts(node: Typed) -> Iterator[Typed]:
    yield node
    for operand in node.operands if isinstance(node, Operation) else ():
        yield from _parts(operand)


def _judged_twice(found: Condition, now: dict[str, Point | None], previous: dict[str, Point | None]) -> None:
    measures = [
        {
            name: measure(name, None, why="too_few") if point is None else measure(name, point[1], point[0], point[2])
            for name, point in points.items()
        }
        for points in (now, previous)
    ]
    ours = evaluate(found, measures[0].get, measures[1].get).outcome
    points = {"x": (1.0, 1.0, 1.0)}
    assert ours == outcome(found.text, {**now, **points}, previous), found.text


_WANTED = frozenset({"a" * 40, "b" * 40, ""})


def _stored(load: Callable[[Path], object], data: bytes) -> None:
    """Read a segment that holds anything: under a name that is not its own, and under its own, packed and not."""
    folder = _folder() / "store"
    folder.mkdir(exist_ok=True)
    digest = sha256(data).hexdigest()[:40]
    packed = zlib.compress(data, level=1)
    for name, content in (
        (f"{FORMAT}-{'0' * 40}", data),
        (f"{FORMAT}-{digest}", data),
        (f"{FORMAT}-{sha256(packed).hexdigest()[:40]}", packed),
    ):
        (folder / name).write_bytes(content)
    try:
        with _in_time():
            load(folder)
        assert not (folder / f"{FORMAT}-{'0' * 40}").exists()
    finally:
        for file in folder.iterdir():
            file.unlink()


def segment(data: bytes) -> None:
    """Read facts that were kept."""
    for load in (
        lambda folder: HistoryStore(folder).load(_WANTED),
        lambda folder: LinesStore(folder).load(_WANTED),
        lambda folder: MethodsStore(folder).load(_WANTED),
        lambda folder: ReplaysStore(folder).load(_WANTED),
    ):
        _stored(load, data)


def answer(data: bytes) -> None:
    """Read answers that were kept."""

    def load(folder: Path) -> None:
        for found in load_answers(folder):
            assert isinstance(found["code"], int)
            json.dumps(found)

    _stored(load, data)


def damaged_segment(data: bytes) -> None:
    """Damage a segment in one place: it is dropped, and never read."""
    folder = _folder() / "damaged"
    file = write_segment(folder, [["b" * 40, True, []], [data.decode("utf-8", "replace"), False, []]])
    content = bytearray(file.read_bytes())
    place = int.from_bytes(sha256(data).digest()[:4], "big") % (8 * len(content))
    content[place // 8] ^= 1 << place % 8
    file.write_bytes(content)
    assert ReplaysStore(folder).load(_WANTED) == {}
    assert not file.exists()


TARGETS: dict[str, Target] = {
    "configuration": partial(configuration, RIGHT_NAMES[0]),
    "pyproject": partial(configuration, TOML_PLACE),
    "rule": rule_file,
    "roster": roster,
    "waivers": waivers,
    "actions": actions,
    "events": events,
    "opt-out": opt_out,
    "baseline": baseline,
    "fleet": fleet,
    "earlier-report": earlier_report,
    "ci-event": ci_event,
    "condition": condition,
    "segment": segment,
    "answer": answer,
    "damaged-segment": damaged_segment,
}
