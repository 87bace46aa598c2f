"""Lists a history: git walks it in a process of its own, while others read files or import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sys import intern
from typing import NamedTuple

from git import Git, GitCommandError

from lintorg.mine.stream import begin_git
from lintorg.mine.view import View, cut_off
from lintorg.model.errors import CannotJudge


class Walk(NamedTuple):
    """Everything reachable from a head, children before parents, and the commits it began with."""

    hashes: list[str]
    roots: list[str]


@contextmanager
def walking(view: View) -> Iterator[Callable[[], Walk]]:
    """Begin to list the history of the view's head, and yield what waits for its end; git is ended if nobody did."""
    process = begin_git(view, "rev-list", "--topo-order", "--parents", view.head, "--")
    assert process.proc is not None
    with process.proc:  # closes its streams, and waits for it
        try:
            yield lambda: _ended(process, view)
        finally:
            if process.poll() is None:
                process.terminate()


def walk(view: View) -> Walk:
    """List the history of the view's head.

    Raises:
        CannotJudge: a commit object is missing, or the head is no commit.
    """
    with walking(view) as ended:
        return ended()


def _ended(process: Git.AutoInterrupt, view: View) -> Walk:
    head = view.head
    lines = process.stdout.read().decode("ascii").splitlines()
    try:
        process.wait()
    except GitCommandError as error:
        raise cut_off(
            view.source,
            "the history cannot be walked to its end, commit objects are missing; "
            f"run `git fsck --connectivity-only` there (git ended with {error.status})",
        ) from None
    if not lines or not lines[0].startswith(head):  # of a tree git lists nothing, of a tag what it names
        raise CannotJudge("the repository's head is no commit; check out a branch, then scan")
    width = len(head)
    return Walk([intern(line[:width]) for line in lines], [line for line in lines if len(line) == width])
