"""What lies between two commits: where they part, and the commits of one that the other has not."""

from __future__ import annotations

from git import GitCommandError

from lintorg.mine.stream import git
from lintorg.mine.view import View, cut_off
from lintorg.model.errors import CannotJudge

_NOTHING_IN_COMMON = 1


def merge_base(view: View, one: str, other: str) -> str | None:
    """Return the commit where two histories part, None for unrelated ones.

    Where they part at several, as after merges in both directions, it is the one that git names first.

    Raises:
        CannotJudge: commit objects are missing.
    """
    try:
        return git(view, "merge-base", one, other).decode("ascii").split()[0]
    except GitCommandError as error:
        if error.status == _NOTHING_IN_COMMON:
            return None
        raise _cut_off(view, error) from None


def commits_between(view: View, base: str, head: str) -> list[str]:
    """Return the commits reachable from the head and not from the base, children before parents.

    Raises:
        CannotJudge: commit objects are missing.
    """
    try:
        return git(view, "rev-list", "--topo-order", f"{base}..{head}").decode("ascii").split()
    except GitCommandError as error:
        raise _cut_off(view, error) from None


def count_between(view: View, base: str, head: str) -> int:
    """Count the commits reachable from the head and not from the base.

    Raises:
        CannotJudge: commit objects are missing.
    """
    try:
        return int(git(view, "rev-list", "--count", f"{base}..{head}"))
    except GitCommandError as error:
        raise _cut_off(view, error) from None


def _cut_off(view: View, error: GitCommandError) -> CannotJudge:
    return cut_off(
        view.source,
        "the history between base and head cannot be walked, commit objects are missing; run `git fetch --unshallow` "
        f"or `git fsck --connectivity-only` there (git ended with {error.status})",
    )
