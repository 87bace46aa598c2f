"""Finds and reads the one configuration file of a repository."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from lintorg.config.near_names import RIGHT_NAMES, refuse_near_names
from lintorg.model.document import Document, Path, Place, parse_document
from lintorg.model.errors import BadFiles, LintorgError, Problem
from lintorg.model.files import Files
from lintorg.model.text import safe

TOML_PLACE = "pyproject.toml"
_MAX_CHARACTERS, _MAX_DOTS = 1_000_000, 250
"""Of a TOML file and of a line in it: reading ``a.a.a…`` takes quadratic time."""
_TOML_KEY = re.compile(r"^[ \t]*(?:\[\[?tool\.lintorg\.)?([\w-]+)", re.MULTILINE)
_TOML_ERROR = re.compile(r"(.*) \(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigSource:
    """A configuration file's content, with the place of each of its keys."""

    file: str
    document: Document

    @property
    def keys(self) -> tuple[str, ...]:
        """The top-level keys the file sets."""
        return tuple(map(str, self.document.data)) if isinstance(self.document.data, dict) else ()

    def origin(self, key: str) -> str:
        """Return ``file:line`` of a top-level key."""
        return f"{self.file}:{self.document.problem((key,), '', at_key=True).line}"


def find_config(files: Files, folder: str = "") -> ConfigSource | None:
    """Return the repository's configuration, looking in its root only; None where there is none.

    Raises:
        LintorgError: there are two.
        BadFiles: it is no YAML or TOML, or a file looks like one that is read and is not, there or in ``folder``.
    """
    refuse_near_names(files, folder)
    found = [read_config(files, place) for place in RIGHT_NAMES]
    sources = [source for source in (*found, _pyproject(files)) if source is not None]
    if len(sources) > 1:
        names = " and ".join(source.file for source in sources)
        raise LintorgError(f"two configurations: {names}; keep one of them")
    return sources[0] if sources else None


def read_config(files: Files, place: str) -> ConfigSource | None:
    """Read a YAML configuration; None where there is no such file."""
    text = files.read(place)
    return None if text is None else ConfigSource(file=place, document=parse_document(text, place))


def _pyproject(files: Files) -> ConfigSource | None:
    """Read the ``[tool.lintorg]`` table of pyproject.toml, where there is one."""
    text = files.read(TOML_PLACE)
    if text is None or "lintorg" not in text:
        return None
    try:
        _refuse_endless(text)
        table: object = tomllib.loads(text)
        misplaced = isinstance(table, dict) and "lintorg" in table
        for key in ("tool", "lintorg"):
            table = table.get(key) if isinstance(table, dict) else None
    except (ValueError, RecursionError) as error:
        raise BadFiles([_toml_problem(str(error))]) from None
    if misplaced:
        line = 1 + text[: _line_start(text)].count("\n")
        raise BadFiles([Problem(TOML_PLACE, line, 1, "this table is not read; call it [tool.lintorg]")])
    if table is None:
        return None
    if not isinstance(table, dict):
        raise BadFiles([Problem(TOML_PLACE, 1, 1, "tool.lintorg must be a table of keys and values")])
    document = Document(file=TOML_PLACE, text=text, data=table, places=_toml_places(text, table))
    return ConfigSource(file=TOML_PLACE, document=document)


def _line_start(text: str) -> int:
    """Return where a table or key that is called lintorg, and not tool.lintorg, begins."""
    found = re.search(r"^[ \t]*\[{0,2}[ \t]*[\"']?lintorg\b", text, re.MULTILINE)
    return found.start() if found else 0


def _refuse_endless(text: str) -> None:
    if len(text) > _MAX_CHARACTERS:
        raise BadFiles([Problem(TOML_PLACE, 1, 1, f"the file is larger than {_MAX_CHARACTERS:,} characters")])
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MAX_DOTS:
            raise BadFiles([Problem(TOML_PLACE, number, 1, f"a line with more than {_MAX_DOTS} dots cannot be read")])


def _toml_places(text: str, table: Mapping[str, object]) -> Mapping[Path, Place]:
    """Find the lines of the table's own keys: the TOML reader keeps no positions."""
    header = re.search(r"^[ \t]*\[\[?tool\.lintorg\b", text, re.MULTILINE)
    start = header.start() if header else 0
    places: dict[Path, Place] = {(key,): Place(start, start, len(text)) for key in table}
    places[()] = Place(start, start, len(text))
    for found in reversed(list(_TOML_KEY.finditer(text, start))):  # of several, the first one counts
        if (found[1],) in places:
            places[(found[1],)] = Place(found.start(1), found.start(1), len(text))
    return places


def _toml_problem(message: str) -> Problem:
    match = _TOML_ERROR.fullmatch(message)
    if match is None:
        return Problem(TOML_PLACE, 1, 1, f"no TOML: {safe(message)}")
    return Problem(TOML_PLACE, int(match[2]), int(match[3]), f"no TOML: {safe(match[1])}")
