"""Touches at the paths that their files have later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from lintorg.model.touches import Touch, Touches

_AS_IT_WAS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The touches that are work: each where its file is at a window's end, those of sweeps only where they add a file.

    Only what differs from the facts is kept: most files never move, and a history has millions of touches.
    """

    touches: Touches
    moved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Path by path then, by commit, for files that have another one now."""
    sweeps: frozenset[str] = frozenset()

    def path(self, commit: str, path: str) -> str:
        """Return where a file is that a commit touched at a path."""
        return self.moved.get(commit, _AS_IT_WAS).get(path, path)

    def of(self, commits: Iterable[str]) -> Touches:
        """Return the touches of some commits."""
        wanted = frozenset(commits)
        unlike = wanted & self.unlike
        if not unlike:
            return self.touches.of(wanted)
        same = self.touches.of(wanted - unlike)
        return Touches((*same, *self._changed(unlike)))

    @property
    def unlike(self) -> Set[str]:
        """The commits whose touches are other ones than in the facts."""
        return self.moved.keys() | self.sweeps

    def _changed(self, commits: Set[str]) -> Iterator[Touch]:
        """Yield the touches of commits that differ, each path of a commit once."""
        before, seen = "", set[str]()
        for touch in self.touches.of(commits):
            if touch.hash != before:
                before, seen = touch.hash, set()
            path = self.path(touch.hash, touch.path)
            if path not in seen and (touch.kind == "A" or touch.hash not in self.sweeps):
                seen.add(path)
                yield touch._replace(path=path)
