"""For how many quarters in a row the upkeep has been the same person's turn."""

from __future__ import annotations

from itertools import takewhile

from lintorg.model.hands import Turn
from lintorg.model.measure import TOO_FEW, UNATTRIBUTED, Metric, Value

METRIC = Metric(
    title="quarters in a row with the same hand on the upkeep",
    definition=(
        "Quarter-years in a row, back from the window's end, whose upkeep (commits that touch upkeep areas and no "
        "other) has the same most active person with at least half of the credit; each needs 20 such commits, and at "
        "most eight are counted. 0 where nobody has half of the newest; no value where that has fewer than 20. n "
        "counts the newest one's upkeep commits."
    ),
    unit="quarters",
    scopes=("repo",),
    on_demand=True,
)
_COMMITS, _HALF = 20, 0.5


def measure(upkeep_turns: tuple[Turn, ...], upkeep: frozenset[str]) -> Value:
    """Count the newest quarters that are the same person's."""
    newest = upkeep_turns[0]
    if newest.commits < _COMMITS:
        return Value(value=None, n=newest.commits, why_none=TOO_FEW if upkeep else UNATTRIBUTED)
    same = takewhile(lambda turn: _is_turn(turn) and turn.person == newest.person, upkeep_turns)
    return Value(value=sum(1 for _ in same), n=newest.commits)


def _is_turn(turn: Turn) -> bool:
    return turn.commits >= _COMMITS and turn.share >= _HALF
