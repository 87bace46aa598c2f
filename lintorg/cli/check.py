"""``lintorg check``: a change, before it is merged."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import click

from lintorg.cli._shared.options import default_jobs, judging_options, mining_of, part_option
from lintorg.cli._shared.output import COLOR, wants_color, write, write_file
from lintorg.cli._shared.progress import clear_progress
from lintorg.cli._shared.repository import path_of
from lintorg.cli._shared.results import parse_output, say_timings
from lintorg.model.options import Options
from lintorg.render import formats

_FORMATS = formats("scan")


@click.command()
@click.argument("repository", default=".")
@click.option("--base", metavar="REF", help="What the change goes into; by default what CI says, else origin/HEAD.")
@click.option("--head", metavar="REF", help="The change's last commit; by default what CI says, else HEAD.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="terminal", help="What stdout carries.")
@click.option(
    "--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Write a format to a file too; repeatable."
)
@part_option
@judging_options
@click.option(
    "--policy",
    type=click.Choice(["base", "head"]),
    default="base",
    help="Whose configuration and rules judge: the base's, so that no change chooses its own, or the change's.",
)
@click.option("--blame/--no-blame", default=True, help="Look at who last wrote the lines that the change deletes.")
@click.option("--pedantic", is_flag=True, help="Judge the pedantic rules too.")
@click.option("--why", is_flag=True, help="Show every rule with its outcome, values and reason.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), help="Exit 1 from here on.")
@click.option("--fail-on-abstain", is_flag=True, help="Exit 3 when no rule could judge.")
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Git processes at a time.")
@click.option("--no-cache", is_flag=True, help="Mine everything anew, keep nothing.")
@click.option("--timings", is_flag=True, help="Seconds by stage, on stderr.")
@click.option("--color", type=COLOR, default="auto", help="Colour; NO_COLOR and FORCE_COLOR are honoured.")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
@click.option("-v", "--verbose", count=True, help="More on stderr; -vv shows the traceback of a bug.")
def command(  # noqa: PLR0913 — one parameter an option
    repository: str,
    base: str | None,
    head: str | None,
    format_: str,
    outputs: tuple[str, ...],
    options: Options,
    policy: Literal["base", "head"],
    *,
    blame: bool,
    pedantic: bool,
    why: bool,
    fail_on: str | None,
    fail_on_abstain: bool,
    jobs: int,
    no_cache: bool,
    timings: bool,
    color: str,
    quiet: bool,
    verbose: int,
) -> int:
    """Check the change from where HEAD left its target branch: thin areas, and others' recent work.

    A change with nothing to say gets one line. REPOSITORY is as for scan; the whole history is needed (in CI:
    fetch-depth: 0).
    """
    from lintorg.app.answering import rendered
    from lintorg.app.check import check
    from lintorg.assess.outcomes import exit_code
    from lintorg.model.report import Display

    files = [parse_output(output, _FORMATS) for output in outputs]
    mining = mining_of(jobs, cache=not no_cache, quiet=quiet)
    result = check(
        replace(
            options,
            path=path_of(repository, head),
            base=base,
            head=head,
            mining=mining,
            pedantic=pedantic,
            blame=blame,
            policy=policy,
        )
    )
    clear_progress(mining)
    plain = Display(why=why)
    shown = [(format_, replace(plain, color=wants_color(color))), *((name, plain) for name, _ in files)]
    texts = rendered(result.report, shown)
    for (_, file), text in zip(files, texts[1:], strict=True):
        write_file(file, text)
    write(texts[0])
    if timings or verbose:
        say_timings(result.timings, mining)
    return exit_code(result.report, fail_on or result.policy.settings.fail_on, on_abstain=fail_on_abstain)
