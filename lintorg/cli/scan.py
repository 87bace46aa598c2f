"""``lintorg scan``: facts and findings about a repository."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.fleet import Where, fleet_options, is_fleet, scan_named_fleet
from lintorg.cli._shared.options import default_jobs, judging_options, period_options
from lintorg.cli._shared.output import COLOR, wants_color, warn, write, write_file
from lintorg.cli._shared.progress import Progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import parse_output, say_timings
from lintorg.render import formats

if TYPE_CHECKING:
    from lintorg.app.mining import Miner, Mining
    from lintorg.app.period import Period
    from lintorg.app.request import Wishes

_FORMATS = formats("scan")


@click.command()
@click.argument("repository", default=".")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="terminal", help="What stdout carries.")
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file too; repeatable."
)
@period_options
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
    period: Period,
    wishes: Wishes,
    where: Where,
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
    from lintorg.app.answering import Verdict, answer
    from lintorg.app.request import Request
    from lintorg.model.report import Display

    files = [parse_output(output, _FORMATS) for output in outputs]
    plain = Display(all=all_, why=why, statistics=statistics)
    shown = (format_, replace(plain, color=wants_color(color)))
    verdict = Verdict(fail_on=fail_on, on_abstain=fail_on_abstain)
    of_one = {"why": why, "statistics": statistics, "show_settings": show_settings, "timings": timings}
    if is_fleet(repository, where, of_one):
        asked = {"period": period, "wishes": wishes, "verdict": verdict, "jobs": jobs, "pedantic": pedantic}
        asked |= {"deep": deep, "cache": not no_cache and miner == "git", "miner": _miner(miner)}
        return scan_named_fleet(Path(repository), where, asked, shown, files, progress=None if quiet else Progress())
    if show_settings:
        write(_settings(path_of(repository), wishes))
        return 0
    progress = None if quiet else Progress()
    mining = _mining(jobs, miner, progress, cache=not no_cache)
    answered = answer(
        Request(path=path_of(repository), period=period, wishes=wishes, mining=mining, pedantic=pedantic, deep=deep),
        [shown, *((name, plain) for name, _ in files)],
        verdict,
    )
    if progress:
        progress.clear()
    for (_, file), text in zip(files, answered.texts[1:], strict=True):
        write_file(file, text)
    write(answered.texts[0])
    if timings or verbose:
        say_timings(answered.timings, mining)
    return answered.code


def _mining(jobs: int, miner: str, progress: Progress | None, *, cache: bool) -> Mining:
    from lintorg.app.mining import Mining

    kept = cache and miner == "git"
    return Mining(jobs=jobs, miner=_miner(miner), cache=kept, progress=progress, warn=warn)


def _miner(name: str) -> Miner:
    return "drill" if name == "pydriller" else "bulk"


def _settings(repository: Path, wishes: Wishes) -> str:
    from lintorg.app.show_settings import describe_settings

    return describe_settings(repository, wishes)
