"""What about this history limits what may be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintorg.derive._shared.vocabulary import is_platform, is_sync
from lintorg.model import subject
from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import Contribution, Guard, People, Window

MIRRORED_SHARE = 0.20
PLATFORM_SHARE, ASSISTED_SHARE, MISSING_SHARE, DUMP_SHARE = 0.20, 0.10, 0.01, 0.50
ALIASES_PER_PERSON, UNMERGED_SHARE = 1.15, 0.05
SYNC_TRAILERS = frozenset({"piperorigin-revid", "fbshipit-source-id", "gitorigin-revid", "copybara-origin-revid"})
"""Tokens by which tools that copy commits between repositories name the original."""


def guards(
    facts: Facts,
    window: Window,
    work: tuple[Contribution, ...],
    work_commits: tuple[Commit, ...],
    people: People,
    standing: Mapping[str, str | None],
    source_lines: Mapping[str, Sequence[int | None]],
    mass_edits: frozenset[str],
) -> tuple[Guard, ...]:
    """Return every guard, active or not, in the order of their ids."""
    return (
        _little_history(standing),
        _mirrored_history(facts, window, people),
        _integration_hidden(work_commits),
        _agents_visible(work),
        _identities_ambiguous(work_commits, people),
        _release_dump(facts, work, source_lines, mass_edits),
        _history_incomplete(facts, work),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _little_history(standing: Mapping[str, str | None]) -> Guard:
    return Guard(
        id="G1",
        name="little-history",
        active=standing[subject.REPO] is not None,
        detail="fewer than 100 commits, 5 people or 180 days of history: only areas are judged, the whole is not",
        scopes=("repo", "pair", "cohort"),
    )


def _mirrored_history(facts: Facts, window: Window, people: People) -> Guard:
    """Look for commits that were copied from elsewhere and lost their author on the way.

    A commit is such a copy when its author is a known sync account, or when it carries the trailer
    of a sync tool and its author is a bot or an agent. With a person as author the same trailer
    does no harm. Bots stand in no share, so this looks at all commits of the window but merges.
    """
    commits = [one for one in facts.commits if one.committer_time in window and not one.is_merge]
    share = _share(sum(_lost_its_author(one, people) for one in commits), len(commits))
    return Guard(
        id="G2",
        name="mirrored-history",
        active=share >= MIRRORED_SHARE,
        detail=f"{_percent(share)} of commits, bots included, were copied here by a sync account in the place of "
        "their authors: who wrote what, and how often and how large it was, cannot be seen",
        silences=("LO1", "LO5", "LO7"),
    )


def _lost_its_author(commit: Commit, people: People) -> bool:
    copied = any(trailer.token in SYNC_TRAILERS for trailer in commit.trailers)
    return is_sync(commit.author) or (copied and commit.author not in people.of)


def _integration_hidden(work_commits: tuple[Commit, ...]) -> Guard:
    hidden = _share(sum(is_platform(commit.committer) for commit in work_commits), len(work_commits))
    return Guard(
        id="G3",
        name="integration-hidden",
        active=hidden >= PLATFORM_SHARE,
        detail=f"{_percent(hidden)} of commits were merged by the hosting platform: who integrates cannot be seen",
        silences=("LO503", "LO601"),
    )


def _agents_visible(work: tuple[Contribution, ...]) -> Guard:
    assisted = _share(sum(contribution.assisted for contribution in work), len(work))
    return Guard(
        id="G4",
        name="agents-visible",
        active=assisted >= ASSISTED_SHARE,
        detail=f"at least {_percent(assisted)} of commits name a coding agent; each breach is checked without them too",
    )


def _identities_ambiguous(work_commits: tuple[Commit, ...], people: People) -> Guard:
    """Look for many addresses without a .mailmap, or for much work under a name that could not be merged."""
    emails = {commit.author.email.casefold() for commit in work_commits}
    authors = {people.of[commit.author] for commit in work_commits}
    names = {name.casefold() for name in people.ambiguous}
    unmerged = _share(sum(commit.author.name.casefold() in names for commit in work_commits), len(work_commits))
    many = _share(len(emails), len(authors)) >= ALIASES_PER_PERSON and not people.has_mailmap
    details = []
    if unmerged >= UNMERGED_SHARE:
        details.append(
            f"{_percent(unmerged)} of commits are under names with three or more mail domains, each counted as several "
            "people: concentration may be higher than shown. Merge them in .mailmap (`lintorg people`)"
        )
    if many:
        details.append(f"{len(emails)} author e-mails for {len(authors)} people and no .mailmap; see `lintorg people`")
    return Guard(
        id="G5",
        name="identities-ambiguous",
        active=bool(details),
        detail="; ".join(details) or f"{len(emails)} author e-mails for {len(authors)} people",
    )


def _release_dump(
    facts: Facts,
    work: tuple[Contribution, ...],
    source_lines: Mapping[str, Sequence[int | None]],
    mass_edits: frozenset[str],
) -> Guard:
    """Look for one commit with most of the window's lines that mostly adds new files."""
    lines = {
        item.hash: sum(filter(None, source_lines.get(item.hash, ()))) for item in work if item.hash not in mass_edits
    }
    largest = max(lines, key=lambda commit: (lines[commit], commit), default="")
    share = _share(lines.get(largest, 0), sum(lines.values()))
    dump = share >= DUMP_SHARE and _mostly_new(facts, largest)
    return Guard(
        id="G6",
        name="release-dump",
        active=dump,
        detail=f"one commit holds {_percent(share)} of the changed lines" if dump else "no single commit dominates",
        silences=("LO1", "LO4", "LO7", "LO8"),
    )


def _mostly_new(facts: Facts, commit_hash: str) -> bool:
    kinds = [touch.kind for touch in facts.touches.of({commit_hash})]
    return _share(kinds.count("A"), len(kinds)) >= DUMP_SHARE


def _history_incomplete(facts: Facts, work: tuple[Contribution, ...]) -> Guard:
    degraded = sum(contribution.hash in facts.degraded for contribution in work)
    spoiled = degraded + len(facts.skipped)
    parts = []
    if facts.degraded:
        parts.append(f"{_commits(len(facts.degraded))} read only in part (renames or lines may be unknown)")
    if facts.skipped:
        parts.append(f"{_commits(len(facts.skipped))} not read at all")
    return Guard(
        id="G7",
        name="history-incomplete",
        active=_share(spoiled, len(work) + len(facts.skipped)) > MISSING_SHARE,
        detail=" and ".join(parts) + ": their objects are missing"
        if parts
        else "no diff met a missing object; files that none needed are not looked at",
    )


def _commits(count: int) -> str:
    return "1 commit" if count == 1 else f"{count} commits"
