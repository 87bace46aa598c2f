"""Ordered gitignore patterns, fast: the first name with a matching pattern takes a path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fnmatch import translate
from functools import cache

from pathspec import GitIgnoreSpec

from lintorg.model.patterns import NAME_PATTERN

_LONGEST_PATH = 400
"""Characters of a path, from its end, that are matched: a pattern's stars can cost their power of the length."""


def first_match(named_patterns: Iterable[tuple[str, Sequence[str]]], otherwise: str) -> Callable[[str], str]:
    """Return path → the first name whose gitignore patterns match it, else ``otherwise``.

    The answers are those of one GitIgnoreSpec per name, and remembered. Patterns about one name of
    a path are tried once per file name and folder, all in one expression; only the others are
    tried on whole paths.
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
    """Return name → index of the first list with a pattern that matches it, or their number."""
    nothing = r"(?!)"
    groups = ("|".join(map(translate, sorted(patterns))) or nothing for patterns in pattern_lists)
    match = re.compile("|".join(f"({group})" for group in groups) or nothing).match

    @cache
    def rank(name: str) -> int:
        found = match(name)
        return len(pattern_lists) if found is None or found.lastindex is None else found.lastindex - 1

    return rank
