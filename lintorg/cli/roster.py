"""``lintorg roster``: who has which role, told and never guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from lintorg.cli._shared.options import here
from lintorg.cli._shared.output import write

PATH = click.Path(path_type=Path)


@click.group()
def command() -> None:
    """Start, check or seal a private roster of roles."""


@command.command()
@click.argument("repository", type=PATH, default=".")
def new(repository: Path) -> None:
    """Write a roster with blank roles for the people of REPOSITORY's last two years.

    It is a file that only you can read, in your configuration folder (or in LINTORG_CONFIG_DIR), never in a
    repository. An existing one is never overwritten.
    """
    from lintorg.app.inspect.roster import start_roster

    write(start_roster(here(repository)))


@command.command()
@click.argument("roster", type=PATH)
@click.argument("repository", type=PATH, required=False)
def check(roster: Path, repository: Path | None) -> None:
    """Check ROSTER, and how much of REPOSITORY's last year it knows: counts, never names.

    Every mistake is reported at once. A sealed roster needs LINTORG_ROSTER_KEY.
    """
    from lintorg.app.inspect.roster import check_roster

    write(check_roster(roster, replace(here(repository), roster=roster) if repository else None))


@command.command()
@click.argument("roster", type=PATH)
def seal(roster: Path) -> None:
    """Print ROSTER with keyed hashes in the place of e-mails, without names and teams, to be held as a secret.

    The key is in the environment variable LINTORG_ROSTER_KEY: 32 characters or more, for example of `openssl rand
    -hex 32`. Whoever scans with the sealed roster needs the same key.
    """
    from lintorg.app.inspect.roster import seal_roster

    write(seal_roster(roster))
