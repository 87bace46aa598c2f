"""Files for the user, written whole or not at all, and where they are named: through no link of a repository."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from lintorg.model.errors import LintorgError
from lintorg.model.text import safe

_PUBLIC = 0o666
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


def write_whole(path: Path, content: bytes, *, new: bool = False, mode: int = _PUBLIC) -> None:
    """Write a file, drafted beside it and renamed; a ``new`` one replaces none.

    A file that is replaced hands down its permissions; another one gets ``mode``, as far as the umask lets it.

    Raises:
        LintorgError: it cannot be written, is no plain file, is there already, or would be elsewhere.
    """
    try:
        file = _real_folder(path) / path.name
        before = None if new else _permissions(file, path)
        draft = file if new else file.with_name(f".lintorg-{secrets.token_hex(8)}")
        opened = os.open(draft, _FLAGS, mode)
        try:
            _fill(opened, content, before)
            if draft != file:
                draft.replace(file)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise
    except OSError as error:
        raise LintorgError(f"cannot write {safe(str(path))}: {error.strerror}") from None


def _fill(opened: int, content: bytes, permissions: int | None) -> None:
    with os.fdopen(opened, "wb") as stream:
        if permissions is not None:
            os.fchmod(opened, permissions)
        stream.write(content)
        stream.flush()
        os.fsync(opened)  # some disks say only here that they are full


def _permissions(file: Path, named: Path) -> int | None:
    """Return the permissions of a file that is replaced, None where there is none."""
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        kind = "a link" if stat.S_ISLNK(mode) else "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        raise LintorgError(f"cannot write {safe(str(named))}: it is {kind}; name a file")
    return stat.S_IMODE(mode)


def _real_folder(path: Path) -> Path:
    """Return the folder of a path as it really is; a repository's links could lead anywhere."""
    real = Path(path.anchor) if path.is_absolute() else Path.cwd()
    for part in path.parent.parts[bool(path.anchor) :]:
        step = real / part
        if step.is_symlink() and _in_repository(real):
            raise LintorgError(f"{safe(str(path))} would be written elsewhere: {safe(str(step))} is a link")
        real = step.resolve()
    return real


def _in_repository(folder: Path) -> bool:
    return any(os.path.lexists(above / ".git") for above in (folder, *folder.parents))
