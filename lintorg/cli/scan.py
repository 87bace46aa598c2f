"""``lintorg scan``: facts and findings about a repository."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from lintorg.cli._shared.fleet import is_fleet, scan_named_fleet
from lintorg.cli._shared.options import (
    default_jobs,
    fleet_options,
    judging_options,
    mining_of,
    period_options,
    place_options,
)
from lintorg.cli._shared.output import COLOR, wants_color, write, write_file
from lintorg.cli._shared.progress import clear_progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import parse_output, say_timings
from lintorg.model.options import Options
from lintorg.render import formats

_FORMATS = formats("scan")


@click.command()
@click.argument("repository", default=".")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="terminal", help="What stdout carries.")
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file too; repeatable."
)
@period_options
@place_options
@judging_options
@click.option("--deep", is_flag=True, help="Look into changed functions too: a fraction of a second per commit, once.")
@click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too.")
@click.option("--statistics", is_flag=True, help="Count subjects by rule and outcome instead of findings.")
@click.option("--all", "all_", is_flag=True, help="Show every area and every subject of a finding.")
@click.option("--why", is_flag=True, help="Show every rule with its outcome, values and reason.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Exit 1 from here on.")
@click.option("--fail-on-abstain", is_flag=True, help="Exit 3 when no rule could judge.")
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Git processes at a time.")
@fleet_options
@click.option("--miner", type=click.Choice(["git", "pydriller"]), default="git", help="PyDriller checks git's stream.")
@click.option("--no-cache", is_flag=True, help="Mine everything anew, keep nothing.")
@click.option("--show-settings", is_flag=True, help="Print every setting and where it came from, and stop.")
@click.option("--timings", is_flag=True, help="Seconds by stage, on stderr.")
@click.option("--color", type=COLOR, default="auto", help="Colour; NO_COLOR and FORCE_COLOR are honoured.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("-v", "--verbose", count=True, help="More on stderr; -vv shows the traceback of a bug.")
def command(  # noqa: PLR0913 — one parameter an option
    repository: str,
    format_: str,
    outputs: tuple[str, ...],
    options: Options,
    *,
    deep: bool,
    pedantic: bool,
    statistics: bool,
    all_: bool,
    why: bool,
    fail_on: str | None,
    fail_on_abstain: bool,
    jobs: int,
    miner: str,
    no_cache: bool,
    show_settings: bool,
    timings: bool,
    color: str,
    quiet: bool,
    verbose: int,
) -> int:
    """Show a repository's facts and judge them.

    REPOSITORY is a work tree, a folder in one, a bare git directory, or a URL; by default this folder. The network
    is used for a URL only. A YAML file names the repositories of a fleet.
    """
    from lintorg.app.answering import answer
    from lintorg.model.report import Display

    files = [parse_output(output, _FORMATS) for output in outputs]
    plain = Display(all=all_, why=why, statistics=statistics)
    shown = (format_, replace(plain, color=wants_color(color)))
    git = miner == "git"
    mining = mining_of(jobs, miner="bulk" if git else "drill", cache=git and not no_cache, quiet=quiet)
    options = replace(
        options,
        mining=mining,
        pedantic=pedantic,
        deep=deep,
        fail_on=fail_on,
        fail_on_abstain=fail_on_abstain,
    )
    display = {"why": why, "statistics": statistics, "show_settings": show_settings, "timings": timings}
    of_one = {"head": options.head, "path": options.part, **display}
    if is_fleet(repository, options, of_one):
        return scan_named_fleet(replace(options, path=Path(repository)), shown, files)
    options = replace(options, path=path_of(repository, options.head))
    if show_settings:
        from lintorg.app.inspect.settings import describe_settings

        write(describe_settings(options))
        return 0
    answered = answer(options, [shown, *((name, plain) for name, _ in files)])
    clear_progress(mining)
    for (_, file), text in zip(files, answered.texts[1:], strict=True):
        write_file(file, text)
    write(answered.texts[0])
    if timings or verbose:
        say_timings(answered.timings, mining)
    return answered.code
