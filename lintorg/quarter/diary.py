"""Whether last quarter's actions moved their number, and where events lie on the charts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from lintorg.config.diary import ACTIONS, EVENTS, ActionEntry, EventEntry, parse_actions, parse_events
from lintorg.config.disk import DiskFiles
from lintorg.model.dates import day
from lintorg.model.errors import BadFiles, LintorgError, Problem
from lintorg.model.files import Files
from lintorg.model.quarter import Quarter, quarter_of
from lintorg.model.quarterly import Action, Change, Event
from lintorg.model.text import safe
from lintorg.quarter.words import people

_Read = TypeVar("_Read")


class Diary(NamedTuple):
    """What the two files say."""

    actions: tuple[ActionEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()


def read_diary(files: Files, actions: Path | None, events: Path | None, areas: Collection[str]) -> Diary:
    """Read the files named on the command line, else those of the repository; none is fine.

    Raises:
        BadFiles: every mistake in both.
        LintorgError: a named file is not there or cannot be read.
    """
    known = sorted(areas)
    problems: list[Problem] = []

    def read(named: Path | None, usual: str, parse: Callable[[str, str], tuple[_Read, ...]]) -> tuple[_Read, ...]:
        text, name = _text(files, named, usual)
        try:
            return () if text is None else parse(text, name)
        except BadFiles as bad:
            problems.extend(bad.problems)
            return ()

    done = read(actions, ACTIONS, lambda text, name: parse_actions(text, name, known))
    happened = read(events, EVENTS, parse_events)
    if problems:
        raise BadFiles(problems)
    return Diary(done, happened)


def _text(files: Files, named: Path | None, usual: str) -> tuple[str | None, str]:
    if named is None:
        return files.read(usual), usual
    folder = named.resolve().parent
    text = DiskFiles(folder).read(named.name)
    if text is None:
        raise LintorgError(f"there is no file {safe(str(named))}")
    return text, str(named)


def followed_up(
    entries: Iterable[ActionEntry], quarter: Quarter, successors: Callable[[Quarter, str], int | None]
) -> tuple[Action, ...]:
    """Return the actions up to the quarter's end, with how many could step in before and now."""

    def follow(entry: ActionEntry) -> Action:
        before, now = successors(quarter_of(entry.when).back(1), entry.area), successors(quarter, entry.area)
        moved = _moved(before, now)
        return Action(
            area=entry.area,
            what=entry.what,
            when=day(entry.when),
            before=before,
            now=now,
            moved=moved,
            outcome=_outcome(before, now, moved),
        )

    return tuple(follow(entry) for entry in entries if entry.when <= quarter.end)


def _moved(before: int | None, now: int | None) -> Change:
    if before is None or now is None:
        return "unknown"
    return "none" if before == now else "up" if now > before else "down"


def _outcome(before: int | None, now: int | None, moved: Change) -> str:
    if before is None or now is None:
        when = "then" if before is None else "now"
        return f"the area has too few commits {when} to tell who could step in"
    words = {"none": "not moved", "up": "moved up", "down": "moved down"}[moved]
    return f"{people(before)} could step in then, {people(now)} can now: {words}"


def drawn(entries: Iterable[EventEntry], quarters: Sequence[Quarter]) -> tuple[Event, ...]:
    """Return the events within the quarters, each with its place among them."""
    return tuple(
        Event(when=day(entry.when), what=entry.what, quarter=quarter.name, place=_place(entry.when, place, quarter))
        for entry in entries
        for place, quarter in enumerate(quarters)
        if entry.when in quarter.window
    )


def _place(time: int, place: int, quarter: Quarter) -> float:
    window = quarter.window
    return round(place + (time - window.start) / window.length, 4)


def unseen(diary: Diary, quarters: Sequence[Quarter]) -> tuple[str, ...]:
    """Say how many entries lie outside of what the report shows."""
    end = quarters[-1].end
    later = sum(entry.when > end for entry in diary.actions)
    outside = sum(not quarters[0].start < entry.when <= end for entry in diary.events)
    counted = ((later, "action", "after the quarter"), (outside, "event", "outside of the quarters shown"))
    return tuple(
        f"{count} {noun}{'' if count == 1 else 's'} {'is' if count == 1 else 'are'} dated {where} and not shown"
        for count, noun, where in counted
        if count
    )
