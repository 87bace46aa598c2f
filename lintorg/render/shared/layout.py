"""Laying out text for a terminal."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from lintorg.model.report import Display


def wrapped(text: str, display: Display, indent: str, style: str = "") -> Iterator[Text]:
    """Yield a text's lines at the display's width, the second and later ones indented."""
    for line in textwrap.wrap(text, display.width, subsequent_indent=indent, break_on_hyphens=False):
        yield Text(line, style=style)


def grid(*columns: str) -> Table:
    """Return a table without lines whose columns are justified ``left`` or ``right``."""
    table = Table.grid(padding=(0, 3, 0, 0))
    for justify in columns:
        table.add_column(justify="right" if justify == "right" else "left", no_wrap=True, overflow="ellipsis")
    return table


def printed(parts: Iterable[Text | Table], display: Display, *, long_lines: bool = False) -> str:
    """Return texts and tables as the text of a terminal, in colour if asked for, without trailing blanks.

    Lines longer than the display is wide are broken, unless ``long_lines`` may stay.
    """
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=display.width,
        force_terminal=display.color,
        color_system="standard" if display.color else None,
        no_color=not display.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part, end="" if isinstance(part, Table) else "\n", soft_wrap=long_lines)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
