"""The formats of a quarterly report; one of them needs libraries that are not always installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from lintorg.model.errors import LintorgError
from lintorg.render import Document, find

Renderer = Callable[[Any], str]


def renderers(document: Document, names: Iterable[str]) -> Mapping[str, Renderer]:
    """Return what makes each named format of a kind of document, asked for before anything is mined.

    Raises:
        LintorgError: a library that a format needs is not installed.
    """
    return {name: _renderer(document, name) for name in dict.fromkeys(names)}


def _renderer(document: Document, name: str) -> Renderer:
    with _what_it_needs(name):
        render = find(document, name)

    def renderer(report: Any) -> str:
        with _what_it_needs(name):  # some of it may be imported no earlier than it is used
            return render(report)

    return renderer


@contextmanager
def _what_it_needs(name: str) -> Iterator[None]:
    """Say how to install a library that is missing."""
    try:
        yield
    except ModuleNotFoundError as missing:
        raise LintorgError(
            f"the format {name} needs {missing.name}, which is not installed: pip install 'lintorg[report]'"
        ) from None
