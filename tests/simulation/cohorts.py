"""Judges made-up labs of known truth: ``python -m tests.simulation.cohorts`` writes docs/simulations.md anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lintorg.derive.standing import GROUP_COMMITS
from lintorg.gather.measuring import catalogue
from lintorg.gather.policy import shipped_policy
from lintorg.metrics import early_career_core_odds, early_career_share_ratio, early_career_upkeep_odds
from lintorg.model.cohort import Cohort
from lintorg.model.measure import TOO_FEW, Measure, measure_of
from lintorg.model.rule import Outcome
from lintorg.model.subject import EARLY_CAREER
from lintorg.policy.judge import judge
from tests.simulation.cohort_labs import KINDS, Scenario, cohort_of, make_lab

PAGE = Path(__file__).parents[2] / "docs" / "simulations.md"
SEEDS = 1000
MINIMUM = 3
"""People in a group: the least that a roster may ask for, so that small labs are judged too."""
RULES = {
    "LO301": "early_career_share_ratio",
    "LO302": "early_career_core_odds",
    "LO303": "early_career_upkeep_odds",
}
EQUAL, SUMMER, UNDATED = "equal", "summer interns at equal pace", "the same, roles without dates"
SCENARIOS = {
    EQUAL: Scenario(),
    SUMMER: Scenario(summer=True),
    UNDATED: Scenario(summer=True, dated=False),
    "pace 1/4": Scenario(pace=1 / 4),
    "pace 1/10": Scenario(pace=1 / 10),
    "odds of core 1/4": Scenario(core_odds=1 / 4),
    "odds of core 1/10": Scenario(core_odds=1 / 10),
    "odds of upkeep 4": Scenario(upkeep_odds=4),
    "odds of upkeep 10": Scenario(upkeep_odds=10),
}
PLANTED = {
    "LO301": ("pace 1/4", "pace 1/10"),
    "LO302": ("odds of core 1/4", "odds of core 1/10", "odds of upkeep 10"),
    "LO303": ("odds of upkeep 4", "odds of upkeep 10"),
}
"""Where a rule has something to find. Upkeep at ten times the odds leaves less room for core, too."""
_LOADED = [loaded for loaded in shipped_policy().rules if loaded.rule.id in RULES]
SIZES = {"8-19 people": range(8, 20), "20-39": range(20, 40), "40-60": range(40, 61)}


class Judged(NamedTuple):
    """A lab, what the rules said of it, and whether the interval of each measure holds 1."""

    people: int
    outcomes: Mapping[str, Outcome]
    holds_one: Mapping[str, bool]


@cache
def simulated(scenario: str) -> Sequence[Judged]:
    """Return every seed's lab of a scenario, judged."""
    return [_judged(SCENARIOS[scenario], seed) for seed in range(SEEDS)]


def breaches(scenario: str, rule: str) -> int:
    """Return how many of a scenario's labs breach a rule."""
    return sum(lab.outcomes[rule] == "breach" for lab in simulated(scenario))


def judged(scenario: str, rule: str) -> int:
    """Return how many of a scenario's labs can be judged by a rule."""
    return sum(lab.outcomes[rule] != "abstained" for lab in simulated(scenario))


def measures_of(cohort: Cohort) -> Mapping[str, Measure]:
    """Return a cohort's measures by metric."""
    answers = {
        "early_career_share_ratio": early_career_share_ratio.measure(cohort, published=True),
        "early_career_core_odds": early_career_core_odds.measure(cohort, KINDS[0], published=True),
        "early_career_upkeep_odds": early_career_upkeep_odds.measure(cohort, KINDS[1], published=True),
    }
    return {metric: measure_of(catalogue()[metric], answer) for metric, answer in answers.items()}


def _judged(scenario: Scenario, seed: int) -> Judged:
    lab = make_lab(scenario, seed)
    return judged_cohort(lab.people, cohort_of(lab, MINIMUM))


