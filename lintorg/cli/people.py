"""``lintorg people``: who was taken for whom, so that it can be put right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.options import config_options, default_jobs
from lintorg.cli._shared.output import refuse_names_off_terminal, write

if TYPE_CHECKING:
    from lintorg.app.request import Wishes


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option("--yes-print-names", is_flag=True, help="Print names although stdout is no terminal.")
@config_options
def command(repository: Path, wishes: Wishes, *, yes_print_names: bool) -> None:
    """Show which identities of REPOSITORY were merged and why, and which are bots or coding agents.

    Names are printed on a terminal only, without counts: this is for mending the .mailmap, which is read from the
    head commit and so takes effect once it is committed.
    """
    from lintorg.app.identities import describe_people

    refuse_names_off_terminal(allowed=yes_print_names)
    write(describe_people(repository, wishes, jobs=default_jobs()))
