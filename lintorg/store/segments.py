"""Immutable files that name their own checksum: nothing to lock, nothing to repair.

A segment is written under a temporary name, synced and renamed, so it is there whole or not at all.
One whose content does not match its name, or is nothing that its reader knows, is dropped, and what it held is
mined again.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from lintorg.store.location import private_folder

FORMAT = "v4"
"""Part of every name: a segment of another version of lintorg is left alone."""
_TEMPORARY = "writing-"
_UNREADABLE = (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError)
_SMALL, _MANY = 64 * 1024, 16
"""Bytes of a segment that is worth joining, and how many there may be of them."""
_ABANDONED = 86_400
"""Seconds after which a half-written file is nobody's."""

Content = TypeVar("Content")
Item = TypeVar("Item")


def write_segment(folder: Path, payload: object) -> Path:
    """Add a segment to a folder and return its file.

    Raises:
        OSError: the folder cannot be written, or the disk is full; nothing is left behind.
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    data = zlib.compress(text.encode("utf-8"), level=1)
    handle, temporary = tempfile.mkstemp(prefix=_TEMPORARY, dir=private_folder(folder))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written = Path(temporary).replace(folder / _name(data))
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    remove_leftovers(folder, older_than=time.time() - _ABANDONED)
    return written


def read_segments(folder: Path, read: Callable[[Any], Content]) -> Iterator[tuple[Path, Content]]:
    """Yield (file, what ``read`` makes of its payload) of every segment that is whole, in order; drop the others."""
    for file in sorted(folder.glob(f"{FORMAT}-*")):
        with suppress(OSError):
            data = file.read_bytes()
            try:
                if file.name != _name(data):
                    raise ValueError("it is not what was written")
                content = read(json.loads(zlib.decompress(data)))
            except _UNREADABLE:
                file.unlink()
                continue
            yield file, content


def load_segments(
    folder: Path,
    wanted: Iterable[str],
    decode: Callable[[Any], dict[str, Item]],
    encode: Callable[[dict[str, Item]], Any],
) -> dict[str, Item]:
    """Return what the segments hold of the wanted keys. Many small segments, as small runs add, are joined into one.

    A large one is left as it is: no more than one of them is ever held whole.
    """
    needed = frozenset(wanted)
    known: dict[str, Item] = {}
    joined: dict[str, Item] = {}
    small = []
    for file, items in read_segments(folder, decode):
        known.update((key, item) for key, item in items.items() if key in needed)
        with suppress(OSError):
            if file.stat().st_size < _SMALL:
                small.append(file)
                joined.update(items)
    if len(small) > _MANY:
        with suppress(OSError):
            join_segments(folder, encode(joined), small)
    return known


def join_segments(folder: Path, payload: object, files: Iterable[Path]) -> None:
    """Put one segment in the place of several; whoever reads one that is gone mines again what it held."""
    joined = write_segment(folder, payload)
    for file in files:
        if file != joined:
            file.unlink(missing_ok=True)


def remove_leftovers(folder: Path, *, older_than: float) -> None:
    """Remove what killed runs left half-written before a time, in seconds since 1970."""
    for file in folder.glob(f"{_TEMPORARY}*"):
        with suppress(OSError):
            if file.stat().st_mtime < older_than:
                file.unlink()


def _name(data: bytes) -> str:
    return f"{FORMAT}-{sha256(data).hexdigest()[:40]}"
