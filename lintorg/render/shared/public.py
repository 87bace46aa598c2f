"""Half of the public training repositories lie between these; `python -m benchmarks.base_rates --write`."""

from typing import Final

HALF_BETWEEN: Final = {
    "contributor_absence_factor": "2-7",
    "core_areas_without_successor": "0-1",
    "cross_core_commit_share": "23-36 %",
}
