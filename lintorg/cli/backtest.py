"""``lintorg backtest``: what check would have said of the changes that landed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.options import default_jobs, judging_options
from lintorg.cli._shared.output import warn, write
from lintorg.cli._shared.progress import Progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import say_timings
from lintorg.render import find, formats

if TYPE_CHECKING:
    from lintorg.app.request import Wishes


@click.command()
@click.argument("repository", default=".")
@click.option("--changes", type=click.IntRange(1, 100_000), default=200, show_default=True, help="How many to replay.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats("backtest")),
    default="terminal",
    help="What stdout carries.",
)
@judging_options
@click.option("--blame/--no-blame", default=False, help="Look at who last wrote the deleted lines; takes a while.")
@click.option("--all", "all_", is_flag=True, help="Show every change that a rule speaks of.")
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Git processes at a time.")
@click.option("--no-cache", is_flag=True, help="Mine everything anew, keep nothing.")
@click.option("--timings", is_flag=True, help="Seconds by stage, on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("-v", "--verbose", count=True, help="More on stderr; -vv shows the traceback of a bug.")
def command(  # noqa: PLR0913 — one parameter an option
    repository: str,
    changes: int,
    format_: str,
    wishes: Wishes,
    *,
    blame: bool,
    all_: bool,
    jobs: int,
    no_cache: bool,
    timings: bool,
    quiet: bool,
    verbose: int,
) -> None:
    """Replay the last changes that landed on REPOSITORY's head, each against the state just before it.

    Changes are the commits on the line of first parents, squashed or merged. Configuration, rules, areas and people
    are today's.
    """
    from lintorg.app.backtest import BacktestRequest, backtest
    from lintorg.app.mining import Mining
    from lintorg.model.report import Display

    progress = None if quiet else Progress()
    mining = Mining(jobs=jobs, cache=not no_cache, progress=progress, warn=warn)
    request = BacktestRequest(path=path_of(repository), changes=changes, wishes=wishes, mining=mining, blame=blame)
    result, seconds = backtest(request)
    if progress:
        progress.clear()
    write(find("backtest", format_)(result, Display(all=all_)))
    if timings or verbose:
        say_timings(seconds, mining)
