"""Where a roster goes: below the user's configuration, named after the repository's origin, or where one says."""

from __future__ import annotations

from pathlib import Path

from lintorg.config.private import refuse_second, roster_path
from lintorg.mine.locate import in_repository, locate
from lintorg.mine.origin import origin_name
from lintorg.model.errors import LintorgError
from lintorg.model.text import safe


def roster_place(repository: Path, output: Path | None, way_out: str | None) -> Path:
    """Return where the roster of a repository goes; one that is there is refused, where ``way_out`` says what to do.

    Raises:
        LintorgError: it would lie in a repository, or is there already.
    """
    origin = origin_name(locate(repository))
    path = roster_path(origin) if output is None else output
    try:
        inside = in_repository(path.resolve())
    except (OSError, RuntimeError, ValueError):
        raise LintorgError(f"{safe(str(path))} is no path that can be followed") from None
    if inside:
        raise LintorgError(
            f"{safe(str(path))} would lie in a repository, where it could be committed; name a place outside of any "
            "with --output or LINTORG_CONFIG_DIR"
        )
    if way_out is not None:
        refuse_second(path, way_out)
    return path
