"""What all tables are made from."""

from __future__ import annotations

from dataclasses import dataclass, field

from lintorg.model.change import Change
from lintorg.model.cohort import Kind
from lintorg.model.facts import Facts, MethodChange, Replays, Tree
from lintorg.model.roster import Roster
from lintorg.model.settings import Settings
from lintorg.model.tables import Lens, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A mined history, how to read it, and what a story adds; None where it adds nothing."""

    facts: Facts
    tree: Tree
    settings: Settings
    window: Window
    lens: Lens = field(default_factory=Lens)
    roster: Roster | None = None
    published: bool = False
    """Whether anything may be said of cohorts."""
    withheld_kinds: frozenset[Kind] = frozenset()
    """Kinds of work of which nothing may be said even then."""
    methods: tuple[MethodChange, ...] | None = None
    unparsed: int = 0
    """Changed files, each counted in each commit, of whose functions nothing is known."""
    replays: Replays | None = None
    change: Change | None = None
