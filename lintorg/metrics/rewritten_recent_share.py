"""Which share of the lines that a change deletes is others' recent work."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.metrics._shared.rewriting import NO_BLAME, rewriting
from lintorg.model.change import Change
from lintorg.model.facts import LineCount
from lintorg.model.measure import MISSING_OBJECTS, TOO_FEW, UNATTRIBUTED, Metric, Value
from lintorg.model.subject import CHANGE
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="others' recent work among the deleted lines",
    definition=(
        "Lines of others' recent work that the change rewrites, divided by all source lines that it deletes. Where "
        "some were not looked at the interval says what is possible, and the value is that of the others. A change "
        "by bots, agents or merges alone has no value. n counts all deleted lines."
    ),
    unit="share",
    scopes=("change",),
    layer="lines",
    version=2,
)


def measure(
    change: Change | None,
    net_lines: tuple[LineCount, ...] | None,
    contributions: tuple[Contribution, ...],
    sweeps: frozenset[str],
) -> Iterator[Value]:
    """Divide the recent lines of others by all deleted lines."""
    if change is None:
        return
    if net_lines is None:
        yield Value(value=None, n=0, subject=CHANGE, why_none=MISSING_OBJECTS)
        return
    if change.unattributed:
        yield Value(value=None, n=0, subject=CHANGE, why_none=UNATTRIBUTED)
        return
    found = rewriting(change, net_lines, contributions, sweeps)
    if found is None:
        yield Value(value=None, n=0, subject=CHANGE, why_none=NO_BLAME)
    elif found.deleted == found.left:
        yield Value(value=None, n=found.deleted, subject=CHANGE, why_none=TOO_FEW)
    else:
        yield Value(
            value=found.recent / (found.deleted - found.left),
            low=found.recent / found.deleted,
            high=(found.recent + found.left) / found.deleted,
            n=found.deleted,
            subject=CHANGE,
        )
