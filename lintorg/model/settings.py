"""Settings as frozen values; where each came from is kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from lintorg.model.rule import Severity, Tier

Credit = Literal["shared", "author"]
FailOn = Literal["error", "warning", "note", "never"]
CO_AUTHOR_LIMIT = 8
"""Co-authors above which a commit is its author's alone: hosts name all whose commits were merged into a branch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A named part of the codebase: gitignore patterns, and whether it counts as core or upkeep.

    ``own`` areas are the user's, the others come with lintorg.
    """

    name: str
    patterns: tuple[str, ...]
    core: bool = False
    upkeep: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PathClass:
    """A class of files that is not anybody's writing: vendored, generated, lock, artifact; or notebook."""

    name: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOverride:
    """What a user may change of a shipped rule."""

    severity: Severity | None = None
    tier: Tier | None = None
    params: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a scan can be told, with defaults where nothing was said."""

    areas: tuple[Area, ...]
    classes: tuple[PathClass, ...]
    window_days: int = 365
    credit: Credit = "shared"
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = "error"
    rule_preset: str | None = None
    bots: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    co_author_limit: int = CO_AUTHOR_LIMIT
    overrides: Mapping[str, RuleOverride] = field(default_factory=dict)
    part: str = ""
    """The folder that is judged, empty for the whole: patterns are about paths in it."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each setting that is not a default came from: ``file:line`` or an option's name."""
