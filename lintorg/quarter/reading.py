"""Reads the history that a quarterly report is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lintorg.gather.history import History
from lintorg.gather.lines import with_lines
from lintorg.gather.opening import Opened
from lintorg.model.quarter import Quarter
from lintorg.model.tables import Window
from lintorg.quarter.selection import quarters_up_to, span_of


def read_quarters(source: Opened, settle: Callable[[int, int], Quarter]) -> tuple[History, tuple[Quarter, ...]]:
    """Read the history, with the lines of all windows that a report judges, and the quarters of its series.

    ``settle`` names the quarter for the committer dates of the earliest commit and of the head.
    """
    history = source.history(_until, lines=False)
    first = min(commit.committer_time for commit in history.facts.inside)
    quarter = settle(first, history.window.end)
    quarters = quarters_up_to(quarter)
    settings, mining = source.policy.settings, source.mining
    facts = with_lines(source.view, history.facts, history.tree, settings, span_of(quarters), mining, history.store)
    return replace(history, facts=facts, window=quarter.year_window), quarters


def _until(head_time: int) -> Window:
    return Window(start=head_time - 1, end=head_time)
