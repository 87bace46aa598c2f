"""How many lines of others' recent work a change rewrites."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.metrics._shared.rewriting import NO_BLAME, rewriting
from lintorg.model.change import Change
from lintorg.model.facts import LineCount
from lintorg.model.measure import MISSING_OBJECTS, UNATTRIBUTED, Metric, Value
from lintorg.model.subject import CHANGE
from lintorg.model.tables import Contribution

METRIC = Metric(
    title="lines of others' recent work that the change rewrites",
    definition=(
        "Source lines that the change deletes and that were last written (git blame -w) in the 30 days before its last "
        "commit by people none of whom is an author, co-author or reviewer of it. At most 100 files and 5,000 lines "
        "are looked at, the largest first; what is left widens the interval. A change "
        "by bots, agents or merges alone has no value. n counts all deleted lines."
    ),
    unit="lines",
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
    """Count the recent lines of others; those not looked at may be more of them."""
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
        return
    yield Value(value=found.recent, low=found.recent, high=found.recent + found.left, n=found.deleted, subject=CHANGE)
