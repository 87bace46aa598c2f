"""How many code owners did nothing here for a year."""

from __future__ import annotations

from collections.abc import Mapping

from lintorg.model.measure import TOO_FEW, UNATTRIBUTED, Metric, Value
from lintorg.model.tables import OwnersLine, PersonId

METRIC = Metric(
    title="code owners quiet for a year",
    definition=(
        "Of the owners in CODEOWNERS (users and e-mails, no teams) whom the history knows by their login or address, "
        "how many have made no commit in the last 365 days, authored or co-authored, and stand in no Reviewed-by or "
        "Acked-by of that time; n counts the known ones. Told of five or more, as a count alone. Who reviews on the "
        "platform only is not seen. Without a file there is no value (unattributed), nor for a window that ends before "
        "the head."
    ),
    unit="people",
    scopes=("repo",),
    layer="commits",
    detail=("owners_known", "owners_gone"),
)
_KNOWN = 5


def measure(owners_quiet: Mapping[PersonId, bool], owners_lines: tuple[tuple[OwnersLine, ...], int] | None) -> Value:
    """Count the owners who were quiet."""
    known = len(owners_quiet)
    if owners_lines is None or known < _KNOWN:
        return Value(value=None, n=known, why_none=UNATTRIBUTED if owners_lines is None else TOO_FEW)
    gone = sum(owners_quiet.values())
    told = {"owners_known": str(known)} | ({"owners_gone": str(gone)} if gone else {})
    return Value(value=gone, n=known, detail=told)
