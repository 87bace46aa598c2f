"""Errors a user can act on, each with the exit code it ends in."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import dataclass


class LintorgError(Exception):
    """One clear sentence for the user: what is wrong, where, and what to do."""

    exit_code = 2


class CannotJudge(LintorgError):
    """The input is not something that can be judged: no repository, no commits, a shallow clone."""

    exit_code = 3


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file; lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str
    excerpt: str = ""
    """The offending line with a caret below it, where that helps."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{place}\n{self.excerpt}" if self.excerpt else place


class BadFiles(LintorgError):
    """Every mistake found in configuration and rule files, reported in one run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def bug(error: BaseException) -> str:
    """Return what a bug is and where it was raised, ``KeyError at people.py:88``; its words may name somebody."""
    frames = traceback.extract_tb(error.__traceback__, limit=-1)
    places = [f" at {frame.filename.replace(chr(92), '/').rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    return type(error).__name__ + "".join(places)


def trace(error: BaseException) -> str:
    """Return the lines of code that led to a bug and to what was behind it, without a word of their messages."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = trace(behind) if behind else ""
    return f"{before}{''.join(traceback.format_tb(error.__traceback__))}{bug(error)}\n"
