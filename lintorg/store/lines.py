"""Line counts, kept under the commits' hashes and the classes of paths that were counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

from lintorg.model.facts import LineCount
from lintorg.store.history import HistoryStore
from lintorg.store.segments import load_segments, write_segment

Lines = dict[str, tuple[LineCount, ...]]


@dataclass(frozen=True, slots=True)
class LinesStore:
    """Line counts of one repository under one set of classes."""

    folder: Path

    def load(self, wanted: Iterable[str]) -> Lines:
        """Return what is known of the wanted hashes. Many small segments are joined into one."""
        return load_segments(self.folder, wanted, _decoded, _encoded)

    def save(self, lines: Mapping[str, tuple[LineCount, ...] | None]) -> None:
        """Keep the counts that git could make.

        Raises:
            OSError: the cache cannot be written.
        """
        if known := _encoded(lines):
            write_segment(self.folder, known)


def lines_store(history: HistoryStore, classes: str) -> LinesStore:
    """Return the store beside a repository's history; ``classes`` is a hash of how paths are classed."""
    return LinesStore(history.folder.parent / f"lines-{classes[:16]}")


def _encoded(lines: Mapping[str, tuple[LineCount, ...] | None]) -> dict[str, list[tuple[object, ...]]]:
    return {commit: [line[1:] for line in found] for commit, found in lines.items() if found is not None}


def _decoded(payload: Any) -> Lines:
    return {
        commit: tuple(LineCount(commit, intern(path), added, deleted) for path, added, deleted in lines)
        for commit, lines in payload.items()
    }
