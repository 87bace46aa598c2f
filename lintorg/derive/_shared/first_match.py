"""Ordered gitignore patterns, fast: the first name with a matching pattern takes a path."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import translate
from functools import cache
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from lintorg.model.patterns import NAME_PATTERN

_WILDCARD = re.compile(r"[*?]")
_LONGEST_PATH = 400
"""Characters of a path, from its end, that are matched: a pattern's stars can cost their power of the length."""


class _Wild(NamedTuple):
    """A pattern with wildcards: the place of its list, and its longest piece before the last wildcard."""

    place: int
    piece: str
    pattern: str


def first_match(named_patterns: Iterable[tuple[str, Sequence[str]]], otherwise: str) -> Callable[[str], str]:
    """Return path → the first name whose gitignore patterns match it, else ``otherwise``.

    The answers are those of one GitIgnoreSpec per name, and remembered. Patterns about one name of
    a path are tried once per file name and folder; only the others are tried on whole paths.
    """
    entries = tuple(named_patterns)
    names = [*(name for name, _ in entries), otherwise]
    by_name = [_name_patterns(patterns) for _, patterns in entries]
    by_path = [
        (rank, GitIgnoreSpec.from_lines(rest).match_file)
        for rank, (_, patterns) in enumerate(entries)
        if (rest := [pattern for pattern in patterns if pattern not in by_name[rank]])
    ]
    rank_of_file = _ranker([[name for name in patterns if name[-1] != "/"] for patterns in by_name])
    rank_of_folder_name = _ranker([[name.rstrip("/") for name in patterns] for patterns in by_name])

    @cache
    def rank_of_folder(folder: str) -> int:
        return min(map(rank_of_folder_name, folder.split("/")))

    @cache
    def name_of(path: str) -> str:
        path = path[-_LONGEST_PATH:]
        folder, slash, file = path.rpartition("/")
        rank = min(rank_of_file(file), rank_of_folder(folder)) if slash else rank_of_file(file)
        earlier = (other for other, matches in by_path if other < rank and matches(path))
        return names[next(earlier, rank)]

    return name_of


def _name_patterns(patterns: Sequence[str]) -> frozenset[str]:
    """Return the patterns about one name; none when a negation makes their order matter."""
    if any(pattern.startswith("!") for pattern in patterns):
        return frozenset()
    return frozenset(pattern for pattern in patterns if NAME_PATTERN.fullmatch(pattern))


def _ranker(pattern_lists: Sequence[Iterable[str]]) -> Callable[[str], int]:
    """Return name → index of the first list with a pattern that matches it, or their number.

    A pattern is tried only on names that hold its end and its longest other piece.
    """
    whole, by_end = _sorted_out(pattern_lists)
    lengths = sorted(set(map(len, by_end)))

    @cache
    def rank(name: str) -> int:
        best = whole.get(name, len(pattern_lists))
        for length in lengths[: bisect_right(lengths, len(name))]:
            for place, piece, pattern in by_end.get(name[len(name) - length :], ()):
                if place >= best:
                    break
                if piece in name and _matcher(pattern)(name):
                    best = place
        return best

    return rank


def _sorted_out(pattern_lists: Sequence[Iterable[str]]) -> tuple[Mapping[str, int], Mapping[str, list[_Wild]]]:
    """Return the place of each pattern without a wildcard, and the others by their end, in the order of places."""
    whole: dict[str, int] = {}
    by_end: dict[str, list[_Wild]] = defaultdict(list)
    for place, patterns in enumerate(pattern_lists):
        for pattern in sorted(patterns):
            *pieces, end = _WILDCARD.split(pattern)
            if pieces:
                by_end[end].append(_Wild(place, max(pieces, key=len), pattern))
            else:
                whole.setdefault(pattern, place)
    return whole, by_end


@cache
def _matcher(pattern: str) -> Callable[[str], object]:
    """Return what matches a name with a pattern of stars and question marks, as fnmatch reads them."""
    if "?" in pattern:
        return re.compile(translate(pattern)).match
    first, *others, last = pattern.split("*")
    least = len(pattern) - len(others) - 1

    def matches(name: str) -> bool:
        """Find the pieces one after the other: to compile hundreds of expressions takes longer than to use them."""
        if len(name) < least or not (name.startswith(first) and name.endswith(last)):
            return False
        at, end = len(first), len(name) - len(last)
        for piece in others:
            at = name.find(piece, at, end) + len(piece)
            if at < len(piece):
                return False
        return True

    return matches
