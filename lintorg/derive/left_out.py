"""What of the window counts for nobody, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import Contribution, LeftOut, People, PersonId, Window


def left_out(
    facts: Facts,
    window: Window,
    people: People,
    author_of: Callable[[Commit], PersonId | None],
    work: tuple[Contribution, ...],
    areas_of: Callable[[Iterable[str]], Callable[[str], frozenset[str]]],
    copies: frozenset[str],
) -> LeftOut:
    """Count the window's commits that are no people's, copies, and those whose co-authors are too many."""
    commits = [one for one in facts.commits if one.committer_time in window and not one.is_merge]
    nobodys = [one for one in commits if author_of(one) is None]
    areas = areas_of(one.hash for one in nobodys)
    without = Counter(area for one in nobodys for area in areas(one.hash))
    counted = Counter(area for one in work for area in one.areas)
    return LeftOut(
        bots=sum(one.author in people.bots for one in nobodys),
        agents=sum(one.author in people.agents for one in nobodys),
        nobody=sum(one.author in people.nobody for one in nobodys),
        copies=sum(one.hash in copies for one in commits),
        crowded=sum(one.crowded for one in work),
        areas=_shares(without, counted),
    )


def _shares(without: Mapping[str, int], counted: Mapping[str, int]) -> Mapping[str, float]:
    return {area: number / (number + counted.get(area, 0)) for area, number in without.items()}
