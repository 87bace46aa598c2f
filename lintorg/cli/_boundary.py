"""Where errors end: one sentence on stderr and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

import click

from lintorg.model.errors import LintorgError
from lintorg.model.text import safe

BUG, INTERRUPTED, BROKEN_PIPE = 4, 130, 141


def exit_code_of(command: Callable[[], object], *, verbose: bool) -> int:
    """Run a command and return its exit code; a traceback is shown only when ``verbose``."""
    try:
        code = command()
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return 2
    except LintorgError as error:
        _say(f"lintorg: {error}")
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say("lintorg: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader left; keep the interpreter from complaining when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as bug:  # noqa: BLE001 — the one boundary
        _say_bug(bug, verbose=verbose)
        return BUG
    return code if isinstance(code, int) else 0


def _say_bug(bug: Exception, *, verbose: bool) -> None:
    if verbose:
        traceback.print_exception(bug)
    _say(f"lintorg: this is a bug: {type(bug).__name__}: {safe(str(bug))[:200]}")
    _say("Nothing was judged. Please report it with the output of the same command and -vv.")


def _say(line: str) -> None:
    click.echo(line, err=True)
