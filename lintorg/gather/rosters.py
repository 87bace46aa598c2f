"""The roster that a command line names, and its key from the environment."""

from __future__ import annotations

import os
from pathlib import Path

from lintorg.config.disk import DiskFiles
from lintorg.mine.tree import HeadFiles
from lintorg.mine.view import View
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.roster import KEY_VARIABLE, Roster
from lintorg.model.text import safe

_SHORTEST_KEY = 32
_LARGEST_TABLE = 8_000_000


def roster_of(view: View, options: Options) -> Roster | None:
    """Return the roster that was named, None where none was.

    Raises:
        BadFiles: it has mistakes.
        LintorgError: it cannot be read or opened, or the repository tracks it.
    """
    if options.roster is None:
        return None
    refuse_tracked_roster(view, options)
    return read_roster(options.roster)


def read_roster(path: Path) -> Roster:
    """Return what the roster at a path says.

    Raises:
        BadFiles: it has mistakes.
        LintorgError: it cannot be read or opened.
    """
    from lintorg.config.roster import load_roster  # a tenth of a second, for the few runs with a roster

    return load_roster(roster_text(path), str(path), roster_key)


def roster_text(path: Path) -> str:
    """Return a roster's text, wherever it is.

    Raises:
        LintorgError: there is none, or it cannot be read.
    """
    try:
        file = path.resolve()
    except (OSError, RuntimeError, ValueError):
        raise LintorgError(f"{safe(str(path))} is no path that can be followed") from None
    text = DiskFiles(file.parent).read(file.name)
    if text is None:
        raise LintorgError(f"there is no roster {safe(str(path))}")
    return text


def roster_key() -> bytes | None:
    """Return the key of sealed rosters from the environment, None where it is not set.

    Raises:
        LintorgError: it is too short to keep anything secret.
    """
    key = os.environ.get(KEY_VARIABLE, "")
    if key and len(key) < _SHORTEST_KEY:
        raise LintorgError(f"{KEY_VARIABLE} is shorter than {_SHORTEST_KEY} characters; {HOW_TO_MAKE_A_KEY}")
    return os.fsencode(key) or None


HOW_TO_MAKE_A_KEY = (
    "make one with `openssl rand -hex 32` and keep it as a secret of its own: whoever has it and the sealed file "
    "can try e-mails"
)


def refuse_tracked_roster(view: View, options: Options) -> None:
    """Refuse the roster that was named where the view's head tracks it and that is not allowed.

    Raises:
        LintorgError: it does.
    """
    if options.roster and not options.allow_tracked_roster:
        refuse_tracked(view, options.roster, "--allow-tracked-roster if nobody in it is real")


def refuse_tracked(view: View, file: Path, way_out: str = "") -> None:
    """Refuse a file with roles that the repository tracks; ``way_out`` says what lets it through.

    Raises:
        LintorgError: it is tracked.
    """
    tree, place = view.source.work_tree, file.resolve()
    if tree is None or not place.is_relative_to(tree):
        return
    path = place.relative_to(tree).as_posix()
    if HeadFiles(view).present([path]):
        raise LintorgError(
            f"{safe(path)} is among the repository's tracked files: whoever has the repository has it, "
            "with all that ever stood in it. Take it out and keep it elsewhere (`lintorg roster new` does), for CI "
            f"sealed and as a secret{way_out and '; '}{way_out}"
        )


def read_table(path: Path) -> bytes:
    """Return the bytes of a table; nothing of it is kept.

    Raises:
        LintorgError: it is no file that can be read, or too large.
    """
    try:
        if not path.is_file():
            raise LintorgError(f"there is no table {safe(str(path))}; name a CSV or TSV file")
        if path.stat().st_size > _LARGEST_TABLE:
            raise LintorgError(f"{safe(str(path))} is larger than {_LARGEST_TABLE // 1_000_000} MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no path that can be followed"
        raise LintorgError(f"{safe(str(path))} cannot be read: {reason}") from None
