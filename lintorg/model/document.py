"""YAML with positions: every mistake in a file is said with its line and column."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from lintorg.model._nodes import ORDINARY, Path, Place, Reading, Unreadable, Walk, check
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.text import safe

__all__ = ["Document", "Path", "Place", "Reading", "did_you_mean", "parse_document", "validate"]

_EXCERPT, _LONGEST_MESSAGE = 100, 500
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_WORDS = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be a mapping of keys to values",
    "model_type": "must be a mapping of keys to values",
    "model_attributes_type": "must be a mapping of keys to values",
    "tuple_type": "must be a list",
    "finite_number": "must be a finite number",
}

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a YAML file says, and where it says it."""

    file: str
    text: str
    data: object
    places: Mapping[Path, Place]
    reading: Reading = ORDINARY

    def problem(self, path: Path, message: str, *, at_key: bool = False, offset: int | None = None) -> Problem:
        """Return a mistake at a value, at its key, or at an ``offset`` into its text.

        The nearest enclosing value stands in for one that is not there.
        """
        while path and path not in self.places:
            path = path[:-1]
        place = self.places.get(path, Place(0, 0, 0))
        if offset is not None:
            return _problem(self.file, self.text, self.reading, self._inside(path, place, offset), message)
        return _problem(self.file, self.text, self.reading, place.key if at_key else place.start, message)

    def line(self, path: Path) -> int:
        """Return the line that a value starts on."""
        return bisect_right(_line_starts(self.text), self.places[path].start)

    def _inside(self, path: Path, place: Place, offset: int) -> int:
        """Find a scalar's character in the text: folding changes white space, and nothing else."""
        value: Any = self.data
        for part in path:
            value = value[part]
        source = self.text[: place.end]
        at = place.start + source.startswith(("'", '"'), place.start)
        if source.startswith(("|", ">"), place.start):
            at = _BREAK.search(source, at).end()  # type: ignore[union-attr]  # a block scalar with text has a line
        last = at
        for character in filter(_is_visible, value[: offset + 1]):
            while at < len(source) and not _is_visible(source[at]):
                at += 1
            if at >= len(source) or source[at] != character:
                return place.start
            last, at = at, at + 1
        return last if _is_visible(value[offset : offset + 1]) else at


def parse_document(text: str, file: str, reading: Reading = ORDINARY) -> Document:
    """Read one YAML document; ``file`` is what problems call it.

    Raises:
        BadFiles: it is no YAML, or YAML that a configuration has no use for: tags, duplicate keys, several
            documents, values that contain themselves, more values than ``reading`` allows or 32 levels.
    """
    text = text.removeprefix("\ufeff")
    walk = Walk(reading)
    try:
        walk.mistakes.extend(check(text, reading))
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = None if node is None else walk.value(node)
    except Unreadable as error:
        walk.mistakes.append((error.index, error.message))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        index = mark.index if mark else 0
        tab = text[index : index + 1] == "\t" or "tab character" in str(error)
        problem = "a line may not begin with a tab; use spaces" if tab else getattr(error, "problem", error)
        walk.mistakes.append((index, f"not valid YAML: {problem}"))
    if walk.mistakes:
        raise BadFiles(_problem(file, text, reading, *mistake) for mistake in walk.mistakes)
    return Document(file=safe(file), text=text, data=data, places=walk.places, reading=reading)


def validate(document: Document, model: type[Model]) -> Model:
    """Check a document against a model; an empty document counts as one without keys.

    Raises:
        BadFiles: every mistake at its place, in plain words.
    """
    try:
        return model.model_validate({} if document.data is None else document.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
    said: dict[tuple[Path, bool, str], list[str]] = {}
    for item in found:
        kind, loc = item["type"], item["loc"]
        at_key = kind == "extra_forbidden" or "[key]" in loc
        missing = str(loc[-1]) if kind == "missing" else ""
        message = _message(document.reading, kind, item["msg"], loc, item["input"], model)
        said.setdefault((_path_of(document, loc), at_key, missing), []).append(message)
    raise BadFiles(
        document.problem(path, _joined(messages), at_key=at_key) for (path, at_key, _), messages in said.items()
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the closest known word, or nothing."""
    close = difflib.get_close_matches(word, sorted(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _is_visible(character: str) -> bool:
    return bool(character) and not character.isspace()


def _problem(file: str, text: str, reading: Reading, index: int, message: str) -> Problem:
    starts = _line_starts(text)
    number = bisect_right(starts, index)
    start, *after = starts[number - 1 : number + 1]
    cut = max(start, index - _EXCERPT // 2)
    shown = text[cut : min(cut + _EXCERPT, *after)] if after else text[cut : cut + _EXCERPT]
    caret = " " * len(safe(text[cut:index])) + "^"
    excerpt = f"{safe(shown.rstrip())}\n{caret}"
    return Problem(safe(file), number, index - start + 1, safe(message[:_LONGEST_MESSAGE]), reading.shown(excerpt))


@lru_cache(maxsize=1)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _BREAK.finditer(text)))


def _path_of(document: Document, loc: Iterable[str | int]) -> Path:
    """Return the value a model's error is about: names of union members in ``loc`` are passed over."""
    path: Path = ()
    for part in loc:
        if (*path, part) in document.places:
            path = (*path, part)
    return path


def _message(
    reading: Reading, kind: str, message: str, loc: tuple[str | int, ...], given: object, model: type[BaseModel]
) -> str:
    name = loc[-1] if loc else "file"
    if kind == "missing":
        return f"missing key '{name}'"
    if kind == "extra_forbidden":
        shown = reading.shown(f" '{name}'")
        return f"unknown key{shown}{did_you_mean(str(name), _keys_at(model, loc[:-1]))}"
    words = _WORDS.get(kind) or re.sub(r"^\w+ should", "must", message).removeprefix("Value error, ")
    if kind == "literal_error" and isinstance(given, str):
        known = re.findall(r"[\w-]+", words.removeprefix("must be"))
        words += reading.shown(f", not '{given}'") + did_you_mean(given, known)
    return words


def _joined(messages: list[str]) -> str:
    """Join what the members of a union say about one value."""
    first, *others = dict.fromkeys(messages)
    return " or ".join((first, *(other.removeprefix("must be ") for other in others)))


def _keys_at(model: type[BaseModel], loc: Iterable[str | int]) -> tuple[str, ...]:
    for part in loc:
        field = next(
            (field for name, field in model.model_fields.items() if part in (name, field.alias) or name == "root"), None
        )
        model = (_model_in(field.annotation) if field else None) or model
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
