"""Lists a history: git walks it in a process of its own, while others read files or import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from subprocess import Popen
from sys import intern
from typing import NamedTuple

from lintorg.mine.stream import begun_git
from lintorg.mine.view import View, cut_off
from lintorg.model.errors import CannotJudge


class Walk(NamedTuple):
    """Everything reachable from a head, children before parents, and the commits it began with."""

    hashes: list[str]
    roots: list[str]


@contextmanager
def walking(view: View) -> Iterator[Callable[[], Walk]]:
    """Begin to list the history of the view's head, and yield what waits for its end; git is ended if nobody did."""
    with begun_git(view, "rev-list", "--topo-order", "--parents", view.head, "--") as process:
        try:
            yield lambda: _ended(process, view)
        finally:
            process.kill()


def walk(view: View) -> Walk:
    """List the history of the view's head.

    Raises:
        CannotJudge: a commit object is missing, or the head is no commit.
    """
    with walking(view) as ended:
        return ended()


def _ended(process: Popen[bytes], view: View) -> Walk:
    head = view.head
    assert process.stdout
    lines = process.stdout.read().decode("ascii").splitlines()
    view.running.check()
    if status := process.wait():
        raise cut_off(
            view.source,
            "the history cannot be walked to its end, commit objects are missing; "
            f"run `git fsck --connectivity-only` there (git ended with {status})",
        )
    if not lines or not lines[0].startswith(head):  # of a tree git lists nothing, of a tag what it names
        raise CannotJudge("the repository's head is no commit; check out a branch, then scan")
    width = len(head)
    return Walk([intern(line[:width]) for line in lines], [line for line in lines if len(line) == width])
