"""Writing results: stdout carries them and nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from lintorg.config.writing import write_whole
from lintorg.model.errors import CannotJudge, LintorgError

COLOR = click.Choice(["auto", "always", "never"])


def wants_color(choice: str) -> bool:
    """Decide on colour: the option, then NO_COLOR, then FORCE_COLOR, then whether stdout is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class ReaderLeftError(Exception):
    """Whoever read stdout has closed it; click would end that in 1, the code for findings."""


def write(text: str) -> None:
    """Write a result to stdout as UTF-8, whatever the locale says."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ReaderLeftError from None
    except OSError as error:
        raise CannotJudge(f"the result cannot be written: {error.strerror}") from None


def warn(sentence: str) -> None:
    """Say something on stderr that does not stop the command."""
    click.echo(f"lintorg: {sentence}", err=True)


def write_file(path: Path, text: str) -> None:
    """Write a result to a file the user named.

    Raises:
        LintorgError: it cannot be written, or would be elsewhere.
    """
    write_whole(path, text.encode("utf-8", "replace"))


def write_here(name: str, text: str, *, new: bool) -> None:
    """Write a file of lintorg's own below the current directory, through no link; a ``new`` one replaces none.

    Raises:
        LintorgError: it cannot be written, is there already, or would be elsewhere.
    """
    file = Path(name)
    try:
        file.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise LintorgError(f"cannot write {name}: {error.strerror}") from None
    if file.parent.is_symlink():
        raise LintorgError(f"{name} would be written elsewhere: its folder is a link")
    write_whole(file, text.encode("utf-8"), new=new)


def refuse_names_off_terminal(*, allowed: bool) -> None:
    """Refuse to print names to anything but a terminal.

    Raises:
        LintorgError: stdout is no terminal and the user did not insist.
    """
    if not allowed and not sys.stdout.isatty():
        raise LintorgError(
            "this command prints people's names, and stdout is no terminal: names stay out of logs and files. "
            "Use --yes-print-names if that is what you want"
        )
