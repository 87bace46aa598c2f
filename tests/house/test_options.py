"""A kept answer is found by every option that has a bearing on it, whoever adds one."""

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from lintorg.app.answering import answer
from lintorg.app.fleet.scan import tasks_of
from lintorg.app.fleet.task import options_of
from lintorg.model.fleet import Fleet, Member, Place
from lintorg.model.options import Mining, Options, Period, essence
from lintorg.model.quarter import Quarter
from lintorg.model.report import Display
from tests.repos import history, make_repo

ASIDE = {"path", "scheduler", "timeout", "mining.jobs", "mining.cache", "mining.progress", "mining.warn"}
"""What changes no answer. `path` is looked at by itself: where two paths lead to one repository, one answer is kept."""
FILLED = {"mining.counts", "mining.failures"}
OTHERS = {
    "bool": lambda value: not value,
    "int": lambda value: value + 1,
    "str | None": lambda _: "error",
    "int | None": lambda _: 77,
    "float | None": lambda _: 77.0,
    "Path": lambda _: Path("other"),
    "Path | None": lambda _: Path("other"),
    "tuple[str, ...]": lambda _: ("LO101",),
    "Mapping[str, object]": lambda _: {"credit": "author"},
    "Quarter | None": lambda _: Quarter(2025, 3),
    "Miner": lambda _: "drill",
    "Literal['base', 'head']": lambda _: "head",
    "Callable[[str, int, int], None] | None": lambda _: print,
    "Callable[[str], None]": lambda _: print,
}


def others():
    """Yield each option by its name, with options that differ in it alone."""
    for place, part in (("", Options()), ("period.", Period()), ("mining.", Mining())):
        for one in fields(part):
            if f"{place}{one.name}" in FILLED | {"period", "mining"}:
                continue
            other: Any = {one.name: OTHERS[str(one.type)](getattr(part, one.name))}
            changed: Any = replace(part, **other)
            within: Any = {place[:-1]: changed}
            yield f"{place}{one.name}", replace(Options(), **within) if place else changed


@pytest.mark.parametrize(("name", "options"), list(others()), ids=[name for name, _ in others()])
def test_an_option_is_in_the_key_of_kept_answers_unless_it_is_named_here(name, options):
    assert (essence(options) != essence(Options())) is (name not in ASIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithOneMore(Options):
    """The options of a lintorg to come."""

    thrown_away: int = 0


def test_an_answer_is_not_given_again_to_an_option_that_nobody_has_thought_of(tmp_path, monkeypatch):
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    repo = make_repo(tmp_path / "lab", history(12))

    def computed(thrown_away: int, jobs: int = 1) -> bool:
        options = WithOneMore(path=repo, thrown_away=thrown_away, mining=Mining(cache=True, jobs=jobs))
        return bool(answer(options, [("json", Display())]).timings)

    assert computed(0)
    assert not computed(0)
    assert not computed(0, jobs=2)
    assert computed(1)


@pytest.mark.parametrize(("name", "options"), list(others()), ids=[name for name, _ in others()])
def test_a_fleet_passes_every_option_on_to_its_repositories(name, options):
    if name == "part":  # of a fleet the member says it, and the command line cannot
        options = replace(options, part=None)
    member = Member(name="lab", places=(Place(name="lab", path="lab"),), settings=options.settings)
    (task,) = tasks_of(Fleet(name="fleet", members=(member,)), options).values()
    assert essence(options_of(task, {"lab": Path("lab")}, print)) == essence(options)
