"""``lintorg people``: who was taken for whom, so that it can be put right."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, here, names_option, place_options
from lintorg.cli._shared.output import refuse_names_off_terminal, write
from lintorg.model.options import Options


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option(
    "--write-mailmap", is_flag=True, help="Add the merges to .mailmap in this folder instead of printing them."
)
@click.option("--with-suggestions", is_flag=True, help="Add what is perhaps one person too: read the lines first.")
@names_option
@place_options
@config_options
def command(
    repository: Path, options: Options, *, write_mailmap: bool, with_suggestions: bool, yes_print_names: bool
) -> None:
    """Show which identities of REPOSITORY were merged and why, and which are bots or coding agents.

    Names are printed on a terminal only, without counts: this is for mending the .mailmap, which is read from the
    head commit and so takes effect once it is committed.
    """
    from lintorg.app.inspect import people as identities

    if with_suggestions and not write_mailmap:
        raise click.UsageError("--with-suggestions goes with --write-mailmap")
    if write_mailmap:
        write(identities.write_mailmap(here(repository, options), Path.cwd(), suggested=with_suggestions))
        return
    refuse_names_off_terminal(allowed=yes_print_names)
    write(identities.describe_people(here(repository, options)))
