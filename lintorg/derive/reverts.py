"""The commits that take another commit back."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from lintorg.derive._shared.counted import COUNTED
from lintorg.model.facts import Commit, Facts
from lintorg.model.reverts import reverted_subject, says_revert
from lintorg.model.tables import People, Revert


def reverts(
    facts: Facts, people: People, path_class: Callable[[str], str], mass_edits: frozenset[str]
) -> Mapping[str, Revert]:
    """Return the reverts of a history by hash, newest first, those by or of bots and agents left out.

    What is reverted is known where git's own sentence names a commit of this history, by its hash
    or by a prefix that no other commit has. A message with that sentence and another subject counts
    only then: squash merges quote the reverts of commits that never landed. Where no commit is named, as by
    hosting platforms, a bot's is known by the subject that the revert quotes, unless a person's has it too.
    """
    claims = [one for one in facts.commits if one.is_revert and not one.is_merge and one.author in people.of]
    named = _named(facts.commits, {one.reverts for one in claims if one.reverts})
    bots = _subjects_of_bots(facts.commits, people, claims)
    kept: dict[str, tuple[Commit, Commit | None]] = {}
    for claim in claims:
        target = named.get(claim.reverts or "")
        if target is not None:
            counts = target.author in people.of
        else:
            counts = says_revert(claim.subject) and reverted_subject(claim.subject) not in bots
        if counts:
            kept[claim.hash] = claim, target
    paths = _paths(facts, kept.keys() - mass_edits, path_class)
    return {commit: _revert(*pair, paths.get(commit, ())) for commit, pair in kept.items()}


def _revert(claim: Commit, target: Commit | None, paths: Iterable[str]) -> Revert:
    return Revert(
        of=target.hash if target else None,
        stood=max(0, claim.committer_time - target.committer_time) if target else None,
        bare=claim.revert_bare,
        paths=tuple(paths),
    )


def _named(commits: Sequence[Commit], prefixes: Iterable[str]) -> Mapping[str, Commit]:
    """Return the commit of each prefix that is the start of exactly one hash."""
    wanted = sorted(prefixes)
    if not wanted:
        return {}
    by_hash = {commit.hash: commit for commit in commits}
    hashes = sorted(by_hash)
    found = {}
    for prefix in wanted:
        at = bisect_left(hashes, prefix)
        matching = [name for name in hashes[at : at + 2] if name.startswith(prefix)]
        if len(matching) == 1:
            found[prefix] = by_hash[matching[0]]
    return found


def _subjects_of_bots(commits: Iterable[Commit], people: People, claims: Iterable[Commit]) -> frozenset[str]:
    """Return which of the subjects that the claims quote only commits by bots and agents have."""
    quoted = {quote for claim in claims if (quote := reverted_subject(claim.subject))}
    if not quoted:
        return frozenset()
    by_person: dict[bool, set[str]] = {True: set(), False: set()}
    for one in commits:
        if one.subject in quoted:
            by_person[one.author in people.of].add(one.subject)
    return frozenset(by_person[False] - by_person[True])


def _paths(facts: Facts, wanted: Iterable[str], path_class: Callable[[str], str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for touch in facts.touches.of(frozenset(wanted)):
        if path_class(touch.path) in COUNTED:
            found[touch.hash].append(touch.path)
    return found
