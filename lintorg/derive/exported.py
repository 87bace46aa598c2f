"""Whether the window's commits were put here by a tool that copies them from elsewhere."""

from __future__ import annotations

from collections import Counter

from lintorg.derive._shared.trailers import SYNC_TRAILERS
from lintorg.derive._shared.vocabulary import is_platform
from lintorg.model.facts import Commit, Identity
from lintorg.model.tables import People, PersonId

_SHARE, _GROUP = 0.20, 4
_ORIGINS = SYNC_TRAILERS | {"differential-revision", "ghstack-source-id"}


def exported(work_commits: tuple[Commit, ...], people: People) -> bool:
    """Tell whether it says nothing who committed them.

    A fifth of them name their original, or came in groups of four or more by one committer in one second; or none has
    its author as committer.
    """
    if not work_commits:
        return False
    named = sum(any(token in _ORIGINS for token, _ in one.trailers) for one in work_commits)
    at_once = Counter((one.committer, one.committer_time) for one in work_commits)
    grouped = sum(size for size in at_once.values() if size >= _GROUP)
    if max(named, grouped) >= _SHARE * len(work_commits):
        return True
    return not any(
        is_platform(one.committer) or _person(one.committer, people) == _person(one.author, people)
        for one in work_commits
    )


def _person(identity: Identity, people: People) -> PersonId | None:
    return people.of.get(identity)
