"""Who authors each code file, and who made how many commits, as of any commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache

from lintorg.derive._shared.authorship import FileHistories, authors
from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import Contribution, Lens, PersonId
from lintorg.model.touches import Touch

Authorship = tuple[Mapping[str, tuple[PersonId, ...]], Mapping[PersonId, int]]


def authorship(
    facts: Facts,
    author_of: Callable[[Commit], PersonId | None],
    contributions: tuple[Contribution, ...],
    sweeps: frozenset[str],
    copies: frozenset[str],
    walk: Callable[..., Iterator[tuple[Commit, Sequence[Touch]]]],
    unreached: Callable[[str], Set[str]],
    code_file: Callable[[str], bool],
) -> Callable[[str, bool], Authorship]:
    """Return (hash, whether to count agent-assisted commits) → authors by file, commits by author.

    The walk goes over that commit and its ancestors. Commits count for their author alone (``author_of``); merges
    have no touches, and copies count for nobody. A commit counts for every file it adds, changes or renames: a file
    begins with its first commit, ends with its deletion, and keeps its history when it is renamed. Bots' commits
    count for nobody, and sweeps for the files they add alone, but both rename and delete like any other, else whoever
    wrote the files would be forgotten. A file that exists and is added once more, on another branch, goes on.
    People stand in the order of their first commit in the walk.
    """

    @cache
    def as_of(head: str, assisted: bool) -> Authorship:  # noqa: FBT001  cache needs plain parameters
        after = frozenset() if head == facts.head else unreached(head)
        left_out = copies.union(facts.outside, (one.hash for one in contributions if one.assisted and not assisted))
        histories, made = FileHistories(), dict[PersonId, int]()
        for commit, touches in walk():
            if commit.hash in after:
                continue
            histories.move(touches)
            author = author_of(commit)
            if author is not None and not commit.is_merge and commit.hash not in left_out:
                made[author] = made.get(author, 0) + 1
                swept = commit.hash in sweeps
                histories.credit([one for one in touches if one.kind == "A"] if swept else touches, author)
        found = {path: authors(commits) for path, commits in histories.by_path.items() if code_file(path)}
        return found, made

    return as_of


def authored_commits(
    authorship: Callable[[str, bool], tuple[Mapping[str, tuple[PersonId, ...]], Mapping[PersonId, int]]],
    window_head: str | None,
    lens: Lens,
) -> Mapping[PersonId, int]:
    """Return everyone's commits, people in the order of their first commit in the walk."""
    return authorship(window_head, lens.assisted)[1] if window_head else {}


def file_authors(
    live_code: tuple[str, ...],
    authorship: Callable[[str, bool], tuple[Mapping[str, tuple[PersonId, ...]], Mapping[PersonId, int]]],
    window_head: str | None,
    lens: Lens,
) -> Mapping[str, tuple[PersonId, ...]]:
    """Return the authors of each live code file by Degree of Authorship; of some there are none."""
    authors, _ = authorship(window_head, lens.assisted) if window_head else ({}, {})
    return {path: authors.get(path, ()) for path in live_code}


def live_code(
    paths_at: Callable[[str | None], Sequence[str]], window_head: str | None, code_file: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the source files of a programming language in the tree of the window's last commit."""
    return tuple(filter(code_file, paths_at(window_head)))
