"""Reads YAML text as plain values that know where they stand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import Reader

MAX_DEPTH = 32
_LONGEST_NUMBER = 64  # PyYAML reads 1:30:30… as base 60, which takes quadratic time
_TYPED = frozenset(f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "null", "timestamp"))

Path = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a file is read: how large it may be, and whether a mistake may show what stands there."""

    max_characters: int = 1_000_000
    max_values: int = 20_000
    private: bool = False
    """The file holds names: say where a mistake is, and nothing of the text."""

    def shown(self, text: str, otherwise: str = "") -> str:
        """Return what a mistake shows of the text."""
        return otherwise if self.private else text


ORDINARY = Reading()


class Place(NamedTuple):
    """Where a key and its value stand, as offsets into the text; a list item is its own key."""

    key: int
    start: int
    end: int


class Unreadable(Exception):
    """A mistake at an offset into the text that ends the reading."""

    def __init__(self, index: int, message: str) -> None:
        super().__init__(message)
        self.index, self.message = index, message


def check(text: str, reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield mistakes (offset, message) in the stream of events.

    Run it before composing nodes: that recurses in C, where depth is no Python error.
    """
    if len(text) > reading.max_characters:
        raise Unreadable(0, f"the file is larger than {reading.max_characters:,} characters")
    if bad := Reader.NON_PRINTABLE.search(text):
        raise Unreadable(bad.start(), f"character U+{ord(bad.group()):04X} is not allowed in YAML")
    depth = documents = nodes = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        if depth > MAX_DEPTH:
            raise Unreadable(_at(event), f"values are nested deeper than {MAX_DEPTH} levels")
        if nodes > 2 * reading.max_values:  # a key and a value are two nodes
            raise Unreadable(_at(event), f"the file holds more than {reading.max_values:,} values")
        if documents > 1:
            raise Unreadable(_at(event), "a second document starts here; keep one per file")
        if tag := getattr(event, "tag", None):
            shown = reading.shown(f"the tag '{tag}'", "a tag")
            yield _at(event), f"{shown} is not allowed; leave it out"


def _at(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


class Walk:
    """Turns nodes into plain values, aliases expanded, noting where each one stands."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.places: dict[Path, Place] = {}
        self.mistakes: list[tuple[int, str]] = []
        self._values = 0

    def value(self, node: Node, path: Path = (), above: tuple[Node, ...] = (), key: Node | None = None) -> object:
        """Return what a node holds; ``above`` are the nodes around it."""
        self._values += 1
        start = node.start_mark.index
        if self._values > self._reading.max_values:
            most = self._reading.max_values
            raise Unreadable(start, f"the file holds more than {most:,} values once aliases are expanded")
        if any(node is outer for outer in above):
            raise Unreadable(start, "this value contains itself")
        if len(above) > MAX_DEPTH:
            raise Unreadable(start, f"values are nested deeper than {MAX_DEPTH} levels")
        self.places[path] = Place(start if key is None else key.start_mark.index, start, node.end_mark.index)
        if isinstance(node, MappingNode):
            return self._mapping(node, path, (*above, node))
        if isinstance(node, SequenceNode):
            return [self.value(item, (*path, place), (*above, node)) for place, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: MappingNode, path: Path, above: tuple[Node, ...]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, item in node.value:
            if not isinstance(key, ScalarNode):
                self.mistakes.append((key.start_mark.index, "a key must be text"))
            elif key.value in found:
                shown = self._reading.shown(f"key '{key.value}'", "this key")
                self.mistakes.append((key.start_mark.index, f"{shown} stands here twice"))
            else:
                # The text and not the resolved value: YAML 1.1 reads the key `on` as true.
                found[key.value] = self.value(item, (*path, key.value), above, key)
        return found

    def _scalar(self, node: Node) -> object:
        if node.tag not in _TYPED:
            return node.value
        kind = "date" if node.tag.endswith("timestamp") else "number"
        value: object = math.nan
        if len(node.value) <= _LONGEST_NUMBER:
            with suppress(ValueError, OverflowError):
                value = SafeConstructor().construct_object(node)
        if isinstance(value, float) and not math.isfinite(value):
            shown = self._reading.shown(node.value[:_LONGEST_NUMBER], "this")
            self.mistakes.append((node.start_mark.index, f"{shown} is not a {kind}; put text in quotes"))
        return value
