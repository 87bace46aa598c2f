"""``lintorg baseline``: begin with the findings of today accepted, and see only new and worse ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lintorg.cli._shared.options import config_options, default_jobs
from lintorg.cli._shared.output import write, write_here

if TYPE_CHECKING:
    from lintorg.app.request import Request, Wishes


@click.group()
def command() -> None:
    """Accept the findings of today; new and worse ones still count.

    Writes .lintorg/baseline.json in the current directory; a scan reads it in the repository's root.
    """


def _options(inner: Callable[..., Any]) -> Callable[..., Any]:
    """Add the repository, its configuration, and which rules judge it."""
    options = (
        click.argument("repository", type=click.Path(path_type=Path), default="."),
        click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too, as your scans do."),
        click.option("--deep", is_flag=True, help="Look into changed functions too, as your scans do."),
        config_options,
    )
    for option in reversed(options):
        inner = option(inner)
    return inner


@command.command()
@_options
def create(repository: Path, wishes: Wishes, *, pedantic: bool, deep: bool) -> None:
    """Record every finding of REPOSITORY that is not waived, in place of what was recorded."""
    from lintorg.app.baselines import created

    wishes = replace(wishes, baseline=False)
    _write(*created(_request(repository, wishes, pedantic=pedantic, deep=deep)))


@command.command()
@_options
@click.option("--tighten", is_flag=True, help="Record the value of now where it is better.")
def prune(repository: Path, wishes: Wishes, *, pedantic: bool, deep: bool, tighten: bool) -> None:
    """Take out what is mended, so that it counts when it comes back."""
    from lintorg.app.baselines import pruned

    _write(*pruned(_request(repository, wishes, pedantic=pedantic, deep=deep), tighten=tighten))


def _request(repository: Path, wishes: Wishes, *, pedantic: bool, deep: bool) -> Request:
    from lintorg.app.mining import Mining
    from lintorg.app.period import Period
    from lintorg.app.request import Request

    mining = Mining(jobs=default_jobs(), cache=True)
    return Request(path=repository, period=Period(), wishes=wishes, mining=mining, pedantic=pedantic, deep=deep)


def _write(text: str, sentence: str) -> None:
    from lintorg.config.baseline import BASELINE

    write_here(BASELINE, text, new=False)
    write(f"{BASELINE}: {sentence}\n")
