"""What about this history limits what may be judged."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.derive._shared.told import commits, percent, share
from lintorg.derive._shared.vocabulary import is_platform
from lintorg.model import subject
from lintorg.model.facts import UNTRUE, Commit, Facts
from lintorg.model.measure import TOO_LARGE
from lintorg.model.tables import Contribution, Guard

PLATFORM_SHARE, ASSISTED_SHARE, MISSING_SHARE = 0.20, 0.10, 0.01


def guards(
    facts: Facts,
    work: tuple[Contribution, ...],
    work_commits: tuple[Commit, ...],
    standing: Mapping[str, str | None],
    mirrored_history: Guard,
    identities_ambiguous: Guard,
    release_dump: Guard,
    imported_history: Guard,
) -> tuple[Guard, ...]:
    """Return every guard, active or not, in the order of their ids."""
    return (
        _little_history(standing),
        mirrored_history,
        _integration_hidden(work_commits),
        _agents_visible(work),
        identities_ambiguous,
        release_dump,
        _history_incomplete(facts, work),
        imported_history,
    )


def _little_history(standing: Mapping[str, str | None]) -> Guard:
    return Guard(
        id="G1",
        name="little-history",
        active=standing[subject.REPO] is not None,
        detail="fewer than 100 commits, 5 people or 180 days of history: only areas are judged, the whole is not",
        scopes=("repo", "pair", "cohort"),
    )


def _integration_hidden(work_commits: tuple[Commit, ...]) -> Guard:
    hidden = share(sum(is_platform(commit.committer) for commit in work_commits), len(work_commits))
    return Guard(
        id="G3",
        name="integration-hidden",
        active=hidden >= PLATFORM_SHARE,
        detail=f"{percent(hidden)} of commits were merged by the hosting platform: who integrates cannot be seen",
        silences=("LO503", "LO601"),
    )


def _agents_visible(work: tuple[Contribution, ...]) -> Guard:
    assisted = share(sum(contribution.assisted for contribution in work), len(work))
    return Guard(
        id="G4",
        name="agents-visible",
        active=assisted >= ASSISTED_SHARE,
        detail=f"at least {percent(assisted)} of commits name a coding agent; each breach is checked without them too",
    )


def _history_incomplete(facts: Facts, work: tuple[Contribution, ...]) -> Guard:
    degraded = sum(contribution.hash in facts.degraded for contribution in work)
    spoiled = degraded + len(facts.skipped)
    untrue = sum(why == UNTRUE for why in facts.skipped.values())
    unread = len(facts.skipped) - untrue
    parts, details = [], []
    if facts.degraded:
        parts.append(f"{commits(len(facts.degraded))} read only in part (renames or lines may be unknown)")
    if unread:
        parts.append(f"{commits(unread)} not read at all")
    if parts:
        details.append(" and ".join(parts) + _why_incomplete(facts))
    if untrue:
        details.append(f"{commits(untrue)} left out: what is stored under the name is something else (`git fsck`)")
    return Guard(
        id="G7",
        name="history-incomplete",
        active=share(spoiled, len(work) + len(facts.skipped)) > MISSING_SHARE,
        detail="; ".join(details) or "no diff met a missing object; files that none needed are not looked at",
    )


def _why_incomplete(facts: Facts) -> str:
    reasons = {*facts.degraded.values(), *facts.skipped.values()} - {UNTRUE}
    if reasons == {TOO_LARGE}:
        return ": they are larger than lintorg reads"
    return ": their objects are missing" + (", or larger than lintorg reads" if TOO_LARGE in reasons else "")
