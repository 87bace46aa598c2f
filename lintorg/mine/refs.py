"""From a name to a commit: ref files are read as files, and git is asked about hashes in the private view only."""

from __future__ import annotations

import re
import shlex

from git import GitCommandError

from lintorg.mine.locate import follow_ref
from lintorg.mine.ref_names import LONGEST, START_OF_HASH, STEPS, is_no_ref, ref_name
from lintorg.mine.stream import git
from lintorg.mine.view import View
from lintorg.model.errors import CannotJudge
from lintorg.model.text import safe

_PLACES = (
    "refs/{}",
    "refs/tags/{}",
    "refs/heads/{}",
    "refs/remotes/{}",
    "refs/remotes/{}/HEAD",
    "refs/remotes/origin/{}",
)
"""Where a short name may stand, in git's order; then at the remote, for CI checks out no branch but its own."""


def resolve(view: View, name: str) -> str:
    """Return the hash of the commit that a branch, a tag, a hash or the start of one names.

    ``~2`` and ``^2`` may follow, as in git.

    Raises:
        CannotJudge: there is no such commit here; says how to get it.
    """
    found = find(view, name)
    if found is None:
        raise CannotJudge(f"no commit here is called {safe(name[:LONGEST])}; {how_to_fetch(name)}")
    return found


def find(view: View, name: str) -> str | None:
    """Return the hash of the commit that a name stands for, None where there is none."""
    steps = STEPS.search(name)
    assert steps is not None
    start = _ref(view, name[: steps.start()])
    return None if start is None else _commit(view, f"{start}{steps[0]}")


def time_of(view: View, commit: str) -> int:
    """Return a commit's committer date, in seconds UTC.

    Raises:
        CannotJudge: its object is missing.
    """
    try:
        return int(git(view, "log", "-1", "--format=%ct", commit).split()[0])
    except (GitCommandError, IndexError, ValueError):
        raise CannotJudge("the head commit cannot be read, its objects are missing; run `git fsck` there") from None


def how_to_fetch(name: str) -> str:
    """Word the command that brings a branch here."""
    branch = re.sub(r"^(refs/)?(heads/|remotes/)?(origin/)?", "", STEPS.sub("", name))[:LONGEST]
    if ref_name(branch) is None:
        return "run `git fetch origin` (in CI: fetch-depth: 0), then check again"
    return f"run `git fetch origin {shlex.quote(safe(branch))}` (in CI: fetch-depth: 0), then check again"


def _ref(view: View, name: str) -> str | None:
    """Return the hash that a ref holds, or the name itself where it looks like a hash."""
    if not name or is_no_ref(name):
        return None
    own, common = view.source.own, view.source.common
    full = name.startswith("refs/") or re.fullmatch(r"([A-Z]+_)?HEAD", name)
    try:
        for place in ("{}",) if full else _PLACES:
            if found := follow_ref(own, common, place.format(name))[0]:
                return found
    except OSError as error:
        raise CannotJudge(f"{safe(name)} cannot be read: {error.strerror}") from None
    return name if START_OF_HASH.fullmatch(name) else None


def _commit(view: View, name: str) -> str | None:
    """Ask git for the commit behind a hash, the start of one, or an annotated tag."""
    try:
        return git(view, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode("ascii").strip()
    except GitCommandError:
        return None
