"""The touches that are work, where their files are at a window's end, and the sweeps that are none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache

from lintorg.derive._shared.credit import COUNTED
from lintorg.model.facts import Commit, Facts, Tree
from lintorg.model.located import Located
from lintorg.model.tables import Window
from lintorg.model.touches import Touch

_MANY_PATHS = 50


def located(located_at: Callable[[str | None, int], Located], window_head: str | None, window: Window) -> Located:
    """Return every commit's touches for this window; windows with one end share them."""
    return located_at(window_head, window.end)


def located_at(
    facts: Facts,
    walk: Callable[..., Iterator[tuple[Commit, Sequence[Touch]]]],
    unreached: Callable[[str], Set[str]],
    paths_at: Callable[[str | None], Sequence[str]],
    sweeps: frozenset[str],
) -> Callable[[str | None, int], Located]:
    """Return (a window's last commit, its end) → all touches, each where its file is then.

    Renames of that commit's ancestors, and of what was made by then on other branches, are followed in the order of
    the walk. Without a commit files are where they were touched.
    """
    renamed = frozenset(filter(None, facts.touches.old_paths))
    moving = facts.touches.touching(renamed) if renamed else frozenset()

    @cache
    def at(head: str | None, end: int) -> Located:
        if head is None or not moving:
            return Located(touches=facts.touches, sweeps=sweeps)
        later = frozenset() if head == facts.head else unreached(head)
        files = _Files(renamed, frozenset(paths_at(head)))
        for commit, touches in walk(only=moving):
            if commit.hash not in later or commit.committer_time <= end:
                files.follow(touches)
        return Located(touches=facts.touches, moved=files.moved(), sweeps=sweeps)

    return at


class _Files:
    """Files by number through a walk: the names each has had, and the touches to it.

    ``renamed`` are the paths that files leave somewhere in the history; no other path needs following.
    """

    def __init__(self, renamed: Set[str], present: Set[str]) -> None:
        self._renamed, self._present = renamed, present
        self._names: list[list[str]] = []
        self._here: dict[str, int] = {}
        self._left: dict[str, int] = {}
        self._gone: set[int] = set()
        self._touched: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def follow(self, touches: Sequence[Touch]) -> None:
        """Take in one commit: first all its renames at once, then the rest."""
        moves = [touch for touch in touches if touch.kind == "R" and touch.old_path is not None]
        numbers = [self._leave(touch.old_path) for touch in moves if touch.old_path is not None]
        for touch, number in zip(moves, numbers, strict=True):
            self._names[number].append(touch.path)
            self._here[touch.path] = number
            self._left.pop(touch.path, None)
            self._touched[touch.hash].append((touch.path, number))
        for touch in touches:
            if touch.kind != "R" and touch.path in self._renamed:
                self._touched[touch.hash].append((touch.path, self._touch(touch)))

    def moved(self) -> Mapping[str, Mapping[str, str]]:
        """Return, by commit, where the files it touched are at the end, without those that stand where they stood."""
        last = [self._last(number, names) for number, names in enumerate(self._names)]
        found = {}
        for commit, touched in self._touched.items():
            if elsewhere := {path: last[number] for path, number in touched if last[number] != path}:
                found[commit] = elsewhere
        return found

    def _leave(self, path: str) -> int:
        """Take a file from a path, or the one that another branch has taken from there already."""
        number = self._here.pop(path, None)
        if number is None:
            number = self._left.get(path)
        if number is None:
            number = self._new(path)
        self._left[path] = number
        return number

    def _touch(self, touch: Touch) -> int:
        """Return the file that a commit adds, changes or deletes.

        Where it has left the path, a branch that lands late still means it, unless something else stands there at the
        end.
        """
        path = touch.path
        number = self._here.get(path)
        if number is None and touch.kind != "A" and path not in self._present:
            number = self._left.get(path)
            if number is not None:
                return number
        if number is None:
            number = self._here[path] = self._new(path)
            self._left.pop(path, None)
        if touch.kind == "D":
            del self._here[path]
            self._gone.add(number)
        return number

    def _new(self, path: str) -> int:
        self._names.append([path])
        return len(self._names) - 1

    def _last(self, number: int, names: Sequence[str]) -> str:
        """Return the name a file has at the end: of two that branches gave it, the one that was kept."""
        if names[-1] in self._present or number in self._gone:
            return names[-1]
        return next((name for name in reversed(names) if name in self._present), names[-1])


def sweeps(facts: Facts, tree: Tree, path_class: Callable[[str], str]) -> frozenset[str]:
    """Return the hashes of commits of whose touches only the added files count.

    They change, rename or delete more than 50 counted paths, or stand in the head's .git-blame-ignore-revs.
    """
    listed = set(_listed(tree.texts.get(".git-blame-ignore-revs", "")))
    listed.intersection_update(commit.hash for commit in facts.commits)
    return frozenset(listed.union(_large(facts, path_class)))


def _listed(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if name := line.partition("#")[0].strip():
            yield name.lower()


def _large(facts: Facts, path_class: Callable[[str], str]) -> Iterator[str]:
    touches = facts.touches
    large = {commit for commit, size in zip(touches.commits, touches.sizes(), strict=True) if size > _MANY_PATHS}
    paths = Counter(
        touch.hash for touch in touches.of(large) if touch.kind != "A" and path_class(touch.path) in COUNTED
    )
    return (commit for commit, number in paths.items() if number > _MANY_PATHS)
