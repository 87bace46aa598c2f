"""``lintorg scan``: facts and findings about a repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.options import default_jobs, judging_options, period_options
from lintorg.cli._shared.output import COLOR, wants_color, write, write_file
from lintorg.cli._shared.progress import Progress
from lintorg.model.errors import LintorgError

if TYPE_CHECKING:
    from lintorg.app.period import Period
    from lintorg.app.policy import Wishes
    from lintorg.app.scan import Scan

FORMATS = ("terminal", "json")


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="terminal", help="What stdout carries.")
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file too; repeatable."
)
@period_options
@judging_options
@click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too.")
@click.option("--statistics", is_flag=True, help="Count subjects by rule and outcome instead of findings.")
@click.option("--all", "all_", is_flag=True, help="Show every area and every subject of a finding.")
@click.option("--why", is_flag=True, help="Show every rule with its outcome, values and reason.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Exit 1 from here on.")
@click.option("--fail-on-abstain", is_flag=True, help="Exit 3 when no rule could judge.")
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Git processes at a time.")
@click.option("--show-settings", is_flag=True, help="Print every setting and where it came from, and stop.")
@click.option("--timings", is_flag=True, help="Seconds by stage, on stderr.")
@click.option("--color", type=COLOR, default="auto", help="Colour; NO_COLOR and FORCE_COLOR are honoured.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("-v", "--verbose", count=True, help="More on stderr; -vv shows the traceback of a bug.")
def command(  # noqa: PLR0913 — one parameter an option
    repository: Path,
    format_: str,
    outputs: tuple[str, ...],
    period: Period,
    wishes: Wishes,
    *,
    pedantic: bool,
    statistics: bool,
    all_: bool,
    why: bool,
    fail_on: str | None,
    fail_on_abstain: bool,
    jobs: int,
    show_settings: bool,
    timings: bool,
    color: str,
    quiet: bool,
    verbose: int,
) -> int:
    """Show a repository's facts and judge them.

    REPOSITORY is a work tree, a folder in one, or a bare git directory; by default this folder.
    """
    from lintorg.app.exits import exit_code
    from lintorg.app.scan import Request, scan
    from lintorg.app.show_settings import describe_settings
    from lintorg.model.report import Display

    files = [_parse_output(output) for output in outputs]
    if show_settings:
        write(describe_settings(repository, wishes))
        return 0
    progress = None if quiet else Progress()
    result = scan(
        Request(
            path=repository,
            period=period,
            wishes=wishes,
            jobs=jobs,
            pedantic=pedantic,
            progress=progress,
        )
    )
    if progress:
        progress.clear()
    display = Display(color=wants_color(color), all=all_, why=why, statistics=statistics)
    for name, path in files:
        write_file(path, _render(name, result, Display(all=all_, why=why, statistics=statistics)))
    write(_render(format_, result, display))
    if timings or verbose:
        _say_timings(result)
    return exit_code(result.report, fail_on or result.policy.settings.fail_on, on_abstain=fail_on_abstain)


def _parse_output(text: str) -> tuple[str, Path]:
    name, separator, path = text.partition("=")
    if not separator or not path or name not in FORMATS:
        raise LintorgError(f"--output takes FORMAT=PATH with one of {', '.join(FORMATS)}, for example json=scan.json")
    return name, Path(path)


def _render(name: str, result: Scan, display: object) -> str:
    from importlib import import_module

    text = import_module(f"lintorg.render.{name}").render(result.report, display)
    assert isinstance(text, str)
    return text


def _say_timings(result: Scan) -> None:
    for stage, seconds in result.timings.items():
        click.echo(f"{seconds:8.2f} s  {stage}", err=True)
