"""The rules are silent on labs in which nothing is wrong, and speak where something is: all labs, by `make long`."""

import pytest

from tests.simulation.plants import PLANTS
from tests.simulation.proof import NULLS, PLANTED, all_labs
from tests.simulation.second_count import FACTS
from tests.simulation.tables import FILE, loud, rules_with, text
from tests.simulation.worlds import breaches, judged_rules

pytestmark = pytest.mark.long

SELDOM = {"LO304", "LO401"}
"""No healthy lab has 40 newcomers in a year, and few have 100 commits of upkeep alone."""


def test_at_most_ten_of_two_hundred_healthy_labs_hear_of_more_than_facts_about_one_area():
    healthy, _ = all_labs()
    assert len(healthy) == NULLS == 200
    assert len(loud(healthy)) <= 10


def test_every_breach_about_one_area_is_true_by_a_second_count():
    """And none is missed."""
    for lab in all_labs()[0]:
        assert {about for about in breaches(lab.outcomes) if about[0] in FACTS} == lab.second, lab.seed


@pytest.mark.parametrize("rule", [rule for rule in judged_rules() if rule not in SELDOM])
def test_a_healthy_lab_is_not_silent_because_nothing_is_judged(rule):
    judged = [lab for lab in all_labs()[0] if rule in rules_with(lab, "breach", "pass", "undecided")]
    assert len(judged) >= NULLS / 10


@pytest.mark.parametrize("number", range(len(PLANTS)), ids=[plant.rule for plant in PLANTS])
def test_what_is_planted_is_found_and_nothing_else(number):
    planted = all_labs()[1][number]
    assert len(planted.new) == PLANTED >= 20
    assert planted.count(planted.plant.rule) >= 0.8 * PLANTED
    assert set(planted.others) <= planted.plant.also
    assert not any(planted.uncounted), "facts about one area that a second count denies"


def test_the_page_shows_these_labs():
    assert FILE.read_text(encoding="utf-8") == text(), "make it anew: python -m tests.simulation.tables"
