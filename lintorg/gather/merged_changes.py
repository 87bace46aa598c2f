"""The last changes that landed, each with the commit before it: what backtest replays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from lintorg.derive._shared.trailers import stated_reviewers
from lintorg.gather.change import MinedChange
from lintorg.gather.history import History
from lintorg.gather.lines import line_counts, net_line_counts, touches_of
from lintorg.gather.part import lines_in, touches_in
from lintorg.mine import bulk
from lintorg.mine.view import View
from lintorg.model.facts import Commit, Facts
from lintorg.model.options import Mining
from lintorg.model.settings import Settings
from lintorg.model.touches import Touch, Touches


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """A commit on the line of first parents, and the commits that came in with it, newest first.

    ``base`` is its first parent. A squashed change is one commit. A merge brings in
    whatever its other parents had and its first had not.
    """

    commit: Commit
    base: Commit
    commits: tuple[Commit, ...]


def last_landed(facts: Facts, number: int) -> list[Landed]:
    """Return the last changes to land, oldest first; the line ends at a commit that could not be read.

    Of a part those that touch it.
    """
    place = {commit.hash: at for at, commit in enumerate(facts.commits)}
    touching = frozenset(facts.touches.commits) if facts.outside else None
    line: list[Commit] = []
    at = place.get(facts.head)
    while at is not None and (touching is not None or len(line) <= number):
        line.append(facts.commits[at])
        at = place.get(line[-1].parents[0]) if line[-1].parents else None
    line.reverse()
    found = list(_with_commits(facts, line, place))
    if touching is None:
        return found
    return [one for one in found if any(commit.hash in touching for commit in one.commits)][-number:]


def _with_commits(facts: Facts, line: list[Commit], place: Mapping[str, int]) -> Iterator[Landed]:
    known = _reachable(facts, line[0].hash) if line else set()
    for base, commit in pairwise(line):
        brought = _new(facts, commit.hash, known, place)
        known |= brought
        commits = tuple(facts.commits[at] for at in sorted(place[one] for one in brought))
        yield Landed(commit=commit, base=base, commits=commits)


def _reachable(facts: Facts, start: str) -> set[str]:
    reached = {start}
    for commit in facts.commits:  # children come before their parents
        if commit.hash in reached:
            reached.update(commit.parents)
    return reached


def _new(facts: Facts, head: str, known: set[str], place: Mapping[str, int]) -> set[str]:
    """Return the commits reachable from a head that are not known yet."""
    found: set[str] = set()
    waiting = [head]
    while waiting:
        commit = waiting.pop()
        if commit not in known and commit not in found and commit in place:
            found.add(commit)
            waiting += facts.commits[place[commit]].parents
    return found


def mine_landed(
    view: View, landed: list[Landed], history: History, settings: Settings, mining: Mining
) -> list[MinedChange]:
    """Read the net diffs of landed changes: of a merge, what it changes against its first parent."""
    merges = {one.commit.hash: one.base.hash for one in landed if one.commit.is_merge}
    single = [one.commit.hash for one in landed if not one.commit.is_merge]
    facts = history.facts
    touches = touches_of(facts, (commit.hash for one in landed for commit in one.commits))
    by_commit: dict[str, list[Touch]] = {}
    for touch in touches:
        by_commit.setdefault(touch.hash, []).append(touch)
    net = {commit: tuple(by_commit.get(commit, ())) for commit in single}
    pairs = [f"{merge} {base}" for merge, base in merges.items()]
    net |= {
        item.hash: tuple(touches_in(item.touches, view.part))
        for item in bulk.mine_commits(view, pairs, jobs=mining.jobs)
    }
    own = Touches(touch for commit in single for touch in net[commit])
    counts = {
        **line_counts(view, single, own, facts.degraded, history.tree, settings, mining, history.store),
        **net_line_counts(view, merges, mining, history.store),
    }

    def mined(one: Landed) -> MinedChange:
        inside = Touches(touch for commit in one.commits for touch in by_commit.get(commit.hash, ()))
        return MinedChange(
            base=one.base.hash,
            time=min(one.commit.committer_time, one.base.committer_time),
            facts=replace(facts, head=one.commit.hash, commits=one.commits, touches=inside),
            touches=net[one.commit.hash],
            lines=None if (lines := counts[one.commit.hash]) is None else lines_in(lines, view.part),
            reviewers=stated_reviewers(one.commits),
        )

    return [mined(one) for one in landed]
