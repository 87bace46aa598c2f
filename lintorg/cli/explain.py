"""``lintorg explain``: one finding with everything that stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.options import default_jobs, judging_options, period_options
from lintorg.cli._shared.output import COLOR, wants_color, warn, write
from lintorg.cli._shared.progress import Progress
from lintorg.cli._shared.repository import path_of
from lintorg.render import find, formats

if TYPE_CHECKING:
    from lintorg.app.period import Period
    from lintorg.app.request import Wishes


@click.command()
@click.argument("finding")
@click.argument("repository", default=".")
@click.option("--format", "format_", type=click.Choice(formats("finding")), default="terminal")
@period_options
@judging_options
@click.option("--deep", is_flag=True, help="Look into changed functions too.")
@click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too.")
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Git processes at a time.")
@click.option("--no-cache", is_flag=True, help="Mine everything anew, keep nothing.")
@click.option("--color", type=COLOR, default="auto", help="Colour; NO_COLOR and FORCE_COLOR are honoured.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
def command(  # noqa: PLR0913 — one parameter an option
    finding: str,
    repository: str,
    format_: str,
    period: Period,
    wishes: Wishes,
    *,
    deep: bool,
    pedantic: bool,
    jobs: int,
    no_cache: bool,
    color: str,
    quiet: bool,
) -> None:
    """Show why a finding is what it is: values, commits, other readings, what would end it, how to accept it.

    FINDING is a rule and a subject, such as LO104:eval, LO201:data,model or LO101, or the start of a fingerprint
    (`lintorg scan --why` shows them). Give the same options as to the scan.
    """
    from lintorg.app.explaining import explain
    from lintorg.app.mining import Mining
    from lintorg.app.request import Request
    from lintorg.model.report import Display

    progress = None if quiet else Progress()
    mining = Mining(jobs=jobs, cache=not no_cache, progress=progress, warn=warn)
    request = Request(
        path=path_of(repository), period=period, wishes=wishes, mining=mining, pedantic=pedantic, deep=deep
    )
    explanation = explain(request, finding)
    if progress:
        progress.clear()
    write(find("finding", format_)(explanation, Display(color=wants_color(color))))
