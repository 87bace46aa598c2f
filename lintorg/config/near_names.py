"""Refuses configuration files of a name or in a place that is not read: nothing is ignored in silence."""

from __future__ import annotations

from lintorg.model.errors import BadFiles, Problem
from lintorg.model.files import Files
from lintorg.model.text import safe

RIGHT_NAMES = (".lintorg.yaml", ".github/lintorg.yaml")
_NAMES = tuple(f"{dot}lintorg.{suffix}" for dot in (".", "") for suffix in ("yaml", "yml", "toml", "json"))
_FOLDERS = ("", ".github/", ".gitlab/", ".config/", ".lintorg/")
_NEAR = tuple(path for folder in _FOLDERS for name in _NAMES if (path := f"{folder}{name}") not in RIGHT_NAMES)


def refuse_near_names(files: Files, folder: str) -> None:
    """Refuse what looks like a configuration and is not read; ``folder`` is what of the repository is scanned.

    Raises:
        BadFiles: there is such a file; says where it belongs.
    """
    inside = tuple(f"{folder}/{name}" for name in _NAMES) if folder else ()
    found = files.present((*_NEAR, *inside))
    if found:
        raise BadFiles(Problem(safe(path), 1, 1, _advice(path)) for path in found)


def _advice(path: str) -> str:
    if path.endswith((".toml", ".json")):
        return "this file is not read; write `.lintorg.yaml` in the root, or [tool.lintorg] in pyproject.toml"
    return "this file is not read; move it to `.lintorg.yaml` in the repository's root, or name it with --config"
