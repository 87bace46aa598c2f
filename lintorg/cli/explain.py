"""``lintorg explain``: one finding with everything that stands behind it."""

from __future__ import annotations

from dataclasses import replace

import click

from lintorg.cli._shared.options import default_jobs, judging_options, mining_of, period_options, place_options
from lintorg.cli._shared.output import COLOR, wants_color, write
from lintorg.cli._shared.progress import clear_progress
from lintorg.cli._shared.repository import path_of
from lintorg.model.options import Options
from lintorg.render import find, formats


@click.command()
@click.argument("finding")
@click.argument("repository", default=".")
@click.option("--format", "format_", type=click.Choice(formats("finding")), default="terminal")
@period_options
@place_options
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
    options: Options,
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
    from lintorg.app.explain import explain
    from lintorg.model.report import Display

    mining = mining_of(jobs, cache=not no_cache, quiet=quiet)
    options = replace(options, path=path_of(repository, options.head), mining=mining, pedantic=pedantic, deep=deep)
    explanation = explain(options, finding)
    clear_progress(mining)
    write(find("finding", format_)(explanation, Display(color=wants_color(color))))
