"""A sample of the labs for each change; all of them are judged by `make long`."""

import pytest

from tests.simulation.plants import PLANTS
from tests.simulation.proof import all_labs
from tests.simulation.second_count import FACTS
from tests.simulation.worlds import breaches, judged_rules

LABS, OF_EACH = 20, 2


def test_every_breach_about_one_area_is_true_by_a_second_count():
    """And none is missed."""
    for lab in all_labs(LABS, OF_EACH)[0]:
        assert {about for about in breaches(lab.outcomes) if about[0] in FACTS} == lab.second, lab.seed


@pytest.mark.parametrize("number", range(len(PLANTS)), ids=[plant.rule for plant in PLANTS])
def test_what_is_planted_is_found_and_nothing_else(number):
    planted = all_labs(LABS, OF_EACH)[1][number]
    assert len(planted.new) == OF_EACH
    assert planted.count(planted.plant.rule) >= 1
    assert set(planted.others) <= planted.plant.also
    assert not any(planted.uncounted), "facts about one area that a second count denies"


def test_every_rule_is_planted():
    assert [plant.rule for plant in PLANTS] == judged_rules()
