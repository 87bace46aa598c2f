"""Subjects: what a measure or a finding is about. Never a person."""

from __future__ import annotations

from typing import Literal

Scope = Literal["repo", "area", "pair", "cohort", "change"]
REPO = "repo"
CHANGE = "change"

_SCOPE_OF_PREFIX: dict[str, Scope] = {
    "repo": "repo",
    "area": "area",
    "areas": "pair",
    "cohort": "cohort",
    "change": "change",
}


def area(name: str) -> str:
    """Return the subject of one area."""
    return f"area:{name}"


def pair(one: str, other: str) -> str:
    """Return the subject of two areas, in alphabetical order."""
    first, second = sorted((one, other))
    return f"areas:{first}|{second}"


def scope_of(subject: str) -> Scope:
    """Return the scope a subject belongs to."""
    return _SCOPE_OF_PREFIX[subject.partition(":")[0]]


def areas_of(subject: str) -> tuple[str, ...]:
    """Return the areas a subject names: none, one or two."""
    prefix, _, rest = subject.partition(":")
    return tuple(rest.split("|")) if prefix in ("area", "areas") else ()


def title(subject: str) -> str:
    """Return a subject as a heading says it: ``repo``, ``eval``, ``data | model``."""
    return " | ".join(areas_of(subject)) or subject.partition(":")[2] or subject
