"""Mined commits and touches, kept under the commits' hashes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from sys import intern
from typing import Any

from lintorg.model.facts import Commit, MinedCommit, Trailer, one_identity
from lintorg.model.touches import new_touch
from lintorg.store.location import FACTS, cache_folder
from lintorg.store.segments import load_segments, write_segment


@dataclass(frozen=True, slots=True)
class HistoryStore:
    """The commits of one repository, as one object store on disk tells of them."""

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


def history_store(objects: Path, roots: Iterable[str]) -> HistoryStore:
    """Return what is kept of an object store whose history began with these commits.

    Git does not compare an object that it reads with its name: what another copy says is not believed here.
    """
    key = sha256("\n".join(sorted(roots)).encode("ascii") + b"\0" + os.fsencode(objects.resolve())).hexdigest()[:24]
    return HistoryStore(cache_folder() / FACTS / key / "history")


class _Numbers(dict[Any, int]):
    """Numbers things as they are first asked for: paths and people repeat."""

    def __missing__(self, key: object) -> int:
        self[key] = number = len(self)
        return number


def _encoded(mined: Mapping[str, MinedCommit]) -> object:
    """Return commits in columns, which are read several times faster than a row for each."""
    people, paths = _Numbers(), _Numbers()
    read = [(item.commit, item.touches) for item in mined.values() if item.commit]
    commits = [commit for commit, _ in read]
    touches = [touch for _, touched in read for touch in touched]
    renamed = [(at, paths[touch.old_path]) for at, touch in enumerate(touches) if touch.old_path is not None]
    return {
        "hashes": [commit.hash for commit in commits],
        "parents": [commit.parents for commit in commits],
        "authors": [people[commit.author] for commit in commits],
        "author_times": [commit.author_time for commit in commits],
        "committers": [people[commit.committer] for commit in commits],
        "committer_times": [commit.committer_time for commit in commits],
        "subjects": [commit.subject for commit in commits],
        "trailers": [commit.trailers for commit in commits],
        "reverts": [commit.reverts for commit in commits],
        "revert_bare": [commit.revert_bare for commit in commits],
        "sizes": [len(touched) for _, touched in read],
        "touched": [paths[touch.path] for touch in touches],
        "kinds": "".join(touch.kind for touch in touches),
        "renamed": renamed,
        "people": list(people),
        "paths": list(paths),
    }


def _decoded(payload: Any) -> dict[str, MinedCommit]:
    people = [one_identity(*person) for person in payload["people"]]
    times = zip(payload["author_times"], payload["committer_times"], strict=True)
    commits = map(
        Commit,
        map(intern, payload["hashes"]),
        [tuple(map(intern, parents)) for parents in payload["parents"]],
        map(people.__getitem__, payload["authors"]),
        payload["author_times"],
        map(people.__getitem__, payload["committers"]),
        [authored if authored == committed else committed for authored, committed in times],  # then held once
        payload["subjects"],
        [tuple(Trailer(intern(token), intern(value)) for token, value in found) for found in payload["trailers"]],
        payload["reverts"],
        payload["revert_bare"],
    )
    paths = list(map(intern, payload["paths"]))
    touched, kinds = list(map(paths.__getitem__, payload["touched"])), payload["kinds"]
    renamed = {at: paths[path] for at, path in payload["renamed"]}
    known: dict[str, MinedCommit] = {}
    end = 0
    for commit, size in zip(commits, payload["sizes"], strict=True):
        start, end = end, end + size
        old_paths = map(renamed.get, range(start, end))
        touches = map(new_touch, zip(repeat(commit.hash), touched[start:end], kinds[start:end], old_paths))
        known[commit.hash] = MinedCommit(commit.hash, commit, tuple(touches))
    return known
