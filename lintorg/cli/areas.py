"""``lintorg areas``: which part of the codebase each path counts as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lintorg.cli._shared.options import config_options, default_jobs
from lintorg.cli._shared.output import write

if TYPE_CHECKING:
    from lintorg.app.request import Wishes


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option("--paths", is_flag=True, help="Print the area and class of every path instead.")
@config_options
def command(repository: Path, wishes: Wishes, *, paths: bool) -> None:
    """Show the map of areas over REPOSITORY: files, and what no area takes."""
    from lintorg.app.maps import describe_areas, describe_paths

    write(describe_paths(repository, wishes) if paths else describe_areas(repository, wishes, jobs=default_jobs()))
