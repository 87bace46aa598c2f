"""Makes merges again, with ``git merge-tree``, to see which of them conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from lintorg.mine.bulk import Progress, in_chunks
from lintorg.mine.stream import git, status
from lintorg.mine.view import View
from lintorg.model.facts import Commit, ReplayedMerge

_NEEDED = (2, 38)
_CHUNK = 4
_CLEAN, _CONFLICT = 0, 1
_MERGE_TREE = ("merge-tree", "--write-tree", "--allow-unrelated-histories", "--name-only", "--no-messages", "-z")


def can_replay(view: View) -> bool:
    """Tell whether git is 2.38 or newer: older ones merge only in a work tree."""
    found = re.search(rb"(\d+)\.(\d+)", git(view, "version"))
    return found is not None and (int(found[1]), int(found[2])) >= _NEEDED


def replay_merges(
    view: View, merges: Sequence[Commit], *, jobs: int, progress: Progress | None = None
) -> Iterator[ReplayedMerge]:
    """Merge the two parents of each commit again, in the order asked for.

    The trees that git makes of it go to the view, which is thrown away. Attributes of the repository
    have no say (see the view), so no merge driver runs: where one joined the sides, git conflicts.
    """
    parents = {merge.hash: merge.parents for merge in merges}
    assert all(len(two) == 2 for two in parents.values()), "a merge of more than two sides is no single replay"
    return in_chunks(partial(_replay_chunk, view, parents), list(parents), _CHUNK, jobs, progress)


def _replay_chunk(view: View, parents: Mapping[str, tuple[str, ...]], hashes: Sequence[str]) -> list[ReplayedMerge]:
    return [_replay(view, merge, *parents[merge]) for merge in hashes]


def _replay(view: View, merge: str, ours: str, theirs: str) -> ReplayedMerge:
    code, output = status(view, *_MERGE_TREE, ours, theirs)
    if code not in (_CLEAN, _CONFLICT):
        return ReplayedMerge(merge, None)
    _, *paths = output.split(b"\0")  # after the name of the merged tree
    named = {path.decode("utf-8", "backslashreplace") for path in paths if path}
    return ReplayedMerge(merge, code == _CLEAN, tuple(sorted(named)))
