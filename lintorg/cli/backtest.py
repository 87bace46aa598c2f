"""``lintorg backtest``: what check would have said of the changes that landed."""

from __future__ import annotations

from dataclasses import replace

import click

from lintorg.cli._shared.options import default_jobs, judging_options, mining_of, part_option
from lintorg.cli._shared.output import write
from lintorg.cli._shared.progress import clear_progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import say_timings
from lintorg.model.options import Options
from lintorg.render import find, formats


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
@part_option
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
    options: Options,
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
    from lintorg.app.backtest import backtest
    from lintorg.model.report import Display

    mining = mining_of(jobs, cache=not no_cache, quiet=quiet)
    result, seconds = backtest(replace(options, path=path_of(repository), mining=mining, changes=changes, blame=blame))
    clear_progress(mining)
    write(find("backtest", format_)(result, Display(all=all_)))
    if timings or verbose:
        say_timings(seconds, mining)
