"""In whose hands the files were that the window's commits changed, and when new files got a second hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lintorg.model.facts import Commit
from lintorg.model.hands import HandedFile, Handover, Hands
from lintorg.model.tables import Contribution, PersonId, Window
from lintorg.model.touches import Touch

_SETTLED = 3
"""Touches from which on a file is more than a try."""


def hands(
    contributions: tuple[Contribution, ...],
    sweeps: frozenset[str],
    walk: Callable[..., Iterator[tuple[Commit, Sequence[Touch]]]],
    path_class: Callable[[str], str],
    window: Window,
    fixes: frozenset[str],
) -> Hands:
    """Walk once over all source files until the window's end; who has most commits is told of fixes alone.

    Commits by people set hands, co-authors like authors, whether or not an agent helped. Bots set none, and sweeps only
    those of files they add, but both rename and delete like anybody. A file that is added where one stands, on another
    branch, goes on.
    """
    people = {one.hash: one.people for one in contributions}
    files = _Files(window, path_class)
    found = {}
    for commit, touches in walk():
        if not touches or commit.committer_time > window.end:
            continue
        by, swept = people.get(commit.hash, ()), commit.hash in sweeps
        handed = files.take(commit.committer_time, touches, by, only_added=swept, most=commit.hash in fixes)
        if handed and by and not swept and commit.committer_time in window:
            found[commit.hash] = handed
    return Hands(found=found, begun=tuple(files.begun))


class _Files:
    """The source files that exist at a point of the walk, by path."""

    def __init__(self, window: Window, path_class: Callable[[str], str]) -> None:
        self._window, self._class = window, path_class
        self._here: dict[str, HandedFile] = {}
        self._left: dict[str, HandedFile] = {}
        self.begun: list[HandedFile] = []

    def take(
        self, time: int, touches: Sequence[Touch], people: tuple[PersonId, ...], *, only_added: bool, most: bool
    ) -> tuple[Handover, ...]:
        """Take in one commit; return the files it found in somebody's hands, when it lies in the window."""
        moved = self._leave(touches)
        look, handed = time in self._window, []
        for touch in touches:
            file = moved.get(touch.path) or self._at(touch)
            if file is not None and look and file.last:
                handed.append(Handover(file, touch.kind, file.last, _most(file.commits) if most else ()))
            if touch.kind == "D":
                self._delete(touch.path, time)
            elif people and (touch.kind == "A" or not only_added):
                self._touch(file or self._begin(touch, time, people), time, people)
        return tuple(handed)

    def _leave(self, touches: Sequence[Touch]) -> Mapping[str, HandedFile]:
        """Carry files along a commit's renames, all at once; one that leaves the source files is let go."""
        left = [(path, old, self._here.pop(old, None)) for _, path, kind, old in touches if kind == "R" and old]
        moved = {}
        for path, old, file in left:
            if old is not None and file is not None and self._class(path) == "source":
                self._left[old] = moved[path] = file
                file.path = path
        self._here.update(moved)
        return moved

    def _at(self, touch: Touch) -> HandedFile | None:
        """Return the file at a path; where it has moved away, a branch that lands late still means it."""
        file = self._here.get(touch.path)
        return self._left.get(touch.path) if file is None and touch.kind == "M" else file

    def _begin(self, touch: Touch, time: int, people: tuple[PersonId, ...]) -> HandedFile | None:
        if self._class(touch.path) != "source":
            return None
        file = self._here[touch.path] = HandedFile(path=touch.path, founders=people, born=time)
        if touch.kind == "A" and time in self._window:
            self.begun.append(file)
        return file

    def _delete(self, path: str, time: int) -> None:
        if (file := self._here.pop(path, None)) is not None:
            file.deleted = time

    def _touch(self, file: HandedFile | None, time: int, people: tuple[PersonId, ...]) -> None:
        if file is None:
            return
        file.last = people
        file.touches += 1
        for person in people:
            file.commits[person] = file.commits.get(person, 0) + 1
        if file.touches == _SETTLED:
            file.settled = time
        if file.shared is None and not set(people) <= set(file.founders):
            file.shared = time


def _most(commits: Mapping[PersonId, int]) -> tuple[PersonId, ...]:
    if len(commits) == 1:
        return tuple(commits)
    highest = max(commits.values())
    return tuple(person for person, number in commits.items() if number == highest)
