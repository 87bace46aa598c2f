"""The paths that commits touch, in columns: a history has millions, and a value for each would fill the memory."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from itertools import accumulate, chain, repeat
from operator import sub
from typing import NamedTuple, cast


class Touch(NamedTuple):
    """One path in one commit; ``kind`` is A, M, D, R (renamed from ``old_path``) or T."""

    hash: str
    path: str
    kind: str
    old_path: str | None = None


new_touch = cast("Callable[[tuple[str, str, str, str | None]], Touch]", partial(tuple.__new__, Touch))
"""Makes a touch as ``Touch._make`` does, without a call into Python."""


class Touches:
    """Touches in the order given; each is made anew whenever it is looked at.

    Those of one commit stand together, as they are mined.
    """

    __slots__ = ("_commits", "_kinds", "_old_paths", "_paths", "_starts")

    def __init__(self, touches: Iterable[Touch] = ()) -> None:
        commits, starts, last = list[str](), array("I"), None
        paths, kinds, old_paths = list[str](), list[str](), dict[int, str]()
        for at, (commit, path, kind, old_path) in enumerate(touches):
            if commit != last:
                commits.append(last := commit)
                starts.append(at)
            paths.append(path)
            kinds.append(kind)
            if old_path is not None:
                old_paths[at] = old_path
        starts.append(len(paths))
        self._commits, self._starts = tuple(commits), starts
        self._paths, self._kinds, self._old_paths = tuple(paths), "".join(kinds), old_paths

    @property
    def commits(self) -> tuple[str, ...]:
        """The commits that touch anything."""
        return self._commits

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of each touch."""
        return self._paths

    def sizes(self) -> Iterator[int]:
        """Return how many paths each of the commits touches."""
        return map(sub, self._starts[1:], self._starts)

    def paths_by_commit(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each of the commits with the paths it touches."""
        for commit, start, end in zip(self._commits, self._starts, self._starts[1:], strict=False):
            yield commit, self._paths[start:end]

    def at(self, place: int) -> Iterator[Touch]:
        """Return the touches of the commit in this place among ``commits``."""
        start, end = self._starts[place], self._starts[place + 1]
        old_paths = map(self._old_paths.get, range(start, end))
        return map(
            new_touch, zip(repeat(self._commits[place]), self._paths[start:end], self._kinds[start:end], old_paths)
        )

    def of(self, commits: Container[str]) -> Touches:
        """Return the touches of some commits."""
        places = [place for place, commit in enumerate(self._commits) if commit in commits]
        spans = [slice(self._starts[place], self._starts[place + 1]) for place in places]
        found = Touches()
        found._commits = tuple(map(self._commits.__getitem__, places))
        found._starts = array("I", accumulate((span.stop - span.start for span in spans), initial=0))
        found._paths = tuple(chain.from_iterable(map(self._paths.__getitem__, spans)))
        found._kinds = "".join(map(self._kinds.__getitem__, spans))
        if self._old_paths:
            numbers = chain.from_iterable(range(span.start, span.stop) for span in spans)
            found._old_paths = {to: self._old_paths[at] for to, at in enumerate(numbers) if at in self._old_paths}
        return found

    def __iter__(self) -> Iterator[Touch]:
        commits = chain.from_iterable(map(repeat, self._commits, self.sizes()))
        old_paths = map(self._old_paths.get, range(len(self)))
        return map(new_touch, zip(commits, self._paths, self._kinds, old_paths, strict=True))

    def __len__(self) -> int:
        return len(self._paths)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Touches) and all(getattr(self, one) == getattr(other, one) for one in self.__slots__)

    def __hash__(self) -> int:
        return hash((self._commits, self._paths, self._kinds))

    def __repr__(self) -> str:
        return f"Touches({list(self)})"
