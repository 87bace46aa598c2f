"""What a CI service says about the change it runs for: variables, and GitHub's event file on disk. No network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_BYTES = 25_000_000
"""GitHub's own limit of an event."""
Said = Callable[[str], str]
"""The value of a variable, empty where it is not set."""
_QUEUE = re.compile(r"gh-readonly-queue/.+/pr-\d+-([0-9a-f]{40}|[0-9a-f]{64})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class CiChange:
    """A change as its CI service names it: refs or hashes to try in turn, the surest first.

    ``on_target`` are commits of the branch it goes into, by the service's word; a kept clone's ref may lag behind them.
    ``parted`` is the one of the bases, if any, that is no tip of that branch but the commit where the change left it.
    ``reviewers`` are the (account or team, noreply address) of those asked to review ``reviewed``, the change's head;
    a team has no address. ``unread`` says that there is an event file which could not be read.
    """

    bases: tuple[str, ...] = ()
    on_target: tuple[str, ...] = ()
    parted: str | None = None
    heads: tuple[str, ...] = ()
    reviewed: str | None = None
    reviewers: tuple[tuple[str, str], ...] = ()
    unread: bool = False


def ci_change(environment: Mapping[str, str]) -> CiChange | None:
    """Return the change that CI runs for, None where no service names one."""

    def said(name: str) -> str:
        return environment.get(name, "").strip()

    return next(filter(None, (service(said) for service in _SERVICES)), None)


def _merge_queue(said: Said) -> CiChange | None:
    queued = _QUEUE.search(said("GITHUB_REF")) or _QUEUE.search(said("BUILDKITE_BRANCH"))
    return CiChange(bases=(queued[1],)) if queued else None


def _github(said: Said) -> CiChange | None:
    if not said("GITHUB_BASE_REF") and not said("GITHUB_EVENT_NAME").startswith("pull_request"):
        return None
    return _pull_request(
        said("GITHUB_BASE_REF"), said("GITHUB_REF"), said("GITHUB_SERVER_URL"), said("GITHUB_EVENT_PATH")
    )


def _gitlab(said: Said) -> CiChange | None:
    target = said("CI_MERGE_REQUEST_TARGET_BRANCH_NAME")
    if not target:
        return None
    tip, parted = said("CI_MERGE_REQUEST_TARGET_BRANCH_SHA"), said("CI_MERGE_REQUEST_DIFF_BASE_SHA")
    on_target = _given(tip, parted)
    return CiChange(
        bases=(_at_origin(target), *on_target),
        on_target=on_target,
        parted=None if parted == tip else parted or None,
        heads=_given(said("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")),
    )


def _azure(said: Said) -> CiChange | None:
    """Read a pull request of Azure Pipelines, where the checkout is its merge into the target, made for the test."""
    target = said("SYSTEM_PULLREQUEST_TARGETBRANCH")
    if not target:
        return None
    merged = _is_merge(said("BUILD_SOURCEBRANCH"))
    return CiChange(
        bases=_given(_at_origin(target.removeprefix("refs/heads/")), "HEAD^1" if merged else None),
        heads=_given(said("SYSTEM_PULLREQUEST_SOURCECOMMITID"), "HEAD^2" if merged else None),
    )


def _bitbucket(said: Said) -> CiChange | None:
    """Read a pull request of Bitbucket, whose pipeline merges the target into the source before it runs."""
    target = said("BITBUCKET_PR_DESTINATION_BRANCH")
    return CiChange(bases=(_at_origin(target),), heads=_given(said("BITBUCKET_COMMIT"))) if target else None


def _target_branch(said: Said) -> CiChange | None:
    target = said("BUILDKITE_PULL_REQUEST_BASE_BRANCH") or said("CHANGE_TARGET")
    return CiChange(bases=(_at_origin(target),)) if target else None


def _pre_commit(said: Said) -> CiChange | None:
    """Read pre-commit's hook before a push, which may push what is not checked out."""
    pushed = said("PRE_COMMIT_TO_REF")
    return CiChange(heads=(pushed,)) if pushed else None


_SERVICES = (_merge_queue, _github, _gitlab, _azure, _bitbucket, _target_branch, _pre_commit)


def _given(*refs: str | None) -> tuple[str, ...]:
    return tuple(filter(None, refs))


def _is_merge(ref: str) -> bool:
    return ref.startswith("refs/pull/") and ref.endswith("/merge")


def _at_origin(branch: str) -> str:
    return f"refs/remotes/origin/{branch}"


def _pull_request(target: str, ref: str, server: str, event_path: str) -> CiChange:
    """Read a pull request's event; a review of one has no variable that names its target, only the event.

    What is checked out is a merge of the request into its target, made for the test: its second parent is the change.
    """
    event = _event(event_path)
    request = _mapping(event, "pull_request")
    head, base = (_text(_mapping(request, side), "sha") for side in ("head", "base"))
    target = target or _text(_mapping(request, "base"), "ref") or ""
    merged = _is_merge(ref)
    host = server.partition("://")[2] or "github.com"
    return CiChange(
        # What is checked out may be the change itself, whose parent is its own: the event's word goes first.
        bases=_given(_at_origin(target) if target else None, base, "HEAD^1" if merged else None),
        heads=_given(head, "HEAD^2" if merged else None),
        reviewed=head,
        reviewers=_reviewers(request, _mapping(event, "review"), host),
        unread=bool(event_path) and event is None,
    )


def _reviewers(request: Mapping[str, Any], review: Mapping[str, Any], host: str) -> tuple[tuple[str, str], ...]:
    """Return who was asked to review, and who has just done so; no bots, nor whoever opened the request."""
    users = request.get("requested_reviewers")
    asked = [*(users if isinstance(users, list) else ()), review.get("user")]
    people = [user for user in asked if isinstance(user, dict) and user.get("type") != "Bot"]
    logins = dict.fromkeys(filter(None, (_text(user, "login") for user in people)))
    logins.pop(_text(_mapping(request, "user"), "login") or "", None)
    teams = request.get("requested_teams")
    slugs = [_text(team, "slug") for team in teams if isinstance(team, dict)] if isinstance(teams, list) else []
    return (
        *((login, f"{login}@users.noreply.{host}") for login in logins),
        *((f"team:{slug}", "") for slug in slugs if slug),
    )


def _event(path: str) -> Mapping[str, Any] | None:
    """Return the event; None where there is none or it is no JSON object."""
    try:
        file = Path(path)
        if not path or file.stat().st_size > MAX_BYTES:
            return None
        event = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return event if isinstance(event, dict) else None


def _mapping(data: Mapping[str, Any] | None, key: str) -> Mapping[str, Any]:
    found = (data or {}).get(key)
    return found if isinstance(found, dict) else {}


def _text(data: Mapping[str, Any], key: str) -> str | None:
    found = data.get(key)
    return found if isinstance(found, str) and found else None
