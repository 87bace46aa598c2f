"""Where errors end: one sentence on stderr and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

import click

from lintorg.cli._shared.output import ReaderLeftError
from lintorg.model.errors import BadFiles, LintorgError
from lintorg.model.text import safe

BUG, INTERRUPTED, BROKEN_PIPE = 4, 130, 141


def exit_code_of(command: Callable[[], object], *, verbose: bool) -> int:
    """Run a command and return its exit code; a traceback is shown only when ``verbose``."""
    try:
        code = command()
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 — the one boundary
        return _code_after(error, verbose=verbose)
    return code if isinstance(code, int) else 0


def _code_after(error: BaseException, *, verbose: bool) -> int:
    match error:
        case click.exceptions.Exit():
            code = error.exit_code
        case click.Abort() | KeyboardInterrupt():
            _say("lintorg: interrupted")
            code = INTERRUPTED
        case click.ClickException():
            error.show()
            code = 2
        case BadFiles():
            _say(str(error))
            count = len(error.problems)
            _say(f"lintorg: {count} {'mistake' if count == 1 else 'mistakes'}; nothing was judged")
            code = error.exit_code
        case LintorgError():
            _say(f"lintorg: {error}")
            code = error.exit_code
        case ReaderLeftError():
            # The reader left; keep the interpreter from complaining when it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = BROKEN_PIPE
        case _:
            _say_bug(error, verbose=verbose)
            code = BUG
    return code


def _say_bug(bug: BaseException, *, verbose: bool) -> None:
    if verbose:
        traceback.print_exception(bug)
    _say(f"lintorg: this is a bug: {type(bug).__name__}: {safe(str(bug))[:200]}")
    _say("Nothing was judged. Please report it with the output of the same command and -vv.")


def _say(line: str) -> None:
    click.echo(line, err=True)
