"""Who wrote to which files, in all history."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lintorg.model.facts import Facts
from lintorg.model.tables import People, PersonId

SHARED_BY = 3
"""People who worked in a place from whom on it is theirs together, whatever it is called."""


def worked(facts: Facts, people: People, left_out: Container[str]) -> Iterator[tuple[PersonId, tuple[str, ...]]]:
    """Yield the author and the paths of each commit by a person, but for those left out."""
    author = {commit.hash: people.of.get(commit.author) for commit in facts.commits}
    for commit, paths in facts.touches.paths_by_commit():
        person = author.get(commit)
        if person is not None and commit not in left_out:
            yield person, paths
