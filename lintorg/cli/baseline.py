"""``lintorg baseline``: begin with the findings of today accepted, and see only new and worse ones."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, in_order, whole
from lintorg.cli._shared.output import write, write_here
from lintorg.model.options import Options


@click.group()
def command() -> None:
    """Accept the findings of today; new and worse ones still count.

    Writes .lintorg/baseline.json in the current directory; a scan reads it in the repository's root.
    """


_ADDED = (
    click.argument("repository", type=click.Path(path_type=Path), default="."),
    click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too, as your scans do."),
    click.option("--deep", is_flag=True, help="Look into changed functions too, as your scans do."),
    config_options,
)
"""The repository, its configuration, and which rules judge it."""


@command.command()
@partial(in_order, _ADDED)
def create(repository: Path, options: Options, *, pedantic: bool, deep: bool) -> None:
    """Record every finding of REPOSITORY that is not waived, in place of what was recorded."""
    from lintorg.app.baseline import created

    options = replace(whole(repository, options), pedantic=pedantic, deep=deep, baseline=False)
    _write(*created(options))


@command.command()
@partial(in_order, _ADDED)
@click.option("--tighten", is_flag=True, help="Record the value of now where it is better.")
def prune(repository: Path, options: Options, *, pedantic: bool, deep: bool, tighten: bool) -> None:
    """Take out what is mended, so that it counts when it comes back."""
    from lintorg.app.baseline import pruned

    options = replace(whole(repository, options), pedantic=pedantic, deep=deep)
    _write(*pruned(options, tighten=tighten))


def _write(text: str, sentence: str) -> None:
    from lintorg.config.baseline import BASELINE

    write_here(BASELINE, text, new=False)
    write(f"{BASELINE}: {sentence}\n")
