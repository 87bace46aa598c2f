"""Functions that changed often by one person's hand alone."""

from __future__ import annotations

from lintorg.gather.measuring import Measures
from lintorg.model.measure import Measure
from lintorg.model.quarterly import HotFunctions, HotRow
from lintorg.model.subject import areas_of

_METRIC = "hot_single_hand_functions"


def hot_functions(measures: Measures) -> HotFunctions:
    """Return a row per core area with such functions, most first; nothing where nobody looked."""
    found = [measure for (metric, _), measure in measures.items() if metric == _METRIC]
    reason = next((measure.why_none for measure in found if measure.value is None), None)
    rows = [_row(measure) for measure in found if measure.value]
    return HotFunctions(rows=tuple(sorted(rows, key=lambda row: (-row.count, row.area))), why_none=reason)


def _row(measure: Measure) -> HotRow:
    return HotRow(
        area=areas_of(measure.subject)[0], count=int(measure.value or 0), functions=measure.detail.get("functions", "")
    )
