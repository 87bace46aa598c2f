"""Rosters from tables raise no false alarm: a sample for each change, a thousand labs by `make long`."""

from functools import cache

import pytest

from tests.simulation.cohorts import RULES
from tests.simulation.imported_labs import ImportedLab, imported_lab

SAMPLE, ALL = 12, 1000


@cache
def labs(count: int) -> list[ImportedLab]:
    return [imported_lab(seed) for seed in range(count)]


def false_alarms(count: int, rule: str) -> int:
    return sum(lab.judged.outcomes[rule] == "breach" for lab in labs(count))


@pytest.mark.parametrize("rule", RULES)
def test_a_sample_of_labs_with_imported_rosters_is_silent(rule: str) -> None:
    assert false_alarms(SAMPLE, rule) == 0


def test_where_names_are_accepted_almost_everybody_is_known_and_else_two_thirds() -> None:
    accepted, by_email = labs(SAMPLE)[::2], labs(SAMPLE)[1::2]
    assert all(lab.with_role >= 0.75 for lab in accepted)
    assert 0.5 <= sum(lab.with_role for lab in by_email) / len(by_email) <= 0.75


@pytest.mark.long
@pytest.mark.parametrize("rule", RULES)
def test_at_most_two_in_a_hundred_of_a_thousand_labs_are_false_alarms(rule: str) -> None:
    assert false_alarms(ALL, rule) <= 0.02 * ALL


@pytest.mark.long
@pytest.mark.parametrize("rule", RULES)
def test_the_thousand_labs_are_not_silent_because_nothing_is_judged(rule: str) -> None:
    assert sum(lab.judged.outcomes[rule] != "abstained" for lab in labs(ALL)) >= ALL / 5
