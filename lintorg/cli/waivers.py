"""``lintorg waivers``: what is waived, until when, and whether that still holds."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, whole
from lintorg.cli._shared.output import write
from lintorg.model.options import Options


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@config_options
def command(repository: Path, options: Options) -> None:
    """List the waivers of REPOSITORY with their states.

    They stand in .lintorg/waivers.yaml: rule, subject, reason, owner, and the day they expire, at most 180 days
    ahead (`lintorg schema waivers`). The owner is never printed.
    """
    from lintorg.app.inspect.waivers import describe_waivers

    write(describe_waivers(whole(repository, options)))
