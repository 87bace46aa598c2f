"""The temporary folder that a run keeps to itself, and the end of those that killed runs have left."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lintorg.model.errors import CannotJudge

_STANDARD = ("/tmp", "/var/tmp", "/usr/tmp")  # noqa: S108 — where Python looks, too
_NAMED = ("TMPDIR", "TEMP", "TMP")
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """A folder that is locked for as long as its process lives, however that ends."""

    path: Path
    _lock: int

    def remove(self) -> None:
        """Remove it, also where the user interrupts just that."""
        try:
            shutil.rmtree(self.path, ignore_errors=True)
        except KeyboardInterrupt:
            shutil.rmtree(self.path, ignore_errors=True)
            raise
        finally:
            os.close(self._lock)


def own_folder() -> OwnFolder:
    """Make a temporary folder that only its owner can look into.

    Raises:
        CannotJudge: none can be written.
    """
    while (made := _made()) is None:
        pass
    return made


def remove_left_folders() -> None:
    """Remove the folders of this user on this machine whose process is gone: it was killed."""
    name = re.compile(re.escape(_prefix()) + r"\w{8}")
    with suppress(OSError), os.scandir(_room()) as entries:
        for entry in entries:
            if name.fullmatch(entry.name):
                _remove_if_left(entry.path)


def _remove_if_left(folder: str) -> None:
    with suppress(OSError):
        lock = os.open(folder, _FOLDER)
        try:
            if os.fstat(lock).st_uid == os.geteuid():
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


def _made() -> OwnFolder | None:
    """Make a folder and lock it; None where another run took it for left in the instant between."""
    path = Path(tempfile.mkdtemp(prefix=_prefix(), dir=_room()))
    try:
        lock = os.open(path, _FOLDER)
    except FileNotFoundError:
        return None
    except OSError:
        path.rmdir()
        raise
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = os.fstat(lock).st_nlink > 0
    except BlockingIOError:
        is_ours = False
    except OSError:  # a file system without locks: nobody can take it for left there
        is_ours = True
    if is_ours:
        return OwnFolder(path, lock)
    os.close(lock)
    return None


def _prefix() -> str:
    """Return how names begin on this machine: a shared disk need not know the locks of another one."""
    return f"lintorg-{zlib.crc32(os.fsencode(os.uname().nodename)):08x}-"


def _room() -> str:
    """Return where temporary files go; never the current folder, which Python would take at last.

    Raises:
        CannotJudge: there is no such place.
    """
    with suppress(FileNotFoundError):
        room = tempfile.gettempdir()
        if room in (*_STANDARD, *(os.path.abspath(os.environ.get(name) or os.sep) for name in _NAMED)):  # noqa: PTH100
            return room
    raise CannotJudge("no temporary folder can be written; free some space, or set TMPDIR to one")
