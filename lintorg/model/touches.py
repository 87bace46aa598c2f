"""The paths that commits touch, in columns: a history has millions, and a value for each would fill the memory."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Set
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
        paths, kinds, old_paths = list[str](), list[str](), list[str | None]()
        for commit, path, kind, old_path in touches:
            if commit != last:
                commits.append(last := commit)
                starts.append(len(paths))
            paths.append(path)
            kinds.append(kind)
            old_paths.append(old_path)
        starts.append(len(paths))
        self._commits, self._starts = tuple(commits), starts
        self._paths, self._kinds, self._old_paths = tuple(paths), "".join(kinds), tuple(old_paths)

    @property
    def commits(self) -> tuple[str, ...]:
        """The commits that touch anything."""
        return self._commits

    @property
    def paths(self) -> tuple[str, ...]:
        """The path of each touch."""
        return self._paths

    @property
    def old_paths(self) -> tuple[str | None, ...]:
        """The path that each touch renames from."""
        return self._old_paths

    def touching(self, paths: Set[str]) -> frozenset[str]:
        """Return the commits that touch any of the paths, or rename from one."""
        return frozenset(
            commit
            for commit, start, end in zip(self._commits, self._starts, self._starts[1:], strict=False)
            if not paths.isdisjoint(self._paths[start:end]) or not paths.isdisjoint(self._old_paths[start:end])
        )

    def sizes(self) -> Iterator[int]:
        """Return how many paths each of the commits touches."""
        return map(sub, self._starts[1:], self._starts)

    def paths_by_commit(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each of the commits with the paths it touches."""
        for commit, start, end in zip(self._commits, self._starts, self._starts[1:], strict=False):
            yield commit, self._paths[start:end]

    def at(self, place: int) -> tuple[Touch, ...]:
        """Return the touches of the commit in this place among ``commits``."""
        start, end = self._starts[place], self._starts[place + 1]
        columns = self._paths[start:end], self._kinds[start:end], self._old_paths[start:end]
        return tuple(map(new_touch, zip(repeat(self._commits[place]), *columns)))

    def of(self, commits: Container[str]) -> Touches:
        """Return the touches of some commits."""
        places = [place for place, commit in enumerate(self._commits) if commit in commits]
        parts = [slice(self._starts[place], self._starts[place + 1]) for place in places]
        few = Touches()
        few._commits = tuple(self._commits[place] for place in places)
        few._starts = array("I", accumulate((part.stop - part.start for part in parts), initial=0))
        few._paths = tuple(chain.from_iterable(self._paths[part] for part in parts))
        few._kinds = "".join(self._kinds[part] for part in parts)
        few._old_paths = tuple(chain.from_iterable(self._old_paths[part] for part in parts))
        return few

    def joined(self, others: Touches) -> Touches:
        """Return these touches and those of other commits behind them."""
        both = Touches()
        both._commits = (*self._commits, *others._commits)
        both._starts = self._starts[:-1] + array("I", (start + len(self) for start in others._starts))
        both._paths = (*self._paths, *others._paths)
        both._kinds = self._kinds + others._kinds
        both._old_paths = (*self._old_paths, *others._old_paths)
        return both

    def __iter__(self) -> Iterator[Touch]:
        commits = chain.from_iterable(map(repeat, self._commits, self.sizes()))
        return map(new_touch, zip(commits, self._paths, self._kinds, self._old_paths, strict=True))

    def __len__(self) -> int:
        return len(self._paths)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Touches) and all(getattr(self, one) == getattr(other, one) for one in self.__slots__)

    def __hash__(self) -> int:
        return hash((self._commits, self._paths, self._kinds))

    def __repr__(self) -> str:
        return f"Touches({list(self)})"
