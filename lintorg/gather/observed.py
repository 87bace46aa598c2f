"""Notes what was read of files outside of git, so that an answer can be known to be out of date."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from lintorg.config.disk import DiskFiles, NoFiles
from lintorg.model.errors import LintorgError
from lintorg.model.files import Files
from lintorg.model.options import Options
from lintorg.model.roster import KEY_VARIABLE, check_value

ABSENT = "absent"


def disk_files(work_tree: Path | None, options: Options) -> Files | None:
    """Return the files on disk that configuration and rules are read from; None where the head has them.

    A configuration named on the command line finds its rules, waivers and baseline beside itself; without
    any, nothing is read.
    """
    if options.no_config:
        return NoFiles()
    if options.committed is not None:
        return None
    if options.config:
        return DiskFiles(options.config.resolve().parent)
    return DiskFiles(work_tree) if work_tree else None


def roster_state(options: Options) -> list[object] | None:
    """Return what tells a roster, its state and its key from others; None without one.

    Not a hash of the content: who is a student is so little that it could be guessed from that.
    """
    if options.roster is None:
        return None
    key = check_value(os.fsencode(os.environ.get(KEY_VARIABLE, "")))
    try:
        file = options.roster.resolve()
        state = file.stat()
    except (OSError, RuntimeError, ValueError):
        return [key]
    return [key, str(file), state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns]


class Observed:
    """Reads files, and keeps a hash of each answer in ``seen``."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.seen: dict[str, str] = {}

    def read(self, path: str) -> str | None:
        """Return a file's text; None where there is no such file."""
        text = self._files.read(path)
        self.seen[f"read:{path}"] = ABSENT if text is None else _hash(text)
        return text

    def present(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return those of the paths that are there."""
        found = self._files.present(paths)
        self.seen["present:" + "\0".join(paths)] = "\0".join(found)
        return found

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the paths of the files below a folder."""
        paths = self._files.list(folder)
        self.seen[f"list:{folder}"] = _hash("\0".join(paths))
        return paths


_AGAIN: Mapping[str, Callable[[Observed, str], object]] = {
    "read": Observed.read,
    "list": Observed.list,
    "present": lambda files, paths: files.present(paths.split("\0")),
}


def still_so(files: Files, seen: Mapping[str, str]) -> bool:
    """Tell whether files still are as they were seen."""
    again = Observed(files)
    try:
        for what in seen:
            verb, _, path = what.partition(":")
            _AGAIN[verb](again, path)
    except LintorgError:
        return False
    return again.seen == seen


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
