"""``lintorg report``: the quarterly report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lintorg.cli._shared.fleet import Where, fleet_options, is_fleet, report_named_fleet
from lintorg.cli._shared.options import default_jobs, judging_options
from lintorg.cli._shared.output import warn, write, write_file
from lintorg.cli._shared.progress import Progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import parse_output, say_timings
from lintorg.render import formats

if TYPE_CHECKING:
    from lintorg.app.publishing import Renderer
    from lintorg.app.quarterly.against import Earlier
    from lintorg.app.report import Reported
    from lintorg.app.request import Wishes
    from lintorg.model.quarterly import QuarterReport

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
    wishes: Wishes,
    where: Where,
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
    """Report on a quarter: who could take over what, what is about to be lost, what moved beyond noise.

    REPOSITORY is a work tree, a folder in one, a bare git directory, or a URL; by default this folder. The first
    report looks into the changed functions of a year, which takes minutes; later ones take seconds.

    A YAML file names the repositories of a fleet: its report is of every repository, and of all of them together.

    stdout carries Markdown; `--output html=report.html` writes the page with its charts, to be opened or printed.
    """
    from lintorg.app.answering import Verdict
    from lintorg.app.exits import exit_code
    from lintorg.app.mining import Mining
    from lintorg.app.publishing import renderers
    from lintorg.app.quarterly.against import read_earlier
    from lintorg.app.quarterly.asked import parse_quarter
    from lintorg.app.report import ReportRequest, report

    files = [parse_output(output, _FORMATS) for output in outputs]
    progress = None if quiet else Progress()
    if is_fleet(repository, where, {"actions": actions, "events": events, "against": against, "timings": timings}):
        asked: dict[str, Any] = {"wishes": wishes, "verdict": Verdict(fail_on=fail_on), "jobs": jobs}
        asked |= {"pedantic": pedantic, "deep": bool(deep), "cache": not no_cache}
        return report_named_fleet(Path(repository), where, asked, quarter, format_, files, progress=progress)
    render = renderers("quarter", (format_, *(name for name, _ in files)))
    earlier = read_earlier(against) if against else None
    mining = Mining(jobs=jobs, cache=not no_cache, progress=progress, warn=warn)
    named = parse_quarter(quarter) if quarter else None
    diary = {"actions": actions, "events": events}
    asked = {"wishes": wishes, "mining": mining, "pedantic": pedantic, "deep": deep is not False, **diary}
    done = report(ReportRequest(path=path_of(repository), quarter=named, **asked))
    seconds = _written(done, earlier, render, format_, files, progress)
    if timings or verbose:
        say_timings({**done.timings, **seconds}, mining)
    return exit_code(done.year, fail_on or done.policy.settings.fail_on)


def _written(
    done: Reported,
    earlier: Earlier | None,
    render: Mapping[str, Renderer],
    shown: str,
    files: Sequence[tuple[str, Path]],
    progress: Progress | None,
) -> Mapping[str, float]:
    """Write a report to stdout and to files, and return the seconds that it took."""
    from lintorg.app.quarterly.against import compare

    texts, seconds = _rendered(render, compare(done.report, earlier) if earlier else done.report)
    if progress:
        progress.clear()
    for name, file in files:
        write_file(file, texts[name])
    write(texts[shown])
    return seconds


def _rendered(render: Mapping[str, Renderer], made: QuarterReport) -> tuple[Mapping[str, str], Mapping[str, float]]:
    """Return a report in every format, and the seconds it took."""
    from lintorg.app.scan import Stopwatch

    watch = Stopwatch()
    texts = {name: make(made) for name, make in render.items()}
    watch.lap("rendering")
    return texts, watch.seconds