def judged_cohort(people: int, cohort: Cohort) -> Judged:
    """Return what the rules say of a cohort."""
    measures = measures_of(cohort)
    large_enough = min(cohort.early.commits, cohort.others.commits) >= GROUP_COMMITS
    findings = judge(
        _LOADED,
        now={(metric, EARLY_CAREER): measure for metric, measure in measures.items()},
        previous={},
        standing={EARLY_CAREER: None if large_enough else TOO_FEW},
        core=frozenset(),
        guards=(),
    )
    return Judged(
        people=people,
        outcomes={finding.rule.id: finding.outcome for finding in findings},
        holds_one={metric: (m.low or 0) <= 1 <= (m.high or 0) for metric, m in measures.items() if m.value is not None},
    )


def page() -> str:
    """Return the page that tells how often the rules are right."""
    return "\n".join([_INTRODUCTION, *_outcome_table(), _POWER, *_power_table(), _INTERVALS, *_interval_table(), ""])


def _outcome_table() -> Iterator[str]:
    yield "| lab | " + " | ".join(RULES) + " |"
    yield "|---|" + "---|" * len(RULES)
    for scenario in SCENARIOS:
        cells = []
        for rule in RULES:
            said = [lab.outcomes[rule] for lab in simulated(scenario)]
            counts = " / ".join(str(said.count(outcome)) for outcome in ("breach", "undecided", "pass", "abstained"))
            cells.append(f"**{counts}**" if scenario in PLANTED[rule] else counts)
        yield f"| {scenario} | " + " | ".join(cells) + " |"


def _power_table() -> Iterator[str]:
    yield "| what was planted | rule | " + " | ".join(SIZES) + " |"
    yield "|---|---|" + "---|" * len(SIZES)
    for rule, scenarios in PLANTED.items():
        for scenario in scenarios[:2]:
            yield (
                f"| {scenario} | {rule} | "
                + " | ".join(_power(scenario, rule, sizes) for sizes in SIZES.values())
                + " |"
            )


def _power(scenario: str, rule: str, sizes: range) -> str:
    said = [lab.outcomes[rule] for lab in simulated(scenario) if lab.people in sizes]
    judged = [outcome for outcome in said if outcome != "abstained"]
    return f"{100 * judged.count('breach') / len(judged):.0f} % of {len(judged)}"


def _interval_table() -> Iterator[str]:
    yield "| lab | " + " | ".join(RULES.values()) + " |"
    yield "|---|" + "---|" * len(RULES)
    for scenario in (EQUAL, SUMMER, UNDATED):
        shares = []
        for metric in RULES.values():
            held = [lab.holds_one[metric] for lab in simulated(scenario) if metric in lab.holds_one]
            shares.append(f"{100 * sum(held) / len(held):.1f} %")
        yield f"| {scenario} | " + " | ".join(shares) + " |"


_INTRODUCTION = f"""\
# How often the rules about early-career people are right

Made-up labs of which the truth is known, {SEEDS:,} of each kind with fixed seeds, judged by the shipped rules. Made by
`python -m tests.simulation.cohorts`; the tests hold the counts.

A lab has 8 to 60 people, evenly; 20 to 60 % of them are early-career, three at the least, and three in a group are
enough to be judged (five, unless a roster says otherwise, are kinder). LO302 and LO303 want three in each of their
four cells, too, and nobody or three who never did such work: so more labs are not judged. For each lab are drawn,
evenly: the commits of a person in a week (0.5 to 3), the share that touches core (30 to 55 %) and upkeep only (5 to
15 %), the intra-class correlation of both (0.1 to 0.45: what people share with themselves), and how many roles are
unknown (up to 10 % of people). A person's pace is gamma distributed, their taste Dirichlet, commits come evenly over
their stay: staff mostly all year, students four months to a year, summer interns 10 to 14 weeks of one summer. One
student in twenty becomes staff half-way.

Breach / undecided / pass / not judged, of {SEEDS:,}; in bold where there was something to find:
"""
_POWER = """
Where something was planted, how many of the labs that could be judged breach the rule. The rules are there to be right
rather than to find: a small lab is told that its numbers cannot tell.
"""
_INTERVALS = """
How many of the 95 % intervals hold the truth where it is 1:
"""


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
