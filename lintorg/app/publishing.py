"""The formats of a quarterly report; one of them needs libraries that are not always installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from lintorg.model.errors import LintorgError
from lintorg.model.quarterly import QuarterReport

Renderer = Callable[[QuarterReport], str]


def renderers(names: Iterable[str]) -> Mapping[str, Renderer]:
    """Return what makes each named format, asked for before anything is mined.

    Raises:
        LintorgError: a library that a format needs is not installed.
    """
    return {name: _renderer(name) for name in dict.fromkeys(names)}


def _renderer(name: str) -> Renderer:
    try:
        render: Renderer = import_module(f"lintorg.render._quarterly.{name}").render
    except ModuleNotFoundError as missing:
        raise LintorgError(
            f"the format {name} needs {missing.name}, which is not installed: pip install 'lintorg[report]'"
        ) from None
    return render
