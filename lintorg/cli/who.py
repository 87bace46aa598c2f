"""``lintorg who``: who could step in or review in an area."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, here, names_option, place_options
from lintorg.cli._shared.output import refuse_names_off_terminal, write
from lintorg.model.options import Options


@click.command()
@click.argument("area")
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@names_option
@place_options
@config_options
def command(area: str, repository: Path, options: Options, *, yes_print_names: bool) -> None:
    """Name who could step in or review in AREA of REPOSITORY.

    These are people with three commits or more this year in the area, or in one that changes together with it, who
    were active in the last 90 days. In alphabetical order, without counts, on a terminal only. Whoever does not want
    to be named adds their e-mail, or its hash, to .lintorg/opt-out in the repository.
    """
    from lintorg.app.inspect.who import describe_who

    refuse_names_off_terminal(allowed=yes_print_names)
    write(describe_who(area, here(repository, options)))
