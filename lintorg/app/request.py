"""What a user asks of a scan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lintorg.app.mining import Mining
from lintorg.app.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a command line says about configuration, rules and roster."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    no_config: bool = False
    committed: str | None = None
    """The folder of ``config`` in the repository, where it is read from a commit and not from disk."""
    baseline: bool = True
    """Leave out what the baseline knows."""
    roster: Path | None = None
    allow_tracked_roster: bool = False
    fleet: Mapping[str, object] = field(default_factory=dict)
    """Keys of a configuration file that a fleet file sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A scan of the repository at ``path``; ``deep`` looks into the functions that commits change."""

    path: Path
    period: Period
    wishes: Wishes = field(default_factory=Wishes)
    mining: Mining = field(default_factory=Mining)
    pedantic: bool = False
    deep: bool = False
