"""How many people do none of the upkeep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from lintorg.metrics._shared.shares import share
from lintorg.model.measure import UNATTRIBUTED, Metric, Value
from lintorg.model.tables import BUSY, Contribution, PersonId

METRIC = Metric(
    title="people who do no upkeep",
    definition=(
        "Of the people with five commits or more in the window, authored or co-authored, the share none of whose "
        "commits touches an upkeep area (tests, docs and infra, unless the map says otherwise), alone or together with "
        "other areas. n counts the people with five commits or more."
    ),
    unit="share",
    scopes=("repo",),
    version=2,
    detail=("without", "regulars", "least_shared"),
)
_REGULAR = 5


def measure(
    work: tuple[Contribution, ...],
    upkeep: frozenset[str],
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
) -> Value:
    """Divide the regulars without upkeep by all regulars; no value where the map knows no upkeep."""
    commits = Counter(person for contribution in work for person in contribution.people)
    regulars = {person for person, number in commits.items() if number >= _REGULAR}
    if not upkeep:
        return Value(value=None, n=len(regulars), why_none=UNATTRIBUTED)
    keeping = {area: regulars & area_people[area].keys() for area in area_work if area in upkeep}
    without = regulars.difference(*keeping.values())
    answer = share(len(without), len(regulars), n=len(regulars))
    busy = [area for area in keeping if len(area_work[area]) >= BUSY]
    least = min(busy, key=lambda area: (len(keeping[area]), area), default=None)
    return Value(
        value=answer.value,
        n=answer.n,
        why_none=answer.why_none,
        detail={"without": str(len(without)), "regulars": str(len(regulars))}
        | ({"least_shared": f"{least} ({len(keeping[least])} of {len(regulars)})"} if least else {}),
    )
