"""Runs ``git diff-tree`` over lists of commits, and finds the commits it cannot read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from subprocess import Popen
from typing import BinaryIO, TypeVar

from git import Git, GitCommandError

from lintorg.mine import running
from lintorg.mine.keys import blanked
from lintorg.mine.programs import git_program
from lintorg.mine.running import Printed, read_all
from lintorg.mine.view import View
from lintorg.model.measure import MISSING_OBJECTS, TOO_LARGE

_DIFF_TREE = ("diff-tree", "--stdin", "-r", "-z", "--root", "--always", "--no-ext-diff", "--no-textconv")
MOST_RENAMES = 250
"""Of a commit's new and deleted files git compares at most this many squared; past it, equal ones are still found."""
RENAMES = ("-M50%", f"-l{MOST_RENAMES}")
EXACT_RENAMES = ("-M100%", "-l0")
_LARGEST_ALLOCATION = "8m"
"""What a git that compares may take at once: a million paths in a commit, or a file of that size."""

Record = TypeVar("Record")
Parser = Callable[[bytes, Sequence[str]], Sequence[Record]]
"""Parses git's output for the commits asked for; gives one record a commit, in order, as far as it goes."""


def git(view: View, *arguments: str) -> bytes:
    """Return what a git command prints.

    Raises:
        GitCommandError: the command ended with another exit code than 0, or printed more than is read.
    """
    return _whole(view, arguments, None)


@contextmanager
def begun_git(view: View, *arguments: str, istream: BinaryIO | None = None, limit: str = "0") -> Iterator[Popen[bytes]]:
    """Yield the process of a git command that has begun; it is ended if nobody waited for it.

    ``limit`` is what it may take of memory at once.
    """
    view.running.check()
    wrapped = _command(view, limit).execute([git_program(), *arguments], istream=istream, as_process=True)
    assert isinstance(wrapped, Git.AutoInterrupt)
    assert wrapped.proc
    with view.running.keep(wrapped.proc) as process:
        yield process
    view.running.check()


def git_fed(view: View, lines: Iterable[bytes], *arguments: str) -> bytes:
    """Return what a git command prints that reads lines.

    Raises:
        GitCommandError: the command ended with another exit code than 0, or printed more than is read.
    """
    with _asked(lines) as asked:
        return _whole(view, arguments, asked)


def git_partly(view: View, lines: Iterable[str], *arguments: str) -> Printed:
    """Return what a git command prints that reads lines, as far as it goes, and why it does not go on.

    An object is missing, it would need more memory than it may have, or prints more than is read.
    """
    with (
        _asked(line.encode("ascii") for line in lines) as asked,
        begun_git(view, *arguments, istream=asked, limit=_LARGEST_ALLOCATION) as process,
    ):
        return read_all(process, running.MAX_OUTPUT)


@contextmanager
def _asked(lines: Iterable[bytes]) -> Iterator[BinaryIO]:
    with tempfile.TemporaryFile() as asked:
        asked.writelines(line + b"\n" for line in lines)
        asked.seek(0)
        yield asked


def _whole(view: View, arguments: Sequence[str], asked: BinaryIO | None) -> bytes:
    with begun_git(view, *arguments, istream=asked) as process:
        printed = read_all(process, running.MAX_OUTPUT)
    if printed.trouble:
        raise GitCommandError(list(arguments), process.returncode)
    return printed.output


def read_each(
    view: View, arguments: Sequence[str], hashes: Sequence[str], parse: Parser[Record]
) -> Iterator[tuple[str, Record | None, str | None]]:
    """Yield (hash, record, None) for every commit in order, or (hash, None, reason code) where git fails on it.

    A missing object ends git's stream in the middle. The commit at fault is then the last one it printed something of,
    or the next: these two are asked for alone, and the rest goes on. A missing commit is passed over without a word.
    Where all together print more than is read, they are asked for in halves.
    """
    rest = hashes
    while rest:
        output, trouble = git_partly(view, rest, *_DIFF_TREE, *arguments)
        if trouble == TOO_LARGE and not output and len(rest) > 1:
            half = len(rest) // 2
            yield from read_each(view, arguments, rest[:half], parse)
            rest = rest[half:]
            continue
        records = parse(output, rest)
        if not trouble and len(records) == len(rest):
            yield from ((commit, record, None) for commit, record in zip(rest, records, strict=True))
            return
        whole = max(len(records) - 1, 0) if trouble else len(records)
        yield from ((commit, record, None) for commit, record in zip(rest[:whole], records[:whole], strict=True))
        for suspect in rest[whole : whole + 2]:
            yield (suspect, *_alone(view, arguments, suspect, parse))
        rest = rest[whole + 2 :]


def _alone(
    view: View, arguments: Sequence[str], commit: str, parse: Parser[Record]
) -> tuple[Record, None] | tuple[None, str]:
    output, trouble = git_partly(view, [commit], *_DIFF_TREE, *arguments)
    found = () if trouble else parse(output, [commit])
    return (found[0], None) if found else (None, trouble or MISSING_OBJECTS)


def _command(view: View, limit: str) -> Git:
    command = Git(view.git_dir)
    command.update_environment(GIT_DIR=str(view.git_dir), GIT_ALLOC_LIMIT=limit, **blanked())
    return command
