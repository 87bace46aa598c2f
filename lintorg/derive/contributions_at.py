"""The commits that count as of a window's end: whose they are, what they touch, whether an agent had a hand in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from lintorg.derive._shared.credited import Reader
from lintorg.derive._shared.touched_areas import touched_areas
from lintorg.model.facts import Facts
from lintorg.model.located import Located
from lintorg.model.settings import Settings
from lintorg.model.tables import Contribution, People


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
    counted = (one for one in facts.commits if not one.is_merge and one.hash not in copies)
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
