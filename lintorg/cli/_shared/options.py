"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from lintorg.cli._shared.processors import processors

Command = Callable[..., Any]


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return processors()


def names_option(command: Command) -> Command:
    """Add the option that lets names go to what is no terminal."""
    return click.option("--yes-print-names", is_flag=True, help="Print names although stdout is no terminal.")(command)


def period_options(command: Command) -> Command:
    """Add the options that set the window, passed on as one ``period``."""
    options = (
        click.option("--window", metavar="LENGTH", help="How far to look back, for example 365d or 26w."),
        click.option("--since", metavar="DATE", help="Where the window starts, instead of a length."),
        click.option("--until", metavar="DATE", help="Where the window ends; by default at the head's commit date."),
        click.option("--as-of", metavar="DATE", help="The same as --until."),
    )

    @wraps(command)
    def with_period(
        *arguments: object, window: str | None, since: str | None, until: str | None, as_of: str | None, **rest: object
    ) -> Any:
        from lintorg.app.period import parse_period

        return command(*arguments, period=parse_period(window, since, until, as_of), **rest)

    return _with(options, with_period)


def config_options(command: Command) -> Command:
    """Add the options that say which configuration and roster to use, passed on as one ``wishes``."""
    options = (
        click.option("--config", type=click.Path(path_type=Path), envvar="LINTORG_CONFIG", help="Read this file."),
        click.option("--no-config", is_flag=True, help="Use defaults, whatever the repository says."),
        click.option("--roster", type=click.Path(path_type=Path), envvar="LINTORG_ROSTER", help="Who has which role."),
        click.option("--allow-tracked-roster", is_flag=True, help="Read a roster that the repository itself holds."),
    )

    @wraps(command)
    def with_wishes(
        *arguments: object,
        config: Path | None,
        no_config: bool,
        roster: Path | None,
        allow_tracked_roster: bool,
        **rest: object,
    ) -> Any:
        from lintorg.app.request import Wishes

        wishes = Wishes(config=config, no_config=no_config, roster=roster, allow_tracked_roster=allow_tracked_roster)
        return command(*arguments, wishes=wishes, **rest)

    return _with(options, with_wishes)


def judging_options(command: Command) -> Command:
    """Add the options that say how to read and what to judge, passed on as one ``wishes``."""
    options = (
        click.option("--select", multiple=True, metavar="RULE", help="Judge these only: ids, starts of ids, names."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Do not judge these rules."),
    )

    @wraps(command)
    def with_rules(*arguments: object, select: tuple[str, ...], ignore: tuple[str, ...], **rest: Any) -> Any:
        wishes = replace(rest.pop("wishes"), select=select, ignore=ignore)
        return command(*arguments, wishes=wishes, **rest)

    return config_options(_with(options, with_rules))


def _with(options: tuple[Callable[[Command], Command], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
