"""How many lines of CODEOWNERS match nothing."""

from __future__ import annotations

from lintorg.metrics._shared.owners import handles_of, names_someone
from lintorg.metrics._shared.shares import listing
from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.tables import OwnersLine

METRIC = Metric(
    title="lines of CODEOWNERS that match no file",
    definition=(
        "Lines of CODEOWNERS whose pattern matches no file of the head's tree; n counts the lines that can be read. "
        "Without a file there is no value (unattributed), nor for a window that ends before the head, nor where there "
        "are too many patterns and files to try them all."
    ),
    unit="lines",
    scopes=("repo",),
    detail=("dead_patterns",),
)
_NAMED = 5


def measure(
    dead_owners_lines: tuple[OwnersLine, ...] | None, owners_lines: tuple[tuple[OwnersLine, ...], int] | None
) -> Value:
    """Count the lines, and name the patterns that name nobody."""
    if owners_lines is None or dead_owners_lines is None:
        return Value(value=None, n=0, why_none=UNATTRIBUTED)
    handles = handles_of(owners_lines[0])
    named = [line.pattern for line in dead_owners_lines if not names_someone(line.pattern, handles)]
    words = {"dead_patterns": listing(list(dict.fromkeys(named))[:_NAMED])} if named else {}
    return Value(value=len(dead_owners_lines), n=len(owners_lines[0]), detail=words)
