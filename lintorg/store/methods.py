"""Changed functions, kept under the commits' hashes and the map that says which paths are looked into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lintorg.model.facts import MethodChange
from lintorg.store.history import HistoryStore
from lintorg.store.segments import load_segments, write_segment

Methods = dict[str, tuple[MethodChange, ...]]


@dataclass(frozen=True, slots=True)
class MethodsStore:
    """The changed functions of one repository under one map of areas."""

    folder: Path

    def load(self, wanted: Iterable[str]) -> Methods:
        """Return what is known of the wanted hashes. Many small segments are joined into one."""
        return load_segments(self.folder, wanted, _decoded, _encoded)

    def save(self, methods: Mapping[str, tuple[MethodChange, ...]]) -> None:
        """Keep the functions of some commits.

        Raises:
            OSError: the cache cannot be written.
        """
        if methods:
            write_segment(self.folder, _encoded(methods))


def methods_store(history: HistoryStore, area_map: str) -> MethodsStore:
    """Return the store beside a repository's history; ``area_map`` is a hash of what decides the paths."""
    return MethodsStore(history.folder.parent / f"methods-{area_map[:16]}")


def _encoded(methods: Mapping[str, tuple[MethodChange, ...]]) -> object:
    return {commit: [change[1:] for change in found] for commit, found in methods.items()}


def _decoded(payload: Any) -> Methods:
    return {commit: tuple(MethodChange(commit, *change) for change in found) for commit, found in payload.items()}
