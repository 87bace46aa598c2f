"""Whether commits were copied from elsewhere and lost their author on the way."""

from __future__ import annotations

from lintorg.derive._shared.told import percent, share
from lintorg.derive._shared.vocabulary import is_sync
from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import Guard, People, Window

MIRRORED_SHARE = 0.20
SYNC_TRAILERS = frozenset({"piperorigin-revid", "fbshipit-source-id", "gitorigin-revid", "copybara-origin-revid"})
"""Tokens by which tools that copy commits between repositories name the original."""


def mirrored_history(facts: Facts, window: Window, people: People) -> Guard:
    """Return the guard of copied commits.

    A commit is such a copy when its author is a known sync account, or when it carries the trailer
    of a sync tool and its author is a bot or an agent. With a person as author the same trailer
    does no harm. Bots stand in no share, so this looks at all commits of the window but merges.
    """
    commits = [one for one in facts.commits if one.committer_time in window and not one.is_merge]
    lost = share(sum(_lost_its_author(one, people) for one in commits), len(commits))
    return Guard(
        id="G2",
        name="mirrored-history",
        active=lost >= MIRRORED_SHARE,
        detail=f"{percent(lost)} of commits, bots included, were copied here by a sync account in the place of "
        "their authors: who wrote what, and how often and how large it was, cannot be seen",
        silences=("LO1", "LO5", "LO7"),
    )


def _lost_its_author(commit: Commit, people: People) -> bool:
    copied = any(trailer.token in SYNC_TRAILERS for trailer in commit.trailers)
    return is_sync(commit.author) or (copied and commit.author not in people.of)
