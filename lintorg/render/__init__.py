"""Documents to text: a room for each kind of document, in which one file is one format."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Literal

Document = Literal["scan", "finding", "backtest", "fleet", "quarter", "fleet_quarter"]
"""A kind of document, by the name of its room."""


def formats(document: Document) -> tuple[str, ...]:
    """Return the names of the formats of a kind of document, in alphabetical order; imports none of them."""
    return tuple(info.name for info in pkgutil.iter_modules([str(Path(__file__).parent / document)]))


def find(document: Document, format_: str) -> Callable[..., str]:
    """Return what renders a document in a format; a format that takes long to start begins to."""
    module = import_module(f"{__name__}.{document}.{format_}")
    getattr(module, "prepare", lambda: None)()
    render: Callable[..., str] = module.render
    return render
