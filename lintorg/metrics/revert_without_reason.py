"""Whether a change takes something back without saying why."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.change import Change
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import CHANGE

METRIC = Metric(
    title="reverts without a reason",
    definition=(
        "1 when a commit of the change takes back one from before it and its message holds nothing besides its "
        "subject, trailers and the sentences that git and hosts write, else 0. n counts the change's commits."
    ),
    unit="commits",
    scopes=("change",),
    layer="commits",
)


def measure(change: Change | None) -> Iterator[Value]:
    """Look for a revert that gives no reason."""
    if change is not None:
        yield Value(value=int(change.bare_reverts > 0), n=len(change.work), subject=CHANGE)
