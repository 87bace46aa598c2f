"""Guards of a history that is not what it seems: copied, brought in, dumped, or of people who may be others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.told import commits, percent, share
from lintorg.derive._shared.trailers import SYNC_TRAILERS
from lintorg.derive._shared.vocabulary import is_sync
from lintorg.model.facts import Commit, Facts
from lintorg.model.tables import DAY, Contribution, Guard, Merge, People, Window

MIRRORED_SHARE = 0.20
ONE_DAY_SHARE, ONE_DAY_SPAN = 0.20, 90
"""Share of commits of one committer day, and days of author dates, from which on a history is taken for imported."""
DOUBTFUL_SHARE = 0.04
DUMP_SHARE = 0.50


def mirrored_history(facts: Facts, window: Window, people: People) -> Guard:
    """Return the guard of copied commits.

    A commit is such a copy when its author is a known sync account, or when it carries the trailer
    of a sync tool and its author is a bot or an agent. With a person as author the same trailer
    does no harm. Bots stand in no share, so this looks at all commits of the window but merges.
    """
    commits = [one for one in facts.inside if one.committer_time in window and not one.is_merge]
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


def imported_history(imported: frozenset[str], work_commits: tuple[Commit, ...]) -> Guard:
    """Return the guard of another history's commits, and of committer dates of one day while the work is of months."""
    days = Counter(commit.committer_time // DAY for commit in work_commits)
    day, count = max(days.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    authored = [commit.author_time for commit in work_commits if commit.committer_time // DAY == day]
    of_one_day = (
        share(count, len(work_commits)) >= ONE_DAY_SHARE and max(authored) - min(authored) >= ONE_DAY_SPAN * DAY
    )
    details = []
    if imported:
        details.append(f"an unrelated history was merged in ({commits(len(imported))})")
    if of_one_day:
        details.append(
            f"{percent(share(count, len(work_commits)))} of commits have committer dates of one day and author dates "
            "of months: the history was imported or rewritten, and its dates are not those of the work"
        )
    return Guard(
        id="G9",
        name="imported-history",
        active=bool(details),
        detail="; ".join(details) or "one history, with dates of its own",
        scopes=("repo", "pair", "cohort") if of_one_day else (),
    )


def identities_ambiguous(people: People, lookalikes: tuple[Merge, ...], work: tuple[Contribution, ...]) -> Guard:
    """Return the guard of suggestions and refused joins: those of the window's people who would go with them."""
    present = {person for contribution in work for person in contribution.people}
    person_of = {identity: person for person, members in enumerate(people.identities) for identity in members}
    groups = Groups(len(people.identities))
    for pair in (*lookalikes, *people.refused):
        groups.join(person_of[pair.one], person_of[pair.other])
    doubtful = len(present) - len({groups.first(person) for person in present})

    return Guard(
        id="G5",
        name="identities-ambiguous",
        active=share(doubtful, len(present)) >= DOUBTFUL_SHARE,
        detail=f"{doubtful} of {len(present)} people may be others of them under another name or address, so that "
        "concentration may be higher than shown; see `lintorg people`",
    )


def release_dump(
    facts: Facts,
    work: tuple[Contribution, ...],
    source_lines: Mapping[str, Sequence[int | None]],
    sweeps: frozenset[str],
) -> Guard:
    """Return the guard of one commit with most of the lines that mostly adds new files."""
    lines = {
        item.hash: sum(filter(None, source_lines.get(item.hash, ())))
        for item in work
        if item.hash not in sweeps or _mostly_new(facts, item.hash)
    }
    largest = max(lines, key=lambda commit: (lines[commit], commit), default="")
    held = share(lines.get(largest, 0), sum(lines.values()))
    dump = held >= DUMP_SHARE and _mostly_new(facts, largest)
    return Guard(
        id="G6",
        name="release-dump",
        active=dump,
        detail=f"one commit holds {percent(held)} of the changed lines" if dump else "no single commit dominates",
        silences=("LO1", "LO4", "LO7", "LO8"),
    )


def _mostly_new(facts: Facts, commit_hash: str) -> bool:
    kinds = [touch.kind for touch in facts.touches.of({commit_hash})]
    return share(kinds.count("A"), len(kinds)) >= DUMP_SHARE
