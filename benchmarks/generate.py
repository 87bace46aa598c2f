"""Makes a history of any length and realistic shape, the same for the same seed: ``generate.py PATH COMMITS [SEED]``.

Authors and paths are drawn as Simon (1955) draws words, from what was drawn lately or anew: few then have most, as in
Zipf's law. Some commits rename, sweep through hundreds of files, bring binary files, stand on branches or merge them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

END, SPAN = 1_767_225_600, 10 * 365 * 86_400
"""2026-01-01, and ten years before it, however many commits."""
AREAS = ("model", "kernels", "data", "training", "eval", "configs", "tests", "docs", "tools", "inference")
SUFFIXES = (".py", ".py", ".py", ".cu", ".md", ".yaml", ".png")
BINARY = ".png"
NEW_PATH, RENAME, SWEEP, BRANCH, MERGE, BOT, CO_AUTHOR = 0.06, 0.01, 0.001, 0.2, 0.06, 0.03, 0.1
LINES, SWEPT, MORE_FILES, LATELY, MOST_BRANCHES = 30, 200, 0.6, 3_000, 20
FOUNDERS, FIRST_FILES, REVERT = 30, 300, 0.01


class Drawn:
    """Things numbered as they come: one of those drawn lately, or a new one with some probability."""

    def __init__(self, random: Random, first: int, new: float) -> None:
        self._random, self._new = random, new
        self._lately = list(range(first))
        self.count = first

    def draw(self) -> int:
        """Return a number drawn before, or the next one."""
        if self._random.random() < self._new:
            number, self.count = self.count, self.count + 1
        else:
            number = self._random.choice(self._lately)
        if len(self._lately) < LATELY:
            self._lately.append(number)
        else:
            self._lately[self._random.randrange(LATELY)] = number
        return number


@dataclass(slots=True)
class Branch:
    """A branch by its last commit's mark, and the files that it changed."""

    tip: int
    files: set[int] = field(default_factory=set)


class History:
    """A history in the making; every file is the same on all branches but for when they change it."""

    def __init__(self, commits: int, seed: int) -> None:
        self.random = Random(seed)
        self.commits = commits
        self.authors = Drawn(self.random, FOUNDERS, min(0.2, 2 * commits**-0.4))
        self.files = Drawn(self.random, FIRST_FILES, NEW_PATH)
        self.versions: dict[int, int] = {}
        self.moves: dict[int, int] = {}
        self.branches: list[Branch] = []

    def stream(self) -> Iterator[bytes]:
        """Yield what ``git fast-import`` reads."""
        main = 0
        for mark in range(1, self.commits + 1):
            chance = self.random.random()
            if self.branches and chance < MERGE:
                branch = self.branches.pop(0)
                yield self._head(mark, "main", "Merge a branch", main, branch.tip)
                yield from map(self._file, sorted(branch.files))
                main = mark
            elif main and self.branches and chance < BRANCH:
                branch = self.random.choice(self.branches)
                yield self._head(mark, "side", self._subject(mark), branch.tip)
                yield from self._changes(branch.files)
                branch.tip = mark
            elif main and len(self.branches) < MOST_BRANCHES and chance < BRANCH + MERGE:
                branch = Branch(mark)
                yield self._head(mark, "side", self._subject(mark), main)
                yield from self._changes(branch.files)
                self.branches.append(branch)
            else:
                yield self._head(mark, "main", self._subject(mark), *([main] if main else []))
                yield from self._changes(set())
                if self.random.random() < RENAME:
                    yield self._rename()
                main = mark
        yield b"reset refs/heads/main\nfrom :%d\n\n" % main

    def _head(self, mark: int, branch: str, message: str, *parents: int) -> bytes:
        who = self._person()
        time = END - SPAN + SPAN * mark // self.commits
        if self.random.random() < CO_AUTHOR:
            message += f"\n\nCo-authored-by: {self._person()}"
        lines = [f"commit refs/heads/{branch}", f"mark :{mark}"]
        lines += [f"author {who} {time - 3600} +0000", f"committer {who} {time} +0000"]
        lines += [f"data {len(message)}", message]
        lines += [f"{'merge' if place else 'from'} :{parent}" for place, parent in enumerate(parents)]
        return ("\n".join(lines) + "\n").encode("ascii")

    def _person(self) -> str:
        if self.random.random() < BOT:
            return "helper[bot] <helper[bot]@users.noreply.example.org>"
        number = self.authors.draw()
        return f"Person{number} Surname{number} <p{number}@example.org>"

    def _subject(self, mark: int) -> str:
        if self.random.random() < REVERT:
            return f'Revert "Add part {mark - 1}"'
        return self.random.choice((f"Fix a case of {mark}", f"Add part {mark}", "Tidy"))

    def _changes(self, changed: set[int]) -> Iterator[bytes]:
        numbers = {self.files.draw()}
        while self.random.random() < MORE_FILES:
            numbers.add(self.files.draw())
        if self.random.random() < SWEEP:
            numbers.update(self.random.sample(range(self.files.count), min(SWEPT, self.files.count)))
        for number in sorted(numbers):
            self.versions[number] = self.versions.get(number, 0) + 1
            yield self._file(number)
        changed |= numbers

    def _file(self, number: int) -> bytes:
        """Return a file as it is: each version changes one line, or all bytes of a binary file."""
        version = self.versions[number]
        path = self._path(number)
        if path.endswith(BINARY):
            text = f"\0{number} {version}\n"
        else:
            text = "".join(f"line {at} of {number} is {version - (version - at) % LINES}\n" for at in range(LINES))
        return f"M 100644 inline {path}\ndata {len(text)}\n{text}\n".encode("ascii")

    def _path(self, number: int) -> str:
        moved = self.moves.get(number, 0)
        folder = f"{AREAS[number % len(AREAS)]}/part{number // 400}"
        return f"{folder}/file{number}{f'_{moved}' if moved else ''}{SUFFIXES[number % len(SUFFIXES)]}"

    def _rename(self) -> bytes:
        """Rename a file, if no open branch has changed it and main has it."""
        number = self.random.randrange(self.files.count)
        if number not in self.versions or any(number in branch.files for branch in self.branches):
            return b""
        old = self._path(number)
        self.moves[number] = self.moves.get(number, 0) + 1
        return f"R {old} {self._path(number)}\n".encode("ascii")


def generate(path: Path, commits: int, seed: int = 1) -> None:
    """Make a bare repository.

    Raises:
        CalledProcessError: git cannot make it, for example where it is there already.
    """
    subprocess.run(["git", "init", "-q", "--bare", "--initial-branch=main", str(path)], check=True)
    _feed(["git", "--git-dir", str(path), "fast-import", "--quiet"], History(commits, seed).stream())


def _feed(command: list[str], parts: Iterable[bytes]) -> None:
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin
        process.stdin.writelines(parts)
        process.stdin.close()
        if process.wait():
            raise subprocess.CalledProcessError(process.returncode, command)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
