"""The command line: arguments in, exit code out. A module is a command, imported when it is called."""

from __future__ import annotations

import gc
import os
import pkgutil
import sys
import warnings
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from lintorg import __version__
from lintorg.cli._shared.boundary import INTERRUPTED, exit_code_of
from lintorg.cli._shared.interrupts import interrupts_are_raised
from lintorg.cli._shared.streams import open_closed_streams

EXIT_CODES = """\b
Exit codes:
  0    nothing at or above --fail-on
  1    findings at or above --fail-on
  2    wrong usage, configuration or rule
  3    could not judge: no repository, no commits, a shallow clone
  4    a bug in lintorg
  130  interrupted
"""


class Commands(click.Group):
    """A group that finds its commands by walking this package, and imports only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's signature
        """Return the commands' names in alphabetical order."""
        return sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.command(
    cls=Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def lintorg() -> None:
    """Lint how a team works on an ML training codebase, from its git history.

    It speaks of repositories and areas, never of a person.
    """


def main() -> NoReturn:
    """Run lintorg on the process's arguments and exit; a request to end is an interrupt."""
    open_closed_streams()
    gc.set_threshold(200_000)  # a history is many small values without cycles; looking for some takes a tenth of a run
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # other packages' code: to look for it takes a while
    warnings.filterwarnings("ignore", category=FutureWarning)  # of patterns that a repository brings
    try:
        with interrupts_are_raised():
            code = run(sys.argv[1:])
    except KeyboardInterrupt:  # an instant before what `run` guards, or after it
        code = INTERRUPTED
    if code == INTERRUPTED:
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)  # or Python waits for threads that still read
    gc.freeze()  # or the interpreter, as it ends, looks through a whole history for cycles
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run lintorg and return its exit code."""
    return exit_code_of(
        lambda: lintorg.main(arguments, prog_name="lintorg", standalone_mode=False), verbose="-vv" in arguments
    )
