"""``lintorg init``: a first configuration."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import whole
from lintorg.cli._shared.output import write, write_here


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
def command(repository: Path) -> None:
    """Write a commented .lintorg.yaml with the areas found in REPOSITORY.

    It is written in the current directory, and changes nothing of a scan until it is edited.
    """
    from lintorg.app.inspect.configuration import CONFIGURATION, initial_configuration, refuse_second

    refuse_second(Path.cwd())
    write_here(CONFIGURATION, initial_configuration(whole(repository)), new=True)
    write(f"{CONFIGURATION} is written\n")
