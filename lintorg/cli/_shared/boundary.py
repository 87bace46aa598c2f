"""Where errors end: one sentence on stderr and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

import click

from lintorg.cli._shared.output import ReaderLeftError
from lintorg.model.errors import BadFiles, LintorgError, bug, trace

CANNOT_JUDGE, BUG, INTERRUPTED, BROKEN_PIPE = 3, 4, 130, 141
_EXHAUSTED = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}
)
"""What a machine that has run out of something answers: no mistake of lintorg's, and nothing it can mend."""


def exit_code_of(command: Callable[[], object], *, verbose: bool) -> int:
    """Run a command and return its exit code; a traceback is shown only when ``verbose``."""
    try:
        code = command()
        sys.stdout.flush()
    except SystemExit:  # how click takes a reader that left while it printed help
        return BROKEN_PIPE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 — the one boundary
        return _code_after(error, verbose=verbose)
    return code if isinstance(code, int) else 0


def _code_after(error: BaseException, *, verbose: bool) -> int:
    stdout_works = _let_go_of_stdout()
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
            code = BROKEN_PIPE
        case OSError() if not stdout_works:
            _say(f"lintorg: the result cannot be written: {error.strerror}")
            code = CANNOT_JUDGE
        case _:
            code = _say_failure(error, verbose=verbose)
    return code


def _let_go_of_stdout() -> bool:
    """Return whether stdout still takes text; if not, keep the interpreter from complaining at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _exhausted(error: BaseException | None) -> str:
    """Return what the machine lacks, where that is behind an error; libraries wrap it in errors of their own."""
    while error is not None:
        if isinstance(error, MemoryError):
            return "not enough memory"
        if isinstance(error, OSError) and error.errno in _EXHAUSTED:
            return os.strerror(error.errno)
        error = error.__cause__ or error.__context__
    return ""


def _say_failure(error: BaseException, *, verbose: bool) -> int:
    if reason := _exhausted(error):
        _say(f"lintorg: the machine has run out of what this takes: {reason}; nothing was judged")
        return CANNOT_JUDGE
    _say_bug(error, verbose=verbose)
    return BUG


def _say_bug(error: BaseException, *, verbose: bool) -> None:
    if verbose:
        _say(f"Traceback, without messages, since these may name somebody:\n{trace(error)}")
    _say(f"lintorg: this is a bug: {bug(error)}")
    _say("Nothing was judged. Please report it with the output of the same command and -vv.")


def _say(line: str) -> None:
    click.echo(line, err=True)
