"""Files of a folder on disk, and nothing outside of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lintorg.model.errors import LintorgError
from lintorg.model.text import safe

MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class DiskFiles:
    """Read access to the files below a folder; links that lead outside are refused."""

    root: Path

    def read(self, path: str) -> str | None:
        """Return a file's text; None where there is no such file.

        Raises:
            LintorgError: the file is outside of the folder, too large, not readable or not UTF-8.
        """
        file = self._inside(path)
        try:
            if not file.is_file():
                if file.exists() or (self.root / path).is_symlink():
                    raise LintorgError(f"{safe(path)} is there, but is no file that can be read")
                return None
            if file.stat().st_size > MAX_BYTES:
                raise LintorgError(f"{safe(path)} is larger than {MAX_BYTES // 1_000_000} MB")
            return file.read_text(encoding="utf-8")
        except OSError as error:
            raise LintorgError(f"{safe(path)} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise LintorgError(f"{safe(path)} is not UTF-8 text") from None

    def present(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return those of the paths that are there, in the order given."""
        return tuple(path for path in paths if os.path.lexists(self.root / path))

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the paths of the files below a folder, in alphabetical order."""
        start = self._inside(folder)
        if not start.is_dir():
            return ()
        found = (file.relative_to(start).as_posix() for file in start.rglob("*") if file.is_file())
        return tuple(sorted(f"{folder.rstrip('/')}/{path}" for path in found))

    def _inside(self, path: str) -> Path:
        try:
            file = (self.root / path).resolve()
        except (OSError, RuntimeError, ValueError):
            raise LintorgError(f"{safe(path)[:200]} is no path that can be followed") from None
        if not file.is_relative_to(self.root.resolve()):
            raise LintorgError(f"{safe(path)} leads outside of the repository; keep such files inside of it")
        return file


class NoFiles:
    """A place without files, for commands that need no repository."""

    def read(self, path: str) -> str | None:  # noqa: ARG002 — the protocol's signature
        """Return nothing."""
        return None

    def present(self, paths: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002 — the protocol's signature
        """Return nothing."""
        return ()

    def list(self, folder: str) -> tuple[str, ...]:  # noqa: ARG002 — the protocol's signature
        """Return nothing."""
        return ()
