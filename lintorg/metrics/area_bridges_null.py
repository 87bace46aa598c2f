"""How many people would know both of two core areas at the least, were work spread by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from lintorg.metrics._shared.chance import both_by_chance, low_quantile
from lintorg.model import subject
from lintorg.model.measure import Metric, Value
from lintorg.model.tables import Contribution, PersonId

METRIC = Metric(
    title="people who would know both areas by chance",
    definition=(
        "The 2.5 % quantile of how many people would have two commits or more in each of two core areas, were "
        "everyone's area touches drawn without replacement from all of the window's."
    ),
    unit="people",
    scopes=("pair",),
    version=2,
    source="Poisson-binomial over exact hypergeometric probabilities",
    detail=("expected",),
)


def measure(
    area_work: Mapping[str, tuple[Contribution, ...]],
    area_people: Mapping[str, Mapping[PersonId, int]],
    judged_pairs: tuple[tuple[str, str], ...],
) -> Iterator[Value]:
    """Compute each pair's null from the touches of its areas and of everyone."""
    sizes = {area: sum(people.values()) for area, people in area_people.items()}
    drawn = Counter[PersonId]()
    for people in area_people.values():
        drawn.update(people)
    people_by_drawn = Counter(touches for touches in drawn.values() if touches >= 4)
    for one, other in judged_pairs:
        chances = []
        for touches, people_count in sorted(people_by_drawn.items()):
            chance = both_by_chance(touches, sizes[one], sizes[other], sum(sizes.values()))
            chances.extend([chance] * people_count)
        null = low_quantile(chances)
        yield Value(
            value=null,
            n=min(len(area_work[one]), len(area_work[other])),
            subject=subject.pair(one, other),
            detail={"expected": str(null)},
        )
