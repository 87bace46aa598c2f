"""The formats of a quarterly report; one of them needs libraries that are not always installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from lintorg.model.errors import LintorgError

Renderer = Callable[[Any], str]


def renderers(names: Iterable[str], room: str = "_quarterly") -> Mapping[str, Renderer]:
    """Return what makes each named format of a room, asked for before anything is mined.

    A format may have a ``prepare()``, which starts what takes long to start.

    Raises:
        LintorgError: a library that a format needs is not installed.
    """
    return {name: _renderer(name, room) for name in dict.fromkeys(names)}


def _renderer(name: str, room: str) -> Renderer:
    with _what_it_needs(name):
        module = import_module(f"lintorg.render.{room}.{name}")
        getattr(module, "prepare", lambda: None)()
    render: Renderer = module.render

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
