"""Runs ``git diff-tree`` over lists of commits, and finds the commits it cannot read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from git import Git, GitCommandError

from lintorg.mine.keys import blanked
from lintorg.mine.programs import git_program
from lintorg.mine.view import View

_DIFF_TREE = ("diff-tree", "--stdin", "-r", "-z", "--root", "--always", "--no-ext-diff", "--no-textconv")
RENAMES = ("-M50%", "-l1000")
EXACT_RENAMES = ("-M100%", "-l0")

_PIECE = 1 << 20

Record = TypeVar("Record")
Parser = Callable[[bytes, Sequence[str]], Sequence[Record]]
"""Parses git's output for the commits asked for; gives one record a commit, in order, as far as it goes."""


def git(view: View, *arguments: str) -> bytes:
    """Return what a git command prints.

    Raises:
        GitCommandError: the command ended with another exit code than 0.
    """
    output = _command(view).execute([git_program(), *arguments], stdout_as_string=False, strip_newline_in_stdout=False)
    assert isinstance(output, bytes)
    return output


def begin_git(view: View, *arguments: str) -> Git.AutoInterrupt:
    """Return the process of a git command that has begun."""
    return _command(view).execute([git_program(), *arguments], as_process=True)


def git_fed(view: View, lines: Iterable[bytes], *arguments: str) -> bytes:
    """Return what a git command prints that reads lines.

    Raises:
        GitCommandError: the command ended with another exit code than 0.
    """
    with tempfile.TemporaryFile() as asked:
        asked.writelines(line + b"\n" for line in lines)
        asked.seek(0)
        output = _command(view).execute(
            [git_program(), *arguments], istream=asked, stdout_as_string=False, strip_newline_in_stdout=False
        )
    assert isinstance(output, bytes)
    return output


def read_up_to(process: Git.AutoInterrupt, most: int) -> tuple[bytes, bool]:
    """Return what a process prints, and whether that is all: past ``most`` bytes it is ended."""
    pieces, size = [], 0
    while piece := process.stdout.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            end(process)
            return b"".join(pieces), False
    return b"".join(pieces), True


def end(process: Git.AutoInterrupt) -> None:
    """End a process whose output is not wanted any more, and wait for it."""
    assert process.proc is not None
    with process.proc:
        process.proc.kill()


def git_partly(view: View, lines: Iterable[str], *arguments: str) -> tuple[bytes, bool]:
    """Return what a git command prints that reads lines, and whether it got to the end of them."""
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{line}\n" for line in lines).encode("ascii"))
        asked.seek(0)
        process = _command(view).execute([git_program(), *arguments], istream=asked, as_process=True)
        output = process.stdout.read()
        try:
            process.wait()
        except GitCommandError:
            return output, False
        return output, True


def read_each(
    view: View, arguments: Sequence[str], hashes: Sequence[str], parse: Parser[Record]
) -> Iterator[tuple[str, Record | None]]:
    """Yield (hash, record) for every commit in order; the record is None where git fails on it.

    A missing object ends git's stream in the middle. The commit at fault is then the last one it printed something of,
    or the next: these two are asked for alone, and the rest goes on. A missing commit is passed over without a word.
    """
    rest = hashes
    while rest:
        output, complete = git_partly(view, rest, *_DIFF_TREE, *arguments)
        records = parse(output, rest)
        if complete and len(records) == len(rest):
            yield from zip(rest, records, strict=True)
            return
        whole = len(records) if complete else max(len(records) - 1, 0)
        yield from zip(rest[:whole], records[:whole], strict=True)
        for suspect in rest[whole : whole + 2]:
            output, complete = git_partly(view, [suspect], *_DIFF_TREE, *arguments)
            found = parse(output, [suspect]) if complete else ()
            yield suspect, found[0] if found else None
        rest = rest[whole + 2 :]


def _command(view: View) -> Git:
    command = Git(view.git_dir)
    command.update_environment(GIT_DIR=str(view.git_dir), **blanked())
    return command
