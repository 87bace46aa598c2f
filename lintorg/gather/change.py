"""Reads a change: its commits, its net diff, and who last wrote what it deletes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from lintorg.derive._shared.resolution import people_of, stated_by, stated_identities, with_strangers
from lintorg.derive._shared.trailers import stated_reviewers
from lintorg.derive.changes import net_lines
from lintorg.derive.contributions import contributions
from lintorg.derive.identities import people
from lintorg.gather.change_span import Span
from lintorg.gather.mining import drill
from lintorg.gather.part import facts_in, lines_in, touches_in
from lintorg.mine import bulk
from lintorg.mine.blame import Rewritten, blame_deleted
from lintorg.mine.running import threads
from lintorg.mine.span import commits_between
from lintorg.mine.view import View
from lintorg.model.change import RECENT_DAYS, Change, Origins
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Commit, Facts, Identity, LineCount, Tree, facts_of
from lintorg.model.options import Mining
from lintorg.model.settings import Settings
from lintorg.model.tables import DAY, Contribution, People, PersonId
from lintorg.model.touches import Touch
from lintorg.wiring import Tables

MOST_FILES, MOST_LINES = 100, 5_000
"""What is blamed at most, the files with most deleted lines first."""
_MANY_COMMITS = 200
"""Commits from which on PyDriller would keep a reviewer waiting; git's stream says the same."""
_SHA1 = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class MinedChange:
    """A change as git has it; ``time`` is the head's committer date, or the target's if that is earlier.

    ``touches`` and ``lines`` are of the net diff; no lines where git cannot count them.
    """

    base: str
    time: int
    facts: Facts
    touches: tuple[Touch, ...]
    lines: tuple[LineCount, ...] | None
    reviewers: tuple[Identity, ...]
    requested: tuple[Identity, ...] = ()
    everywhere: tuple[Touch, ...] = ()
    """The paths of the whole net diff, where ``touches`` are of the part that is judged."""


def mine_change(view: View, span: Span, mining: Mining) -> MinedChange:
    """Read by PyDriller the commits that the target has not, and by git what they change together.

    Where the two histories part at several commits, what the target has is not all behind the one that is the base.
    """
    base, head = span.base, span.head
    hashes = commits_between(view, span.target, head)
    miner = drill() if len(head) == _SHA1 and len(hashes) <= _MANY_COMMITS else bulk
    pair = f"{head} {base}"
    with threads(1) as pool:
        counting = pool.submit(bulk.mine_lines, view, [pair], jobs=1)
        (net,) = bulk.mine_commits(view, [pair], jobs=1)
        facts = facts_of(head, miner.mine_commits(view, hashes, jobs=mining.jobs))
        lines = counting.result()[pair]
    if net.commit is None:
        raise CannotJudge("the change's last commit cannot be read, its objects are missing; run `git fsck` there")
    return MinedChange(
        base=base,
        time=net.commit.committer_time,
        facts=facts_in(facts, view.part),
        touches=tuple(touches_in(net.touches, view.part)),
        lines=None if lines is None else lines_in(lines, view.part),
        everywhere=net.touches,
        reviewers=stated_reviewers(facts.commits),
        requested=span.reviewers,
    )


def everyone(facts: Facts, changes: tuple[MinedChange, ...], tree: Tree, settings: Settings) -> People:
    """Return the people of a history together with those of changes to it and their reviewers."""
    known = people_of(stated_identities(facts), tree, settings)
    stated: dict[Identity, None] = {}
    for change in changes:
        stated |= dict.fromkeys((*stated_identities(change.facts), *change.reviewers, *change.requested))
    return with_strangers(known, stated, tree, settings)


def persons_in(commits: Iterable[Commit], people: People) -> frozenset[PersonId]:
    """Return the people whom commits name as author, co-author or committer."""
    return frozenset(people.of[one] for one in stated_by(commits) if one in people.of)


def read_change(mined: MinedChange, tables: Tables) -> Change:
    """Return a change in terms of the tables of its base, whose people include the change's."""
    brought = tables.over(replace(tables.inputs, facts=mined.facts)).of(contributions)
    known_people = tables.of(people)
    known = persons_in(tables.inputs.facts.commits, known_people)
    return change_of(mined, brought, known_people, known)


def change_of(mined: MinedChange, work: tuple[Contribution, ...], people: People, known: Set[PersonId]) -> Change:
    """Return a change whose human, non-merge commits are given, before which the history knows some people."""
    counted = frozenset(commit.hash for commit in work)
    asked = _persons(mined.requested, people) & known
    return Change(
        time=mined.time,
        work=work,
        touches=mined.touches,
        lines=mined.lines,
        reviewers=asked | (_persons(mined.reviewers, people) & known),
        asked=asked,
        strangers=frozenset(person for one in work for person in one.people if person not in known),
        bare_reverts=counted.intersection(_bare_reverts(mined.facts.commits)),
    )


def _persons(identities: Iterable[Identity], people: People) -> frozenset[PersonId]:
    return frozenset(people.of[one] for one in identities if one in people.of)


def _bare_reverts(commits: tuple[Commit, ...]) -> Iterator[str]:
    """Yield the reverts without a reason, but for those that take back a commit of the same change: a trial."""
    subjects = {f'Revert "{commit.subject}"' for commit in commits}
    for commit in commits:
        if commit.revert_bare:
            named = commit.reverts is not None and any(other.hash.startswith(commit.reverts) for other in commits)
            if not named and commit.subject not in subjects:
                yield commit.hash


def with_origins(view: View, mined: MinedChange, change: Change, tables: Tables, mining: Mining) -> Change:
    """Return the change with the commits that last wrote the source lines it deletes."""
    lines = tables.over(replace(tables.inputs, change=change)).of(net_lines)
    deleted = {line.path: line.deleted for line in lines or () if line.deleted}
    chosen = _largest(deleted)
    before = {touch.path: touch for touch in mined.touches}
    files = [_rewritten(before[path]) for path in chosen]
    since = change.time - RECENT_DAYS * DAY
    origins: Counter[str] = Counter()
    read = 0
    for found in blame_deleted(view, mined.base, mined.facts.head, files, since=since, jobs=mining.jobs):
        if found is not None:
            origins += found
            read += 1
    return replace(change, origins=Origins(lines=origins, files=read, files_left=len(deleted) - read))


def _rewritten(touch: Touch) -> Rewritten:
    return Rewritten(touch.old_path or touch.path, None if touch.kind == "D" else touch.path)


def _largest(deleted: Mapping[str, int]) -> list[str]:
    """Return the files to look at: those with most deleted lines, as far as the limits go."""
    chosen: list[str] = []
    room = MOST_LINES
    for path in sorted(deleted, key=lambda path: (-deleted[path], path)):
        if len(chosen) < MOST_FILES and deleted[path] <= room:
            chosen.append(path)
            room -= deleted[path]
    return chosen
