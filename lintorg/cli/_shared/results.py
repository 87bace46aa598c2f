"""What commands with a report do alike: formats, files to write, words on stderr."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.model.errors import LintorgError

if TYPE_CHECKING:
    from lintorg.model.options import Mining


def parse_output(text: str, known: tuple[str, ...]) -> tuple[str, Path]:
    """Read one ``--output FORMAT=PATH`` with a known format.

    Raises:
        LintorgError: there is no such format, or no path.
    """
    name, separator, path = text.partition("=")
    if not separator or not path or name not in known:
        raise LintorgError(f"--output takes FORMAT=PATH with one of {', '.join(known)}, for example json=out.json")
    return name, Path(path)


def say_timings(timings: Mapping[str, float], mining: Mining) -> None:
    """Print seconds by stage, and what the cache knew."""
    for stage, seconds in timings.items():
        click.echo(f"{seconds:8.2f} s  {stage}", err=True)
    if mining.counts:
        click.echo("commits: {mined} mined, {known} known".format(**mining.counts), err=True)
    else:
        click.echo("answered from the cache", err=True)
