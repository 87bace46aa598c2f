"""How many fixes mend what others wrote."""

from __future__ import annotations

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, Window

METRIC = Metric(
    title="fixes to other people's code",
    definition=(
        "Of the window's fixes, the share that mend what others wrote: in no source file that "
        "they touch had the author made most commits before, authored or co-authored. Fixes are commits with the word "
        "fix, fixes, fixed, bug, hotfix or regression in their subject that are no reverts and touch a source file "
        "that was there before; what other languages call a fix is not seen. Sweeps over the tree give nobody commits. "
        "Whose fault a bug was is not asked. n counts the fixes."
    ),
    unit="share",
    scopes=("repo",),
    fact=False,
    minimum=40,
    on_demand=True,
    source="interval: Wilson 1927, widened by the design effect of weeks",
)


def measure(fixes_of_others: tuple[tuple[Contribution, bool], ...], window: Window) -> Value:
    """Divide the fixes of what others wrote by all."""
    return share_of_events([(one.time, float(others)) for one, others in fixes_of_others], window)
