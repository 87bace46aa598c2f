"""What commands with a report do alike: formats, files to write, words on stderr."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

import lintorg.render
from lintorg.model.errors import LintorgError

if TYPE_CHECKING:
    from lintorg.app.mining import Mining


def formats() -> tuple[str, ...]:
    """Return the names of all formats of a report."""
    return tuple(info.name for info in pkgutil.iter_modules(lintorg.render.__path__) if not info.name.startswith("_"))


def parse_output(text: str) -> tuple[str, Path]:
    """Read one ``--output FORMAT=PATH``.

    Raises:
        LintorgError: there is no such format, or no path.
    """
    name, separator, path = text.partition("=")
    if not separator or not path or name not in formats():
        raise LintorgError(f"--output takes FORMAT=PATH with one of {', '.join(formats())}, for example json=scan.json")
    return name, Path(path)


def path_of(repository: str) -> Path:
    """Return where a repository is on disk; one named by its URL is fetched first."""
    if "@" not in repository and "://" not in repository:
        return Path(repository)
    from lintorg.mine.clone import clone_of, is_url
    from lintorg.store.location import CLONES, cache_folder

    return clone_of(repository, cache_folder() / CLONES) if is_url(repository) else Path(repository)


def warn(sentence: str) -> None:
    """Say something on stderr."""
    click.echo(f"lintorg: {sentence}", err=True)


def say_timings(timings: Mapping[str, float], mining: Mining) -> None:
    """Print seconds by stage, and what the cache knew."""
    for stage, seconds in timings.items():
        click.echo(f"{seconds:8.2f} s  {stage}", err=True)
    if mining.counts:
        click.echo("commits: {mined} mined, {known} known".format(**mining.counts), err=True)
    else:
        click.echo("answered from the cache", err=True)
