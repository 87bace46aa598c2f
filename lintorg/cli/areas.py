"""``lintorg areas``: which part of the codebase each path counts as."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, here
from lintorg.cli._shared.output import write
from lintorg.model.options import Options


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option("--paths", is_flag=True, help="Print the area and class of every path instead.")
@config_options
def command(repository: Path, options: Options, *, paths: bool) -> None:
    """Show the map of areas over REPOSITORY: files, and what no area takes."""
    from lintorg.app.inspect.areas import describe_areas, describe_paths

    options = here(repository, options)
    write(describe_paths(options) if paths else describe_areas(options))
