"""Replayed merges, kept under their hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lintorg.model.facts import ReplayedMerge
from lintorg.store.history import HistoryStore
from lintorg.store.segments import read_segments, write_segment


@dataclass(frozen=True, slots=True)
class ReplaysStore:
    """The replayed merges of one repository."""

    folder: Path

    def load(self, wanted: Iterable[str]) -> dict[str, ReplayedMerge]:
        """Return what is known of the wanted hashes."""
        needed = frozenset(wanted)
        known: dict[str, ReplayedMerge] = {}
        for _, merges in read_segments(self.folder, _decoded):
            known.update((merge.hash, merge) for merge in merges if merge.hash in needed)
        return known

    def save(self, merges: Iterable[ReplayedMerge]) -> None:
        """Keep the merges that git could make again; of the others the missing objects may still come.

        Raises:
            OSError: the cache cannot be written.
        """
        made = [merge for merge in merges if merge.clean is not None]
        if made:
            write_segment(self.folder, made)


def replays_store(history: HistoryStore) -> ReplaysStore:
    """Return the store beside a repository's history."""
    return ReplaysStore(history.folder.parent / "replays")


def _decoded(payload: Any) -> list[ReplayedMerge]:
    return [ReplayedMerge(merge, clean, tuple(paths)) for merge, clean, paths in payload]
