"""``lintorg roster``: who has which role, told and never guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.options import whole
from lintorg.cli._shared.output import write

if TYPE_CHECKING:
    from lintorg.config.table_dates import Order

PATH = click.Path(path_type=Path)


@click.group()
def command() -> None:
    """Start, import, check or seal a private roster of roles."""


_output = click.option("--output", type=PATH, metavar="FILE", help="Write the roster here, outside of any repository.")


@command.command()
@click.argument("repository", type=PATH, default=".")
@_output
def new(repository: Path, output: Path | None) -> None:
    """Write a roster with blank roles for the people of REPOSITORY's last two years.

    It is a file that only you can read, in your configuration folder (or in LINTORG_CONFIG_DIR), never in a
    repository, and named after the repository's origin. An existing one is never overwritten. Those of the last year
    come first, whose work matters most before others: a few roles are often enough.
    """
    from lintorg.app.inspect.roster import start_roster

    write(start_roster(whole(repository), output))


@command.command(name="import")
@click.argument("table", type=PATH)
@click.argument("repository", type=PATH, default=".")
@click.option(
    "--columns", metavar="LIST", help="Columns by heading or number: name=…,email=…,role=…,from=…,to=…", default=""
)
@click.option("--role", "roles", multiple=True, metavar="WORD=ROLE", help="What a word means: Praktikant=intern.")
@click.option("--dates", "order", type=click.Choice(["day-first", "month-first"]), help="How 03/04/2026 is meant.")
@click.option("--accept", type=click.Choice(["names"]), help="Take people for the same by their full name alone.")
@_output
@click.option("--update", is_flag=True, help="Replace the roster's people; what you decided in it stays.")
def from_table(
    table: Path,
    repository: Path,
    columns: str,
    roles: tuple[str, ...],
    order: Order | None,
    accept: str | None,
    output: Path | None,
    *,
    update: bool,
) -> None:
    """Write a roster from TABLE, a CSV or TSV file, for REPOSITORY: counts are printed, never names.

    It takes columns for name or e-mail, role, first and last day, found by their headings. Where only a name is the
    same as in the history, the roster proposes the e-mail. An --update keeps `withdrawn`, `minimum`, `early-career`,
    `role-words` and the e-mails that the roster holds for somebody.
    """
    from lintorg.app.inspect.roster_import import ImportOptions, import_roster

    how = ImportOptions(
        columns=columns, roles=roles, order=order, accept_names=accept == "names", output=output, update=update
    )
    write(import_roster(table, whole(repository), how))


@command.command()
@click.argument("roster", type=PATH)
@click.argument("repository", type=PATH, required=False)
def check(roster: Path, repository: Path | None) -> None:
    """Check ROSTER, and how much of REPOSITORY's last year it knows, and which lines match nobody: never names.

    Every mistake is reported at once. A sealed roster needs LINTORG_ROSTER_KEY.
    """
    from lintorg.app.inspect.roster import check_roster

    write(check_roster(roster, replace(whole(repository), roster=roster) if repository else None))


@command.command()
@click.argument("roster", type=PATH)
def seal(roster: Path) -> None:
    """Print ROSTER with keyed hashes in the place of e-mails, without names and teams, to be held as a secret.

    The key is in the environment variable LINTORG_ROSTER_KEY: 32 characters or more, for example of `openssl rand
    -hex 32`. Whoever scans with the sealed roster needs the same key.
    """
    from lintorg.app.inspect.roster import seal_roster

    write(seal_roster(roster))
