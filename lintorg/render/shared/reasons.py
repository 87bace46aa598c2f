"""Reason codes in words, with what to do where something can be done."""

from __future__ import annotations

_REASONS = {
    "too_few": "the sample is too small to judge",
    "no_roster": "who has which role is not known; it needs a roster",
    "roles_unknown": "too much of the work is by people whose role is not known",
    "unattributed": "no author or code owner is on record, or no area is core",
    "young_history": "the history is younger than a year",
    "window_not_published": "values about a cohort are given for the usual window only",
    "suppressed": "the group is so small that its values would point at people",
    "no_blame": "it needs to see who last wrote each line (--blame)",
    "needs_deep": "it needs to look into changed functions (--deep)",
    "missing_objects": "objects of the history are missing; fetch all of it",
    "unsupported_git": "git 2.39 or newer is needed",
    "unreached": "fewer than half have reached the core so far",
    "not_half": "it has not happened to half of them so far",
    "exported_history": "the commits were copied here from elsewhere, so whoever committed them did not choose them",
    "no_agents": "no commit of the window names a coding agent",
    "linked_repos": "the merges of several repositories are not made again",
    "unmapped": "the map of areas places less than 70 % of the touched files; see `lintorg areas`",
    "window_only": "lines and functions are read in the window alone",
}


def in_words(reason: str) -> str:
    """Word a reason code; one that is not known here stays as it is."""
    prefix, _, guard = reason.partition(":")
    return f"the guard {guard} is active" if prefix == "guard" else _REASONS.get(reason, reason)
