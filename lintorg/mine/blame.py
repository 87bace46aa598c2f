"""Who last wrote the lines that a change deletes, by ``git blame -w`` over the deleted ranges only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from git import GitCommandError

from lintorg.mine.running import threads
from lintorg.mine.stream import git
from lintorg.mine.view import View

_HUNK = re.compile(rb"^@@ -(\d+)(?:,(\d+))? ", re.MULTILINE)
_GROUP = re.compile(rb"^([0-9a-f]{40}|[0-9a-f]{64}) \d+ \d+ (\d+)$", re.MULTILINE)


class Rewritten(NamedTuple):
    """A file that a change deletes lines of: its path at the base, and at the head where it is still there."""

    old_path: str
    path: str | None


def blame_deleted(
    view: View, base: str, head: str, files: Sequence[Rewritten], *, since: int, jobs: int
) -> Iterator[Counter[str] | None]:
    """Yield, file by file, how many deleted lines each commit last wrote; None where git cannot tell.

    White space does not count (``-w``). The walk ends at commits before ``since``, in seconds UTC: lines older than
    that stand with some commit that is older, not with the one that wrote them.
    """

    def blamed(file: Rewritten) -> Counter[str] | None:
        try:
            return _blame(view, base, head, file, since)
        except GitCommandError:
            return None

    with threads(jobs) as pool:
        yield from pool.map(blamed, files)


def _blame(view: View, base: str, head: str, file: Rewritten, since: int) -> Counter[str]:
    ranges: list[str] = []
    if file.path is not None:
        patch = git(
            view, "diff", "-U0", "--no-ext-diff", "--no-textconv", f"{base}:{file.old_path}", f"{head}:{file.path}"
        )
        ranges = [f"-L{start},+{count}" for start, count in _deleted(patch)]
        if not ranges:
            return Counter()
    found = git(view, "blame", "-w", "--incremental", f"--max-age={since}", *ranges, base, "--", file.old_path)
    return _counted(_GROUP.findall(found))


def _deleted(patch: bytes) -> Iterator[tuple[int, int]]:
    """Yield (first line, number of lines) of each deleted range: no line of a hunk's body starts with an @."""
    for start, count in _HUNK.findall(patch):
        if number := int(count or 1):
            yield int(start), number


def _counted(groups: Iterable[tuple[bytes, bytes]]) -> Counter[str]:
    lines: Counter[str] = Counter()
    for commit, number in groups:
        lines[commit.decode("ascii")] += int(number)
    return lines
