"""The commits that take another commit back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from lintorg.derive._shared.credit import COUNTED
from lintorg.derive._shared.prefixes import resolved
from lintorg.model.facts import Commit, Facts
from lintorg.model.located import Located
from lintorg.model.reverts import reverted_subject, says_revert
from lintorg.model.tables import People, PersonId, Revert


def reverts(
    facts: Facts,
    people: People,
    author_of: Callable[[Commit], PersonId | None],
    path_class: Callable[[str], str],
    located: Located,
) -> Mapping[str, Revert]:
    """Return the reverts of a history by hash, newest first, those by or of bots and agents left out.

    What is reverted is known where the message names a commit of this history, by its hash or by a prefix that no
    other commit has; what reverts a revert lands it again. A message that names a commit under another subject counts
    only then: squash merges quote the reverts of commits that never landed. Where no commit is named, as by
    hosting platforms, a bot's is known by the subject that the revert quotes, unless a person's has it too.
    """
    claims = [one for one in facts.commits if one.is_revert and not one.is_merge and author_of(one) is not None]
    named = resolved(facts.commits, (one.reverts for one in claims if one.reverts))
    again = _landing_again(claims, named)
    bots = _subjects_of_bots(facts.commits, people, claims)
    kept: dict[str, tuple[Commit, Commit | None]] = {}
    for claim in claims:
        target = named.get(claim.reverts or "")
        if target is not None:
            counts = author_of(target) is not None and claim.hash not in again
        else:
            counts = says_revert(claim.subject) and reverted_subject(claim.subject) not in bots
        if counts:
            kept[claim.hash] = claim, target
    paths = _paths(located, kept, path_class)
    return {commit: _revert(*pair, paths.get(commit, ())) for commit, pair in kept.items()}


def _landing_again(claims: Sequence[Commit], named: Mapping[str, Commit]) -> set[str]:
    """Return which of the claims, newest first, name a commit that takes another back itself."""
    taking_back: set[str] = set()
    again: set[str] = set()
    for claim in reversed(claims):
        target = named.get(claim.reverts or "")
        (again if target is not None and target.hash in taking_back else taking_back).add(claim.hash)
    return again


def _revert(claim: Commit, target: Commit | None, paths: Iterable[str]) -> Revert:
    return Revert(
        of=target.hash if target else None,
        stood=max(0, claim.committer_time - target.committer_time) if target else None,
        bare=claim.revert_bare,
        paths=tuple(paths),
    )


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


def _paths(located: Located, wanted: Iterable[str], path_class: Callable[[str], str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for touch in located.of(wanted):
        if path_class(touch.path) in COUNTED:
            found[touch.hash].append(touch.path)
    return found
