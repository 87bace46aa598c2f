"""The commits that count: whose they are, what they touch, and what counts for nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from lintorg.derive._shared.credited import Reader
from lintorg.derive._shared.touched_areas import touched_areas
from lintorg.model.facts import Commit, Facts
from lintorg.model.located import Located
from lintorg.model.settings import Settings
from lintorg.model.tables import Contribution, LeftOut, People, PersonId, Window


def contributions(
    contributions_at: Callable[[str | None, int], tuple[Contribution, ...]], window_head: str | None, window: Window
) -> tuple[Contribution, ...]:
    """Return all commits by people that are no merges, newest first; windows with one end share them."""
    return contributions_at(window_head, window.end)


def contributions_at(
    facts: Facts,
    people: People,
    settings: Settings,
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
    located_at: Callable[[str | None, int], Located],
    copies: frozenset[str],
) -> Callable[[str | None, int], tuple[Contribution, ...]]:
    """Return (a window's last commit, its end) → all commits by people that are no merges, newest first.

    People are the author and then the human co-authors in the order of the trailers, each once; of a commit that
    names more co-authors than ``co-author-limit``, the author alone. Bots, agents and placeholders get no credit. What
    a coding agent or nobody authored belongs to the human co-authors; without any it is left out, as are commits by
    bots and copies of other commits. A commit is assisted when an agent is its author or among its co-authors, is
    named by a trailer or a line that says what it was made with, or has put its mark on the author's name. Windows
    differ in the areas of the commits whose files have moved, and share the others.
    """
    reader = Reader(people, settings.co_author_limit)
    areas = touched_areas(facts.touches, path_class, path_area)
    counted = (one for one in facts.inside if not one.is_merge and one.hash not in copies)
    everything = tuple(
        Contribution(
            hash=commit.hash,
            time=commit.committer_time,
            author_time=commit.author_time,
            people=who,
            areas=areas(commit.hash),
            assisted=reader.assisted(commit),
            crowded=crowded,
        )
        for commit, (who, crowded) in ((one, reader.people(one)) for one in counted)
        if who
    )

    @cache
    def at(head: str | None, end: int) -> tuple[Contribution, ...]:
        located = located_at(head, end)
        unlike = located.unlike
        elsewhere = touched_areas(located.of(unlike), path_class, path_area)
        return tuple(replace(one, areas=elsewhere(one.hash)) if one.hash in unlike else one for one in everything)

    return at


def author_of(facts: Facts, people: People, settings: Settings) -> Callable[[Commit], PersonId | None]:
    """Return commit → its author; of what a coding agent or nobody authored, the first of the people who directed it.

    None for commits by bots, and for those that nobody directed.
    """
    reader = Reader(people, settings.co_author_limit)
    others = (one for one in facts.commits if one.author not in people.of and one.trailers)
    directed = {one.hash: who[0] for one in others if (who := reader.people(one)[0])}
    return lambda commit: people.of.get(commit.author, directed.get(commit.hash))


def areas_of(
    located: Located, path_class: Callable[[str], str], path_area: Callable[[str], str]
) -> Callable[[Iterable[str]], Callable[[str], frozenset[str]]]:
    """Return commits → commit → the areas of its counted touches, where their files are at the window's end."""
    return lambda commits: touched_areas(located.of(commits), path_class, path_area)


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
    commits = [one for one in facts.inside if one.committer_time in window and not one.is_merge]
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
