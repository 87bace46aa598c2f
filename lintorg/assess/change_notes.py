"""What must be said beside the findings about a change: what it edits of its own judgement, and what nobody saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lintorg.gather.change import MinedChange
from lintorg.gather.change_span import Span
from lintorg.gather.observed import Observed
from lintorg.gather.policy import Policy, head_files
from lintorg.mine.tree import READ_AT_HEAD
from lintorg.mine.view import View
from lintorg.model.change import Change
from lintorg.model.errors import LintorgError
from lintorg.model.files import Files
from lintorg.model.finding import Finding
from lintorg.model.options import Options
from lintorg.model.rule import Outcome

ATTRIBUTES = ".gitattributes"
_NAMED = 10
"""Files that a note names."""
_WORDS: Mapping[Outcome, str] = {"breach": "speaks", "pass": "passes", "undecided": "is undecided"}


def edits(
    parted: View, head: View, policy: Policy, options: Options, mined: MinedChange, *, by_head: bool
) -> Iterator[str]:
    """Say that the change edits what it is judged by: since it parted from its target, whatever that did since."""
    before, after = (_seen(head_files(view, options), policy.observed) for view in (parted, head))
    folder = f"{options.committed}/" if options.committed else ""
    policies = {folder + what.partition(":")[2] for what in before if before[what] != after[what]}
    if policies:
        judged = "its own are in force" if by_head else "those of the branch that it goes into are in force"
        yield f"the change edits {_listed(policies)}: {judged}" + ("" if by_head else " (--policy head takes its own)")
    facts = _fact_files(mined)
    if facts:
        yield f"the change edits {_listed(facts)}: the history is read by those of the branch that it goes into"


def _listed(paths: Iterable[str]) -> str:
    first = sorted(paths)
    more = f" and {len(first) - _NAMED} more" if len(first) > _NAMED else ""
    return ", ".join(first[:_NAMED]) + more


def _fact_files(mined: MinedChange) -> frozenset[str]:
    """Return the paths of the net diff that say how to read a history: whose work it is, and what is work."""
    paths = frozenset(path for touch in mined.everywhere for path in (touch.path, touch.old_path) if path)
    return frozenset(path for path in paths if path in READ_AT_HEAD or path.rpartition("/")[2] == ATTRIBUTES)


def _seen(files: Files, observed: Mapping[str, str]) -> Mapping[str, str]:
    """Read again, at one commit, what the policy was read from; of pyproject.toml only what speaks of lintorg."""
    again = Observed(files)
    for what in observed:
        verb, _, path = what.partition(":")
        if verb == "present":  # names that are not read
            continue
        try:
            text = again.read(path) if verb == "read" else again.list(path)
        except LintorgError as error:
            again.seen[what] = str(error)
        else:
            if path == "pyproject.toml" and "lintorg" not in (text or ""):
                again.seen[what] = ""
    return again.seen


def behind(span: Span) -> Iterator[str]:
    """Say how far the branch is behind: what it is judged by may be newer than what it was written against."""
    if not span.tip:
        yield (
            "the branch that the change goes into is not here: the commit where the change left it judges, and nothing "
            "that came later; fetch that branch before the check"
        )
    if span.behind:
        number = f"{span.behind} commits" if span.behind > 1 else "a commit"
        yield f"the change is {number} behind the branch that it goes into; it is judged by that branch as it is now"


def by_trailers(findings: Iterable[Finding], without: Iterable[Finding]) -> Iterator[str]:
    """Say which outcomes would be others without the trailers of the change's own messages, which anybody can write."""
    bare = {(finding.rule.id, finding.subject): finding.outcome for finding in without}
    for finding in findings:
        if bare.get((finding.rule.id, finding.subject), finding.outcome) != finding.outcome:
            said = _WORDS.get(finding.outcome, "is not judged")
            yield (
                f"{finding.rule.id} {said} on the word of trailers alone (Co-authored-by, Reviewed-by, Acked-by in the "
                "change's own messages), which nobody has checked"
            )


def limits(mined: MinedChange, change: Change, *, unread_event: bool) -> Iterator[str]:
    """Say what could not be seen of the change."""
    if unread_event:
        yield "the event file (GITHUB_EVENT_PATH) cannot be read: who was asked to review is not known"
    unknown = len(mined.requested) - len(change.asked)
    if unknown:
        yield f"a review was asked of {unknown} whom no commit before the change names: that settles nothing here"
    if change.origins and change.origins.files_left:
        yield (
            f"deleted lines of {change.origins.files_left} files were not looked at: 100 files and 5,000 lines are, "
            "the largest first, where git can read them"
        )
