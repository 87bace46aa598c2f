"""Mines whole histories from git's own stream: chunks of commits over several git processes.

Git does the work in processes of its own, so threads are enough to keep the processors busy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from sys import intern
from typing import TypeVar

from git import GitCommandError

from lintorg.mine.bounds import within_bounds, without_too_many
from lintorg.mine.hashed import untrue_names
from lintorg.mine.message import identity, parse_message
from lintorg.mine.running import threads
from lintorg.mine.stream import EXACT_RENAMES, RENAMES, git, read_each
from lintorg.mine.view import View
from lintorg.mine.walk import walk
from lintorg.model.facts import UNTRUE, Commit, Facts, LineCount, MinedCommit, facts_of
from lintorg.model.touches import Touch

_CHUNK = 400
_LARGEST_CHUNK = 16_000
_LARGEST_LINES_CHUNK = 4_000
_FIELDS = ("%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B")
_FORMAT = "--format=%H%x00" + "%x00".join(_FIELDS) + "%x00"

Item = TypeVar("Item")
Progress = Callable[[int, int], None]
"""Called with (commits done, commits in all)."""


def mine_history(view: View, *, jobs: int, progress: Progress | None = None) -> Facts:
    """Return the commits and touched paths of everything reachable from the view's head.

    Raises:
        CannotJudge: a commit object in the history is missing, so that the walk cannot be finished.
    """
    return facts_of(view.head, mine_commits(view, walk(view).hashes, jobs=jobs, progress=progress))


def mine_commits(
    view: View, hashes: Sequence[str], *, jobs: int, progress: Progress | None = None
) -> Iterator[MinedCommit]:
    """Yield what can be read of each commit, in the order asked for.

    ``<commit> <other>`` in the place of a hash asks for what changed from the other commit to this one.
    """
    # Each process maps the index and unpacks its first files anew: the longer the history, the longer the chunks.
    size = min(_LARGEST_CHUNK, max(_CHUNK, len(hashes) // (8 * jobs)))
    return in_chunks(partial(_mine_chunk, view), hashes, size, jobs, progress)


def mine_lines(
    view: View,
    hashes: Sequence[str],
    excluded: Sequence[str] = (),
    *,
    jobs: int,
    progress: Progress | None = None,
) -> dict[str, tuple[LineCount, ...] | None]:
    """Return the changed lines of each commit by hash; None for a commit that git cannot diff.

    ``excluded`` are pathspecs that git need not diff. Merges have no lines. ``<commit> <other>`` asks for the lines
    changed from the other commit to this one, and is the key of the answer.
    """
    chunk = partial(_count_chunk, view, (".", *excluded) if excluded else ())
    # Neighbouring commits diff the same files: few long chunks spare git most of the unpacking.
    size = min(_LARGEST_LINES_CHUNK, len(hashes) // (2 * jobs) + 1)
    return dict(in_chunks(chunk, hashes, size, jobs, progress))


def mine_lines_at(
    view: View, paths: Mapping[str, Sequence[str]], *, jobs: int
) -> dict[str, tuple[LineCount, ...] | None]:
    """Return the changed lines of each commit in its own few paths; None for a commit that git cannot diff there.

    A process a commit: for the few commits that git cannot diff as a whole.
    """

    def count(hashes: Sequence[str]) -> list[tuple[str, tuple[LineCount, ...] | None]]:
        literal = {commit: tuple(f":(literal){path}" for path in paths[commit]) for commit in hashes}
        return [(commit, _count_chunk(view, literal[commit], [commit])[0][1]) for commit in hashes]

    return dict(in_chunks(count, list(paths), _CHUNK, jobs, None))


def in_chunks(
    work: Callable[[Sequence[str]], list[Item]],
    hashes: Sequence[str],
    size: int,
    jobs: int,
    progress: Progress | None,
) -> Iterator[Item]:
    """Run the work over chunks of commits on ``jobs`` threads; yield the results in order."""
    with threads(jobs) as pool:
        done = 0
        for results in pool.map(work, _batched(hashes, size)):
            done += len(results)
            if progress:
                progress(done, len(hashes))
            yield from results


def _batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _mine_chunk(view: View, hashes: Sequence[str]) -> list[MinedCommit]:
    """Read commits; of those that git cannot diff, what it can still say; of those that are not theirs, nothing."""
    untrue = untrue_names(view, list(map(_subject, hashes)))
    read = read_each(view, ("--raw", *RENAMES, _FORMAT), hashes, _parse_raw)
    return list(
        within_bounds(
            MinedCommit(_subject(asked), None, trouble=UNTRUE)
            if _subject(asked) in untrue
            else without_too_many(mined or _mine_damaged(view, asked, trouble))
            for asked, mined, trouble in read
        )
    )


def _mine_damaged(view: View, commit_hash: str, trouble: str | None) -> MinedCommit:
    """Read a commit with exact renames only; where a tree is missing or too large, without its paths."""
    ((_, mined, _),) = read_each(view, ("--raw", *EXACT_RENAMES, _FORMAT), [commit_hash], _parse_raw)
    if mined is None:
        try:
            output = git(view, "log", "--no-walk", "-s", _FORMAT, _subject(commit_hash))
            (mined,) = _parse_raw(output, [commit_hash])
        except (GitCommandError, ValueError):
            mined = MinedCommit(_subject(commit_hash), None)
    return mined._replace(trouble=trouble)


def _count_chunk(
    view: View, pathspecs: tuple[str, ...], hashes: Sequence[str]
) -> list[tuple[str, tuple[LineCount, ...] | None]]:
    arguments = ("--numstat", *RENAMES, "--format=%H%x00", "--", *pathspecs)
    return [(commit, lines) for commit, lines, _ in read_each(view, arguments, hashes, _parse_numstat)]


def _subject(asked: str) -> str:
    """Return the commit that is asked about, without the one that it is to be compared with."""
    return asked.partition(" ")[0]


def _parse_raw(output: bytes, hashes: Sequence[str]) -> list[MinedCommit]:
    tokens = output.split(b"\0")
    records = []
    at = 0
    for commit_hash in map(_subject, hashes):
        header = tokens[at : at + len(_FIELDS) + 1]
        if len(header) <= len(_FIELDS) or header[0].decode("ascii", "replace") != commit_hash:
            break
        at = _skip_blank(tokens, at + len(header))
        touches, at = _read_touches(tokens, at, commit_hash)
        records.append(MinedCommit(commit_hash, _commit(commit_hash, header[1:]), tuple(touches)))
    return records


def _skip_blank(tokens: Sequence[bytes], at: int) -> int:
    return at + 1 if at < len(tokens) and not tokens[at].strip() else at


def _read_touches(tokens: Sequence[bytes], at: int, commit_hash: str) -> tuple[list[Touch], int]:
    """Read raw entries, ``:modes hashes kind`` then one path, or two for a rename, from ``at`` on."""
    touches = []
    while at + 1 < len(tokens) and tokens[at].lstrip(b"\n").startswith(b":"):
        kind = chr(tokens[at].rsplit(b" ", 1)[-1][0])
        if kind == "R" and at + 2 < len(tokens):
            touches.append(Touch(commit_hash, _path(tokens[at + 2]), kind, _path(tokens[at + 1])))
            at += 3
        else:
            touches.append(Touch(commit_hash, _path(tokens[at + 1]), kind))
            at += 2
    return touches, at


def _commit(commit_hash: str, fields: Sequence[bytes]) -> Commit:
    parents, author, author_email, author_time, committer, committer_email, committer_time, message = map(_text, fields)
    parsed = parse_message(message)
    authored = int(author_time or 0)
    # Mostly the same moment, then held once.
    committed = authored if committer_time == author_time else int(committer_time or 0)
    return Commit(
        hash=commit_hash,
        parents=tuple(map(intern, parents.split())),
        author=identity(author, author_email),
        author_time=authored,
        committer=identity(committer, committer_email),
        committer_time=committed,
        subject=parsed.subject,
        trailers=parsed.trailers,
        reverts=parsed.reverts,
        revert_bare=parsed.revert_bare,
    )


def _parse_numstat(output: bytes, hashes: Sequence[str]) -> list[tuple[LineCount, ...]]:
    tokens = output.split(b"\0")
    records = []
    at = 0
    for commit_hash in map(_subject, hashes):
        if at >= len(tokens) or tokens[at].decode("ascii", "replace") != commit_hash:
            break
        lines: list[LineCount] = []
        at = _skip_blank(tokens, at + 1)
        while at < len(tokens) and tokens[at].count(b"\t") >= 2:
            added, deleted, path = tokens[at].lstrip(b"\n").split(b"\t", 2)
            if not path and at + 2 < len(tokens):  # a rename: the old and the new path follow
                path, at = tokens[at + 2], at + 2
            lines.append(LineCount(commit_hash, _path(path), _count(added), _count(deleted)))
            at += 1
        records.append(tuple(lines))
    return records


def _count(text: bytes) -> int | None:
    return None if text == b"-" else int(text)


@lru_cache(maxsize=1 << 14)
def _path(raw: bytes) -> str:
    """Return a path, the same object each time; neighbouring commits touch the same ones."""
    return intern(_text(raw))


def _text(raw: bytes) -> str:
    r"""Decode what should be UTF-8; other bytes stay apart from each other as ``\xNN``."""
    return raw.decode("utf-8", "backslashreplace")
