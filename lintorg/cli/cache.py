"""``lintorg cache``: what is kept between runs."""

from __future__ import annotations

import click

from lintorg.cli._shared.output import write
from lintorg.model.text import safe


@click.group()
def command() -> None:
    """Look at the cache, or clear it."""


@command.command()
def info() -> None:
    """Show where the cache is and what it takes."""
    from lintorg.store.location import cache_folder, usage

    write(f"{safe(str(cache_folder()))}\n")
    for part in usage():
        write(f"{part.part:<8} {part.files:>6} files {part.size / 1e6:>9.1f} MB\n")
    write("It holds names and addresses from the scanned histories; only you can read it.\n")


@command.command()
@click.option("--results", is_flag=True, help="Only the answers: what was mined stays.")
def clear(*, results: bool) -> None:
    """Remove what is kept; the next scan mines it again."""
    from lintorg.store.location import clear as clear_cache

    clear_cache(answers_only=results)
