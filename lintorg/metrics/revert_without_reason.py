"""Whether a change takes something back without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.change import Change
from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.subject import CHANGE

METRIC = Metric(
    title="reverts without a reason",
    definition=(
        "1 when a commit of the change takes back one from before it, touches source or notebooks outside upkeep "
        "areas, and its message holds nothing besides its subject, trailers and the sentences that git and hosts "
        "write, else 0. A change by bots, agents or merges alone has no value. n counts the change's commits."
    ),
    unit="commits",
    scopes=("change",),
    layer="commits",
    version=2,
)


def measure(change: Change | None, upkeep: frozenset[str]) -> Iterator[Value]:
    """Look for a revert that gives no reason."""
    if change is not None and change.unattributed:
        yield Value(value=None, n=0, subject=CHANGE, why_none=UNATTRIBUTED)
    elif change is not None:
        silent = any(one.hash in change.bare_reverts and set(one.areas) - upkeep for one in change.work)
        yield Value(value=int(silent), n=len(change.work), subject=CHANGE)
