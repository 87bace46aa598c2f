"""Makes merges again, with ``git merge-tree``, to see which of them conflict.

Git writes the trees that come of it. Where such an object exists already, it renews the date of the
file that holds it, also in a repository it only borrows from: so the merges are made on copies.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from git import GitCommandError

from lintorg.mine.bulk import Progress, in_chunks
from lintorg.mine.merge_bases import Pair, read_by_merges
from lintorg.mine.stream import git, git_fed, git_partly
from lintorg.mine.view import View
from lintorg.model.facts import Commit, Facts, ReplayedMerge

_NEEDED = (2, 39)
_CHUNK = 20
_CLEAN, _END = b"1", b"\0\0"
_MERGE_TREE = ("merge-tree", "--stdin", "--allow-unrelated-histories", "--name-only", "--no-messages", "-z")
_LIST_OBJECTS = ("rev-list", "--objects", "--no-walk", "--missing=allow-any", "--stdin")
_PACK = ("pack-objects", "-q", "--window=0", "--compression=0")


def can_replay(view: View) -> bool:
    """Tell whether git is 2.39 or newer: older ones merge in a work tree, or one pair a process."""
    found = re.search(rb"(\d+)\.(\d+)", git(view, "version"))
    return found is not None and (int(found[1]), int(found[2])) >= _NEEDED


def replay_merges(
    view: View, facts: Facts, merges: Sequence[Commit], *, jobs: int, progress: Progress | None = None
) -> Iterator[ReplayedMerge]:
    """Merge the two parents of each commit again, in the order asked for.

    Attributes of the repository have no say (see the view), so no merge driver runs: where one joined
    the sides, git conflicts.
    """
    parents = {merge.hash: merge.parents for merge in merges}
    if not parents:
        return iter(())
    assert all(len(two) == 2 for two in parents.values()), "a merge of more than two sides is no single replay"
    try:
        own = _with_copies(view, facts, list(parents.values()))
    except GitCommandError:  # an object is damaged, not only missing
        return iter([ReplayedMerge(merge, None) for merge in parents])
    return in_chunks(partial(_replay_chunk, own, parents), list(parents), _CHUNK, jobs, progress)


def _replay_chunk(view: View, parents: Mapping[str, Pair], hashes: Sequence[str]) -> list[ReplayedMerge]:
    """Make some merges in one git process; the one at which it fails is tried alone, and the rest goes on."""
    output, trouble = git_partly(view, (" ".join(parents[merge]) for merge in hashes), *_MERGE_TREE)
    made = list(map(_read, hashes, output.split(_END)[:-1]))
    if not trouble:
        assert len(made) == len(hashes), "git left merges out of its answer"
        return made
    if len(hashes) == 1:
        return [ReplayedMerge(hashes[0], None)]
    rest = hashes[len(made) :]
    return made + [one for part in (rest[:1], rest[1:]) if part for one in _replay_chunk(view, parents, part)]


def _read(merge: str, record: bytes) -> ReplayedMerge:
    clean, _, *paths = record.split(b"\0")  # the second is the name of the merged tree
    named = {path.decode("utf-8", "backslashreplace") for path in paths}
    return ReplayedMerge(merge, clean == _CLEAN, tuple(sorted(named)))


def _with_copies(view: View, facts: Facts, pairs: Sequence[Pair]) -> View:
    """Return a view inside the view that holds what the merges read, and borrows nothing.

    That is the files of both sides and of what these have in common, and the history down to the oldest of them: no
    way from one to another leads past that, so it may end there, as in a shallow clone with the next commits.
    """
    git_dir = view.git_dir / "replay"
    (git_dir / "objects" / "pack").mkdir(parents=True, exist_ok=True)
    (git_dir / "refs").mkdir(exist_ok=True)
    for name in ("HEAD", "config"):
        shutil.copy(view.git_dir / name, git_dir / name)
    read = read_by_merges(facts.commits, pairs)
    recent = {commit.hash: commit.parents for commit in _down_to(read, facts.commits)}
    next_ones = {parent for parents in recent.values() for parent in parents} - recent.keys() - facts.skipped.keys()
    (git_dir / "shallow").write_text("".join(f"{end}\n" for end in sorted(next_ones)), encoding="ascii")
    files = git_fed(view, _lines(sorted(read)), *_LIST_OBJECTS).splitlines()
    objects = chain(_lines(recent), _lines(sorted(next_ones)), files)
    git_fed(view, objects, *_PACK, str(git_dir / "objects" / "pack" / "pack"))
    return replace(view, git_dir=git_dir)


def _down_to(needed: Iterable[str], commits: Sequence[Commit]) -> Sequence[Commit]:
    """Return the commits from the first one to the last one that is needed."""
    left = set(needed)
    for number, commit in enumerate(commits):
        left.discard(commit.hash)
        if not left:
            return commits[: number + 1]
    return commits


def _lines(hashes: Iterable[str]) -> Iterator[bytes]:
    return (commit.encode("ascii") for commit in hashes)
