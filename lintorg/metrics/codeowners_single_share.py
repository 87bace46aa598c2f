"""How much of the code only one person may approve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.metrics._shared.owners import handles_of, names_someone
from lintorg.metrics._shared.shares import listing, share
from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.tables import CodeOwners, OwnersLine

METRIC = Metric(
    title="files with one code owner",
    definition=(
        "Source files of the head's tree whose last matching line of CODEOWNERS names exactly one owner, a user or an "
        "e-mail and no team, among all source files there. The file is the first of those in .github, the root, docs "
        "and .gitlab; without one there is no value (unattributed), nor for a window that ends before the head. Lines "
        "that cannot be read are skipped, as on GitHub."
    ),
    unit="share",
    scopes=("repo",),
    detail=("owned_alone", "patterns", "unreadable"),
)
_NAMED = 3


def measure(codeowners: CodeOwners | None) -> Value:
    """Divide the files of single owners by all, and name the patterns with most of them."""
    if codeowners is None:
        return Value(value=None, n=0, why_none=UNATTRIBUTED)
    lines = Counter(line for line in codeowners.of.values() if line.single)
    answer = share(sum(lines.values()), codeowners.files, n=codeowners.files)
    return Value(value=answer.value, n=answer.n, why_none=answer.why_none, detail=_detail(codeowners, lines))


def _detail(codeowners: CodeOwners, lines: Mapping[OwnersLine, int]) -> Mapping[str, str]:
    detail = {"owned_alone": str(sum(lines.values()))}
    if codeowners.unreadable:
        detail["unreadable"] = str(codeowners.unreadable)
    largest = sorted(lines, key=lambda line: (-lines[line], line.pattern))
    handles = handles_of(codeowners.of.values())
    named = [line.pattern for line in largest if not names_someone(line.pattern, handles)][:_NAMED]
    return detail | ({"patterns": listing(list(dict.fromkeys(named)))} if named else {})
