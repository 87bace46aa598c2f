"""Touches at the paths that their files have later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cached_property

from lintorg.model.touches import Touch, Touches

_AS_IT_WAS: Mapping[str, str] = {}


class Located:
    """The touches that are work: each where its file is at a window's end, those of sweeps only where they add a file.

    Only what differs from the facts is kept: most files never move, and a history has millions of touches. ``moved``
    has, by commit, path by path then for files that have another one now.
    """

    def __init__(
        self, *, touches: Touches, moved: Mapping[str, Mapping[str, str]] = {}, sweeps: frozenset[str] = frozenset()
    ) -> None:
        self._touches, self._moved, self.sweeps = touches, moved, sweeps
        self.unlike: Set[str] = moved.keys() | sweeps
        """The commits whose touches are other ones than in the facts."""

    def path(self, commit: str, path: str) -> str:
        """Return where a file is that a commit touched at a path."""
        return self._moved.get(commit, _AS_IT_WAS).get(path, path)

    def of(self, commits: Iterable[str]) -> Touches:
        """Return the touches of some commits."""
        wanted = frozenset(commits)
        if wanted.isdisjoint(self.unlike):
            return self._touches.of(wanted)
        return self._touches.of(wanted - self.unlike).joined(self._changed.of(wanted))

    @cached_property
    def _changed(self) -> Touches:
        """The touches of all commits that differ."""
        return Touches(self._each_path_once())

    def _each_path_once(self) -> Iterator[Touch]:
        before, seen = "", set[str]()
        for touch in self._touches.of(self.unlike):
            if touch.hash != before:
                before, seen = touch.hash, set()
            path = self.path(touch.hash, touch.path)
            if path not in seen and (touch.kind == "A" or touch.hash not in self.sweeps):
                seen.add(path)
                yield touch._replace(path=path) if path != touch.path else touch
