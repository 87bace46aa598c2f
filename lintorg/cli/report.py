"""``lintorg report``: the quarterly report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.fleet import is_fleet, report_named_fleet
from lintorg.cli._shared.options import default_jobs, fleet_options, judging_options, mining_of, place_options
from lintorg.cli._shared.output import write, write_file
from lintorg.cli._shared.progress import clear_progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import parse_output, say_timings
from lintorg.model.options import Mining, Options
from lintorg.render import Renderer, find, formats

if TYPE_CHECKING:
    from lintorg.app.report import Reported
    from lintorg.model.quarterly import QuarterReport
    from lintorg.quarter.comparison import Earlier

_FORMATS = formats("quarter")


@click.command()
@click.argument("repository", default=".")
@click.option("--quarter", metavar="QUARTER", help="Such as 2026Q3; by default the last that is over.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    default="markdown",
    help="What stdout carries: markdown by default.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=PATH",
    help="Write a format to a file too, such as html=report.html; repeatable.",
)
@place_options
@judging_options
@click.option(
    "--actions", type=click.Path(path_type=Path), help="What was to be done, instead of .lintorg/actions.yaml."
)
@click.option("--events", type=click.Path(path_type=Path), help="What happened, instead of .lintorg/events.yaml.")
@click.option("--against", type=click.Path(path_type=Path), help="An earlier report's JSON: say what differs.")
@click.option(
    "--deep/--no-deep",
    default=None,
    help="Look into changed functions: a fraction of a second per commit, once. Of a fleet only if asked for.",
)
@click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Exit 1 from here on.")
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Git processes at a time.")
@fleet_options
@click.option("--no-cache", is_flag=True, help="Mine everything anew, keep nothing.")
@click.option("--timings", is_flag=True, help="Seconds by stage, on stderr.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("-v", "--verbose", count=True, help="More on stderr; -vv shows the traceback of a bug.")
def command(  # noqa: PLR0913 — one parameter an option
    repository: str,
    quarter: str | None,
    format_: str,
    outputs: tuple[str, ...],
    options: Options,
    *,
    actions: Path | None,
    events: Path | None,
    against: Path | None,
    deep: bool | None,
    pedantic: bool,
    fail_on: str | None,
    jobs: int,
    no_cache: bool,
    timings: bool,
    quiet: bool,
    verbose: int,
) -> int:
    """Report on a quarter: who could step in where, what is about to be lost, what moved beyond noise.

    REPOSITORY is a work tree, a folder in one, a bare git directory, or a URL; by default this folder. The first
    report looks into the changed functions of a year, which takes minutes; later ones take seconds.

    A YAML file names the repositories of a fleet: its report is of every repository, and of all of them together.

    stdout carries Markdown; `--output html=report.html` writes the page with its charts, to be opened or printed.
    """
    from lintorg.app.report import report
    from lintorg.assess.outcomes import exit_code
    from lintorg.quarter.comparison import read_earlier
    from lintorg.quarter.selection import parse_quarter

    files = [parse_output(output, _FORMATS) for output in outputs]
    of_one = {
        "head": options.head,
        "path": options.part,
        "actions": actions,
        "events": events,
        "against": against,
        "timings": timings,
    }
    fleet = is_fleet(repository, options, of_one)
    options = replace(
        options,
        mining=mining_of(jobs, cache=not no_cache, quiet=quiet),
        quarter=parse_quarter(quarter) if quarter else None,
        pedantic=pedantic,
        deep=not fleet if deep is None else deep,
        fail_on=fail_on,
        actions=actions,
        events=events,
    )
    if fleet:
        return report_named_fleet(replace(options, path=Path(repository)), format_, files)
    render = {name: find("quarter", name) for name in (format_, *(name for name, _ in files))}
    earlier = read_earlier(against) if against else None
    done = report(replace(options, path=path_of(repository, options.head)))
    seconds = _written(done, earlier, render, format_, files, options.mining)
    if timings or verbose:
        say_timings({**done.timings, **seconds}, options.mining)
    return exit_code(done.year, fail_on or done.policy.settings.fail_on)


def _written(
    done: Reported,
    earlier: Earlier | None,
    render: Mapping[str, Renderer],
    shown: str,
    files: Sequence[tuple[str, Path]],
    mining: Mining,
) -> Mapping[str, float]:
    """Write a report to stdout and to files, and return the seconds that it took."""
    from lintorg.quarter.comparison import compare

    texts, seconds = _rendered(render, compare(done.report, earlier) if earlier else done.report)
    clear_progress(mining)
    for name, file in files:
        write_file(file, texts[name])
    write(texts[shown])
    return seconds


def _rendered(render: Mapping[str, Renderer], made: QuarterReport) -> tuple[Mapping[str, str], Mapping[str, float]]:
    """Return a report in every format, and the seconds it took."""
    from lintorg.gather.stopwatch import Stopwatch

    watch = Stopwatch()
    texts = {name: make(made) for name, make in render.items()}
    watch.lap("rendering")
    return texts, watch.seconds
