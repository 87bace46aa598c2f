"""What is wrong with an output, format by format: nothing in it may be obeyed by whoever reads it."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

_OBEYED = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
_JOINERS = "\u200d\u200b"
"""Shown as nothing and obeyed by nobody: a joiner, and what Markdown puts between a mark and its word."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_COMMAND = re.compile(r"^\s*::|##\[|##vso\[", re.MULTILINE)
_OURS = re.compile(r"::(error|warning|notice) file=[^:,]*,line=\d+,title=LO\d+ [a-z-]+::(?!.*::)")
_ACTIVE = {"base", "embed", "form", "iframe", "img", "input", "link", "meta", "object", "script"}
_OF_THE_PAGE = {"meta"}


def wrong(format_: str, text: str) -> list[str]:
    """Return what is wrong with an output in a format; nothing where it is as it must be."""
    return [*_characters(format_, text), *_CHECKS.get(format_, lambda _: [])(text)]


def _characters(format_: str, text: str) -> Iterator[str]:
    allowed = "\n" + _JOINERS
    shown = _COLOUR.sub("", text) if format_ == "terminal" else text
    obeyed = {mark for mark in shown if unicodedata.category(mark) in _OBEYED and mark not in allowed}
    if obeyed:
        yield f"characters {sorted(map(ascii, obeyed))}"
    if format_ != "github" and _COMMAND.search(shown):
        yield "a workflow command at the start of a line"


def _json(text: str) -> list[str]:
    return [said for value in _strings(json.loads(text)) for said in _characters("json", value)]


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def _xml(text: str) -> list[str]:
    kinds = {element.tag for element in ElementTree.fromstring(text).iter()}
    known = {"testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped"}
    return [f"elements {kinds - known}"] if kinds - known else []


def _csv(text: str) -> list[str]:
    rows = list(csv.reader(io.StringIO(text)))
    found = [f"{len(row)} cells" for row in rows if len(row) != len(rows[0])]
    formulas = [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@\uff1d")) and not _is(cell)]
    return found + formulas


def _is(number: str) -> bool:
    try:
        float(number)
    except ValueError:
        return False
    return True


def _github(text: str) -> list[str]:
    commands = [line for line in text.splitlines() if _COMMAND.search(line) or "::" in line]
    return [line for line in commands if not _OURS.match(line)]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE - _OF_THE_PAGE or tag == "b":
            self.wrong.append(f"an element {tag}")
        for name, value in attrs:
            outside = name in {"href", "src", "action", "xlink:href"} and not (value or "").startswith("#")
            if name.startswith("on") or outside:
                self.wrong.append(f"an attribute {name} of {tag}: {value}")


def _html(text: str) -> list[str]:
    page = _Tags()
    page.feed(text)
    return page.wrong


def _markdown(text: str) -> list[str]:
    links = [found[0] for found in re.finditer(r"\]\((?!#)[^)]*\)?", text)]
    return [*_html(text), *links]


_CHECKS: dict[str, Callable[[str], list[str]]] = {
    "json": _json,
    "sarif": _json,
    "gitlab": _json,
    "junit": _xml,
    "csv": _csv,
    "github": _github,
    "html": _html,
    "markdown": _markdown,
}
