"""How often the next change to a file comes from somebody else, compared with chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from math import fsum

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics._shared.shares import listing, percent
from lintorg.model import subject
from lintorg.model.hands import Hands
from lintorg.model.measure import TOO_FEW, Metric, Value
from lintorg.model.tables import OTHER, Contribution, PersonId, Window

METRIC = Metric(
    title="edits to code that others touched last, compared with chance",
    definition=(
        "Over the window's commits that change or rename a source file somebody is known to have touched last, sweeps "
        "left out: the mean share of these files whose last commit, in all history, is by nobody among the commit's "
        "people, divided by what chance would give: the mean, over the same files with their last hands as they are, "
        "of one less the share of these commits that are by one of the file's last people. 1 is as if anyone might "
        "edit anything, 0 is everyone keeping to their own. Bots set no last hand. Of an area, the files that are in "
        "it at the window's end. No value below 100 such commits or 5 people; n counts the commits. The interval is "
        "that of the mean share, divided by the same chance."
    ),
    unit="share",
    scopes=("repo", "area"),
    fact=False,
    minimum=100,
    on_demand=True,
    source="interval: Wilson 1927, widened by the design effect of weeks",
    detail=("by_others", "by_chance", "apart"),
)
_COMMITS, _PEOPLE, _NAMED = 100, 5, 2
Files = Sequence[tuple[PersonId, ...]]
"""The last people of each file that a commit changes."""
Edits = Sequence[tuple[Contribution, Files]]


def measure(
    work: tuple[Contribution, ...],
    hands: Hands,
    path_area: Callable[[str], str],
    core: frozenset[str],
    window: Window,
) -> Iterator[Value]:
    """Compare the whole repository with chance, and each area by itself."""
    by_area: dict[str, list[tuple[Contribution, Files]]] = defaultdict(list)
    everywhere = []
    for one in work:
        files = [(path_area(it.file.path), it.last) for it in hands.found.get(one.hash, ()) if it.kind in "MR"]
        if files:
            everywhere.append((one, [last for _, last in files]))
        for area in {area for area, _ in files}:
            by_area[area].append((one, [last for where, last in files if where == area]))
    areas = [_compared(subject.area(area), edits, window) for area, edits in sorted(by_area.items()) if area != OTHER]
    yield _naming(_compared(subject.REPO, everywhere, window), areas, core)
    yield from areas


def _compared(about: str, edits: Edits, window: Window) -> Value:
    """Return how often files change hands here, in times of what chance would give."""
    authors = {person for one, _ in edits for person in one.people}
    chance = expected(edits) if len(edits) >= _COMMITS and len(authors) >= _PEOPLE else 0.0
    if not chance:
        return Value(value=None, n=len(edits), subject=about, why_none=TOO_FEW)
    raw = share_of_events([(one.time, _share(files, set(one.people))) for one, files in edits], window)
    value, low, high = ((end or 0.0) / chance for end in (raw.value, raw.low, raw.high))
    told = {"by_others": percent(raw.value or 0.0), "by_chance": percent(chance)}
    return Value(value=value, low=low, high=high, n=len(edits), subject=about, detail=told)


def _share(files: Files, people: Set[PersonId]) -> float:
    """Return the share of files that were last with nobody among these people."""
    return sum(people.isdisjoint(last) for last in files) / len(files)


def expected(edits: Edits) -> float:
    """Return the mean share of files from other hands if each commit were by the people of any of them."""
    made = Counter(one.people for one, _ in edits)

    @cache
    def by_any(last: tuple[PersonId, ...]) -> float:
        return sum(count for people, count in made.items() if not set(people).isdisjoint(last)) / len(edits)

    return fsum(fsum(1 - by_any(last) for last in files) / len(files) for _, files in edits) / len(edits)


def _naming(value: Value, areas: Sequence[Value], core: frozenset[str]) -> Value:
    """Add the core areas that keep most to themselves."""
    told: Mapping[str, float] = {
        one.subject: one.value for one in areas if one.value is not None and _area(one.subject) in core
    }
    lowest = sorted(told, key=lambda about: (told[about], about))[:_NAMED]
    named = {"apart": listing([_area(about) for about in lowest])} if lowest else {}
    return replace(value, detail={**value.detail, **named})


def _area(about: str) -> str:
    return about.partition(":")[2]
