"""Laying out text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rich.text import Text

from lintorg.model.report import Display


def wrapped(text: str, display: Display, indent: str, style: str = "") -> Iterator[Text]:
    """Yield a text's lines at the display's width, the second and later ones indented."""
    for line in textwrap.wrap(text, display.width, subsequent_indent=indent, break_on_hyphens=False):
        yield Text(line, style=style)
