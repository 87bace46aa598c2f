"""Documents to text: a room for each kind of document, in which one file is one format."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from lintorg.model.errors import LintorgError

Document = Literal["scan", "finding", "backtest", "fleet", "quarter", "fleet_quarter", "describe"]
"""A kind of document, by the name of its room."""
Renderer = Callable[..., str]


def formats(document: Document) -> tuple[str, ...]:
    """Return the names of the formats of a kind of document, in alphabetical order; imports none of them."""
    return tuple(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent / document)]))


def find(document: Document, format_: str) -> Renderer:
    """Return what renders a document in a format; a format that takes long to start begins to.

    Raises:
        LintorgError: a library that the format needs is not installed; some of it may show no earlier than it is used.
    """
    with _what_it_needs(format_):
        module = import_module(f"{__name__}.{document}.{format_}")
        getattr(module, "prepare", lambda: None)()

    def render(*arguments: Any) -> str:
        with _what_it_needs(format_):
            text: str = module.render(*arguments)
            return text

    return render


@contextmanager
def _what_it_needs(format_: str) -> Iterator[None]:
    """Say how to install a library that is missing."""
    try:
        yield
    except ModuleNotFoundError as missing:
        raise LintorgError(
            f"the format {format_} needs {missing.name}, which is not installed: pip install 'lintorg[report]'"
        ) from None
