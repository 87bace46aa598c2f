"""Which commits a change is: from options, from what CI says, or from the remote's main branch."""

from __future__ import annotations

from dataclasses import dataclass

from lintorg.config.ci import CiChange
from lintorg.mine.refs import find, how_to_fetch, resolve
from lintorg.mine.span import count_between, merge_base
from lintorg.mine.view import View
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Identity

_REMOTE_HEAD = "refs/remotes/origin/HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A change from where it parted from its target to its head; ``reviewers`` were asked to review that head.

    ``behind`` counts the target's commits that the change does not build on. Where the target holds the head, as after
    the merge, the change is empty: ``base`` is the head. Without a ``tip`` the target is where the change left it: what
    the branch is now is not here.
    """

    target: str
    base: str
    head: str
    behind: int = 0
    tip: bool = True
    reviewers: tuple[Identity, ...] = ()


def find_span(view: View, base: str | None, head: str | None, ci: CiChange | None) -> Span:
    """Return the commits to judge; ``base`` and ``head`` are what the user named.

    Raises:
        CannotJudge: a commit is not here, the two have nothing in common, or nothing says what the change goes into.
    """
    ci = ci or CiChange()
    top = resolve(view, head) if head else next(filter(None, (find(view, name) for name in ci.heads)), view.head)
    target, tip = _target(view, base, ci)
    start = merge_base(view, target, top)
    if start is None:
        raise CannotJudge(
            f"base {target[:9]} and head {top[:9]} have no history in common; name the branch that the change goes "
            "into with --base, or fetch its whole history (`git fetch --unshallow`, in CI: fetch-depth: 0)"
        )
    asked = ci.reviewers if top == ci.reviewed else ()
    behind = 0 if start in (target, top) else count_between(view, start, target)
    people = tuple(Identity(name, email) for name, email in asked)
    return Span(target=target, base=start, head=top, behind=behind, tip=tip, reviewers=people)


def _target(view: View, named: str | None, ci: CiChange) -> tuple[str, bool]:
    """Return the commit that the change is to be merged into, and whether it is more than where the change left it."""
    if named:
        return resolve(view, named), True
    for name in ci.bases or (_REMOTE_HEAD,):
        if found := find(view, name):
            return _newest(view, found, ci.on_target), name != ci.parted
    if ci.bases:
        raise CannotJudge(f"the branch that the change goes into is not here; {how_to_fetch(ci.bases[-1])}")
    raise CannotJudge(
        "there is no base to compare with: neither CI nor origin/HEAD names one; say which branch the change goes "
        "into, for example --base main, or run `git remote set-head origin --auto` once"
    )


def _newest(view: View, found: str, on_target: tuple[str, ...]) -> str:
    """Return the target's tip, or what the service says lies after it there: a kept clone may know an older tip."""
    for name in on_target:
        other = find(view, name)
        if other and other != found and merge_base(view, found, other) == found:
            found = other
    return found
