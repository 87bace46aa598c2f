"""Makes merges again, with ``git merge-tree``, to see which of them conflict.

Git writes the trees that come of it. Where such an object exists already, it renews the date of the
file that holds it, also in a repository it only borrows from: so the merges are made on copies.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from lintorg.mine.bulk import Progress, in_chunks
from lintorg.mine.gitpython import GitCommandError
from lintorg.mine.stream import git, git_fed, status
from lintorg.mine.view import View
from lintorg.model.facts import Commit, ReplayedMerge

_NEEDED = (2, 38)
_CHUNK = 4
_CLEAN, _CONFLICT = 0, 1
_MERGE_TREE = ("merge-tree", "--write-tree", "--allow-unrelated-histories", "--name-only", "--no-messages", "-z")
Pair = tuple[str, ...]


def can_replay(view: View) -> bool:
    """Tell whether git is 2.38 or newer: older ones merge only in a work tree."""
    found = re.search(rb"(\d+)\.(\d+)", git(view, "version"))
    return found is not None and (int(found[1]), int(found[2])) >= _NEEDED


def replay_merges(
    view: View, merges: Sequence[Commit], *, jobs: int, progress: Progress | None = None
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
        own = _with_copies(view, list(parents.values()), jobs)
    except GitCommandError:  # an object is damaged, not only missing
        return iter([ReplayedMerge(merge, None) for merge in parents])
    return in_chunks(partial(_replay_chunk, own, parents), list(parents), _CHUNK, jobs, progress)


def _replay_chunk(view: View, parents: Mapping[str, Pair], hashes: Sequence[str]) -> list[ReplayedMerge]:
    return [_replay(view, merge, *parents[merge]) for merge in hashes]


def _replay(view: View, merge: str, ours: str, theirs: str) -> ReplayedMerge:
    code, output = status(view, *_MERGE_TREE, ours, theirs)
    if code not in (_CLEAN, _CONFLICT):
        return ReplayedMerge(merge, None)
    _, *paths = output.split(b"\0")  # after the name of the merged tree
    named = {path.decode("utf-8", "backslashreplace") for path in paths if path}
    return ReplayedMerge(merge, code == _CLEAN, tuple(sorted(named)))


def _with_copies(view: View, pairs: Sequence[Pair], jobs: int) -> View:
    """Return a view inside the view that holds what the merges read, and borrows nothing.

    That is every commit behind them, and the files of both sides and of what these have in common.
    """
    git_dir = view.git_dir / "replay"
    (git_dir / "objects" / "pack").mkdir(parents=True, exist_ok=True)
    (git_dir / "refs").mkdir(exist_ok=True)
    for name in ("HEAD", "config"):
        shutil.copy(view.git_dir / name, git_dir / name)
    sides = {side.encode("ascii") for pair in pairs for side in pair}
    read = sorted(sides | _common(view, pairs, jobs))
    objects = git_fed(view, sorted(sides), "rev-list", "--stdin").splitlines()
    objects += git_fed(view, read, "rev-list", "--objects", "--no-walk", "--missing=allow-any", "--stdin").splitlines()
    git_fed(view, objects, "pack-objects", "-q", "--window=0", str(git_dir / "objects" / "pack" / "pack"))
    return replace(view, git_dir=git_dir)


def _common(view: View, pairs: Sequence[Pair], jobs: int) -> set[bytes]:
    """Return the merge bases of pairs; where there are several, git merges these, and so on."""
    found: set[bytes] = set()
    asked: set[str] = set()
    while pairs:
        lines = [" ".join(pair) for pair in pairs if " ".join(pair) not in asked]
        asked.update(lines)
        bases = list(in_chunks(partial(_bases_chunk, view), lines, _CHUNK, jobs, None))
        found.update(base for several in bases for base in several)
        pairs = [
            (one.decode("ascii"), other.decode("ascii")) for several in bases for one, other in combinations(several, 2)
        ]
    return found


def _bases_chunk(view: View, pairs: Sequence[str]) -> list[list[bytes]]:
    return [status(view, "merge-base", "--all", *pair.split())[1].split() for pair in pairs]
