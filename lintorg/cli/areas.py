"""``lintorg areas``: which part of the codebase each path counts as."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, format_option, here, place_options
from lintorg.cli._shared.output import write
from lintorg.model.options import Options
from lintorg.render import find


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option("--paths", is_flag=True, help="Print the area and class of every path instead.")
@format_option
@place_options
@config_options
def command(repository: Path, format_: str, options: Options, *, paths: bool) -> None:
    """Show the map of areas over REPOSITORY: files, and what no area takes."""
    from lintorg.app.inspect.areas import describe_areas, describe_files, map_areas, map_files

    options = here(repository, options)
    if format_ == "json":
        write(find("describe", "json")("areas", map_files(options) if paths else map_areas(options)))
    else:
        write(describe_files(map_files(options)) if paths else describe_areas(map_areas(options)))
