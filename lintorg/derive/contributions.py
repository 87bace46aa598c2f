"""The commits that count: whose they are, what they touch, whether a coding agent had a hand in them."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.credited import Reader
from lintorg.derive._shared.touched_areas import touched_areas
from lintorg.model.facts import Facts
from lintorg.model.settings import Settings
from lintorg.model.tables import Contribution, People


def contributions(
    facts: Facts,
    people: People,
    settings: Settings,
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
    mass_edits: frozenset[str],
    copies: frozenset[str],
) -> tuple[Contribution, ...]:
    """Return all commits by people that are no merges, newest first.

    People are the author and then the human co-authors in the order of the trailers, each once; of a commit that
    names more co-authors than ``co-author-limit``, the author alone. Bots, agents and placeholders get no credit. What
    a coding agent or nobody authored belongs to the human co-authors; without any it is left out, as are commits by
    bots and copies of other commits. A commit is assisted when an agent is its author or among its co-authors, is
    named by a trailer or a line that says what it was made with, or has put its mark on the author's name.
    """
    reader = Reader(people, settings.co_author_limit)
    areas = touched_areas(facts.touches, path_class, path_area, mass_edits)
    counted = (one for one in facts.commits if not one.is_merge and one.hash not in copies)
    return tuple(
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
