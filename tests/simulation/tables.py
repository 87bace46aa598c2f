"""What the labs showed, as tables: ``python -m tests.simulation.tables`` writes docs/_proof.md anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lintorg.model.rule import Outcome
from tests.simulation.proof import NULLS, PLANTED, Healthy, Planted, all_labs
from tests.simulation.second_count import FACTS
from tests.simulation.worlds import judged_rules, tier_of

FILE = Path(__file__).parents[2] / "docs" / "_proof.md"


def text() -> str:
    """Return both tables with what they are about."""
    healthy, planted = all_labs()
    return "\n".join([_LABS, *_silence(healthy), _PLANTS, *_power(planted), _MORE])


def loud(healthy: Sequence[Healthy]) -> list[int]:
    """Return the seeds in which a rule of the default tier breaches, other than those on facts about one area."""
    return [lab.seed for lab in healthy if any(map(_counts, rules_with(lab, "breach")))]


def rules_with(lab: Healthy, *outcomes: Outcome) -> set[str]:
    """Return the rules that say one of these of some subject."""
    return {rule for (rule, _), said in lab.outcomes.items() if said in outcomes}


def _counts(rule: str) -> bool:
    return rule not in FACTS and tier_of(rule) != "pedantic"


def _silence(healthy: Sequence[Healthy]) -> Iterator[str]:
    yield "| rule | labs judged | labs with a breach | |"
    yield "|---|---|---|---|"
    for rule in judged_rules():
        judged = sum(rule in rules_with(lab, "breach", "pass", "undecided") for lab in healthy)
        fired = sum(rule in rules_with(lab, "breach") for lab in healthy)
        note = "a fact, counted twice" if rule in FACTS else "" if _counts(rule) else "pedantic"
        yield f"| {rule} | {judged} | {fired} | {note} |"
    yield f"| **any but facts and pedantic ones** | {NULLS} | **{len(loud(healthy))}** | at most 10 |"


def _power(planted: Sequence[Planted]) -> Iterator[str]:
    yield "| rule | what was planted | people | fires | others that may fire (of which did) |"
    yield "|---|---|---|---|---|"
    for one in planted:
        plant = one.plant
        fires = f"{one.count(plant.rule)} of {len(one.new)}"
        also = ", ".join(f"{rule} ({one.count(rule)})" for rule in sorted(plant.also - {plant.rule})) or "none"
        yield f"| {plant.rule} | {plant.effect} | {plant.people} or more | {fires} | {also} |"


_LABS = f"""\
{NULLS} invented labs in which nothing is wrong, with fixed seeds, scanned with the shipped rules. Drawn for each lab,
evenly: 12 to 60 people; 15 to 35 commits a year for each, 250 to 1,200 together; activity by Zipf's law with an
exponent of 0.6 to 1.0, people by the week gamma distributed; topics of a week with a design effect of 2 to 4; a
correlation of 0.1 to 0.3 between the areas of two commits of one person (Dirichlet); up to 20 % of people leave in a
year, and two of five come later than the history begins. It is three years long and has eight core areas,
configurations, docs and infra. A quarter of the commits touches two areas; a third of the core commits comes with
tests; one commit in ten has a co-author, one in seven is agent-assisted, 1.5 % are reverts. Roles are drawn whatever
people do: 95 % are known, 20 to 60 % early-career. Every second lab merges (10 % conflict), every second has
CODEOWNERS with a team for all folders but one, which is one person's.

Facts about one area are true of some of these labs, too. Each area was counted a second time, over the rows that the
lab was made of; the rules breach exactly where that count says so.
"""
_PLANTS = f"""
What is planted, each into the {PLANTED} smallest labs of the above that have so many people and do not breach the rule
as they are. Counted is what did not breach before. Of the rules that are not pedantic, none fires but the one meant and
the ones named:
"""
_MORE = """
How often the rules about early-career people are right at other effects and sizes: [simulations](simulations.md).
Made by `python -m tests.simulation.tables`; the tests draw and judge every lab again.
"""


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
