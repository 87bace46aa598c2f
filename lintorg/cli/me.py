"""``lintorg me``: one's own private view."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import config_options, names_option, whole
from lintorg.cli._shared.output import refuse_names_off_terminal, write
from lintorg.model.options import Options


@click.command()
@click.argument("repository", type=click.Path(path_type=Path), default=".")
@click.option("--email", help="Who you are, where git does not know.")
@names_option
@config_options
def command(repository: Path, options: Options, *, email: str | None, yes_print_names: bool) -> None:
    """Show what in REPOSITORY hangs on you alone, who could back you up, and what to hand over first.

    You are whoever has the e-mail of --email, of GIT_AUTHOR_EMAIL, or of your own global git configuration; what the
    repository configures is not asked. For your eyes: on a terminal only, and nothing of it is kept.
    """
    from lintorg.app.inspect.me import describe_me

    refuse_names_off_terminal(allowed=yes_print_names)
    write(describe_me(whole(repository, options), email))
