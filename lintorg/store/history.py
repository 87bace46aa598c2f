"""Mined commits and touches, kept under the commits' hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from sys import intern
from typing import Any

from lintorg.model.facts import Commit, MinedCommit, Trailer, one_identity
from lintorg.model.touches import Touch, new_touch
from lintorg.store.location import FACTS, cache_folder
from lintorg.store.segments import load_segments, write_segment


@dataclass(frozen=True, slots=True)
class HistoryStore:
    """The commits of one repository and its clones and forks: those with the same first commits."""

    folder: Path

    def load(self, wanted: Iterable[str]) -> dict[str, MinedCommit]:
        """Return what is known of the wanted hashes. Many small segments are joined into one."""
        return load_segments(self.folder, wanted, _decoded, _encoded)

    def save(self, mined: Sequence[MinedCommit]) -> None:
        """Keep commits that could be read whole; of the others the missing objects may still come.

        Raises:
            OSError: the cache cannot be written.
        """
        whole = {item.hash: item for item in mined if item.commit and not item.trouble}
        if whole:
            write_segment(self.folder, _encoded(whole))


def history_store(roots: Iterable[str]) -> HistoryStore:
    """Return the store of the repositories that began with these commits."""
    key = sha256("\n".join(sorted(roots)).encode("ascii")).hexdigest()[:24]
    return HistoryStore(cache_folder() / FACTS / key / "history")


class _Numbers(dict[Any, int]):
    """Numbers things as they are first asked for: paths and people repeat."""

    def __missing__(self, key: object) -> int:
        self[key] = number = len(self)
        return number


def _encoded(mined: Mapping[str, MinedCommit]) -> object:
    people, paths = _Numbers(), _Numbers()
    rows = [_row(item.commit, item.touches, people, paths) for item in mined.values() if item.commit]
    return {"people": list(people), "paths": list(paths), "commits": rows}


def _row(commit: Commit, touches: Iterable[Touch], people: _Numbers, paths: _Numbers) -> list[object]:
    flat: list[object] = []
    for touch in touches:
        flat += (paths[touch.path], touch.kind, None if touch.old_path is None else paths[touch.old_path])
    return [
        commit.hash,
        commit.parents,
        people[commit.author],
        commit.author_time,
        people[commit.committer],
        commit.committer_time,
        commit.subject,
        commit.trailers,
        commit.reverts,
        commit.revert_bare,
        flat,
    ]


def _decoded(payload: Any) -> dict[str, MinedCommit]:
    known: dict[str, MinedCommit] = {}
    people = [one_identity(*person) for person in payload["people"]]
    paths = list(map(intern, payload["paths"]))
    for row in payload["commits"]:
        commit = Commit(
            hash=intern(row[0]),
            parents=tuple(map(intern, row[1])),
            author=people[row[2]],
            author_time=row[3],
            committer=people[row[4]],
            committer_time=row[3] if row[5] == row[3] else row[5],
            subject=row[6],
            trailers=tuple(Trailer(intern(token), intern(value)) for token, value in row[7]),
            reverts=row[8],
            revert_bare=row[9],
        )
        flat = row[10]
        touches = tuple(
            new_touch(
                (commit.hash, paths[flat[at]], flat[at + 1], None if flat[at + 2] is None else paths[flat[at + 2]])
            )
            for at in range(0, len(flat), 3)
        )
        known[commit.hash] = MinedCommit(commit.hash, commit, touches)
    return known
