"""Options that several commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from lintorg.cli._shared.output import warn
from lintorg.cli._shared.processors import processors
from lintorg.cli._shared.progress import Progress
from lintorg.model.options import Miner, Mining, Options

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return processors()


def names_option(command: Command) -> Command:
    """Add the option that lets names go to what is no terminal."""
    return click.option("--yes-print-names", is_flag=True, help="Print names although stdout is no terminal.")(command)


def format_option(command: Command) -> Command:
    """Add the option that chooses between words and JSON."""
    return click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal")(command)


def mining_of(jobs: int, *, cache: bool, quiet: bool, miner: Miner = "bulk") -> Mining:
    """Return how to mine, with what it says on stderr."""
    return Mining(jobs=jobs, miner=miner, cache=cache, progress=None if quiet else Progress(), warn=warn)


def here(repository: Path, options: Options | None = None) -> Options:
    """Return options for a repository on disk that is read without a word."""
    mining = Mining(jobs=default_jobs(), cache=True)
    return replace(options or Options(), path=repository, mining=mining)


def whole(repository: Path, options: Options | None = None) -> Options:
    """Return options for all of a repository, whatever folder of it is named."""
    return replace(here(repository, options), part=".")


def _passed_on(change: Callable[..., Options], *added: Decorator) -> Decorator:
    """Return what adds options to a command; ``change`` takes their values and puts them into one ``options``."""
    names = tuple(inspect.signature(change).parameters)[1:]

    def add(command: Command) -> Command:
        @wraps(command)
        def changed(*arguments: object, options: Options | None = None, **given: object) -> object:
            own = {name: given.pop(name) for name in names}
            return command(*arguments, options=change(options or Options(), **own), **given)

        return in_order(added, changed)

    return add


def in_order(added: tuple[Decorator, ...], command: Command) -> Command:
    """Return a command with options, in the order in which its help lists them."""
    for option in reversed(added):
        command = option(command)
    return command


def _with_period(
    options: Options, window: str | None, since: str | None, until: str | None, as_of: str | None
) -> Options:
    from lintorg.gather.period import parse_period

    return replace(options, period=parse_period(window, since, until, as_of))


period_options = _passed_on(
    _with_period,
    click.option("--window", metavar="LENGTH", help="How far to look back, for example 365d or 26w."),
    click.option("--since", metavar="DATE", help="Where the window starts, instead of a length."),
    click.option("--until", metavar="DATE", help="Where the window ends; by default at the head's commit date."),
    click.option("--as-of", metavar="DATE", help="The same as --until."),
)


def _with_part(options: Options, part: str | None) -> Options:
    return replace(options, part=part)


_PART = click.option(
    "--path", "part", metavar="FOLDER", help="Judge this folder alone, from the repository's root; `.` is all of it."
)
part_option = _passed_on(_with_part, _PART)


def _with_place(options: Options, head: str | None, part: str | None) -> Options:
    return replace(options, head=head, part=part)


place_options = _passed_on(
    _with_place,
    click.option("--head", metavar="REF", help="Judge this branch, tag or commit, with its configuration, not HEAD."),
    _PART,
)


def _with_config(
    options: Options, *, config: Path | None, no_config: bool, roster: Path | None, allow_tracked_roster: bool
) -> Options:
    return replace(
        options, config=config, no_config=no_config, roster=roster, allow_tracked_roster=allow_tracked_roster
    )


config_options = _passed_on(
    _with_config,
    click.option("--config", type=click.Path(path_type=Path), envvar="LINTORG_CONFIG", help="Read this file."),
    click.option("--no-config", is_flag=True, help="Use defaults, whatever the repository says."),
    click.option("--roster", type=click.Path(path_type=Path), envvar="LINTORG_ROSTER", help="Who has which role."),
    click.option("--allow-tracked-roster", is_flag=True, help="Read a roster that the repository itself holds."),
)


def _with_rules(options: Options, select: tuple[str, ...], ignore: tuple[str, ...]) -> Options:
    return replace(options, select=select, ignore=ignore)


_rule_options = _passed_on(
    _with_rules,
    click.option("--select", multiple=True, metavar="RULE", help="Judge these only: ids, starts of ids, names."),
    click.option("--ignore", multiple=True, metavar="RULE", help="Do not judge these rules."),
)


def judging_options(command: Command) -> Command:
    """Add the options that say how to read and what to judge."""
    return config_options(_rule_options(command))


def _with_fleet(options: Options, scheduler: str | None, timeout: int | None) -> Options:
    return replace(options, scheduler=scheduler, timeout=timeout)


fleet_options = _passed_on(
    _with_fleet,
    click.option("--scheduler", metavar="ADDRESS", help="A fleet: use the Dask cluster of this tcp://… address."),
    click.option("--timeout", type=click.IntRange(1), metavar="SECONDS", help="A fleet: give up a repository; 3600."),
)
