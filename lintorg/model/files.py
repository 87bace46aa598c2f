"""How the files of a repository are read, wherever they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Files(Protocol):
    """Read access to text files by path relative to a root, with forward slashes."""

    def read(self, path: str) -> str | None:
        """Return a file's text; None where there is no such file."""

    def present(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return those of the paths that are there, in the order given."""

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the paths of the files below a folder, in alphabetical order."""
