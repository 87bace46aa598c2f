"""The least that fires, held against the condition itself and against scipy's interval."""

import pytest
from scipy.stats import binomtest

from lintorg.app.inspect.smallest_breach import least_that_fires
from lintorg.gather.measuring import catalogue
from lintorg.gather.policy import shipped_policy
from lintorg.model.measure import Metric
from lintorg.policy.rules import load_rules
from tests.policy.samples import rule_file, rule_text

RULES = {one.rule.id: one for one in shipped_policy().rules}


def least(when, cases, **changes):
    text = rule_text(when=f"when: {when}", cases="cases:\n" + "\n".join(cases), **changes)
    return least_that_fires(*load_rules([rule_file(text)], catalogue()))


def cases(metric, breach, passes):
    yield f"  - {{name: a, measures: {{{metric}: {breach}}}, expect: breach}}"
    yield f"  - {{name: b, measures: {{{metric}: {passes}}}, expect: pass}}"
    yield f"  - {{name: c, measures: {{{metric}: null}}, expect: abstained}}"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("LO101", ("contributor_absence_factor: 1",)),
        ("LO104", ("area_successors: 0",)),
        ("LO106", ("hot_single_hand_functions: 3",)),
        ("LO801", ("orphaned_share: 10 of 30 (33.3%)",)),  # 9 of 30 are 30 %
    ],
)
def test_the_shipped_rules_fire_from_there(rule, said):
    assert least_that_fires(RULES[rule]) == said


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("area_top_share > 50%", "area_top_share: 11 of 20 (55%)"),
        ("area_top_share >= 50%", "area_top_share: 10 of 20 (50%)"),
        ("not area_top_share <= 50%", "area_top_share: 11 of 20 (55%)"),
        ("50% < area_top_share", "area_top_share: 11 of 20 (55%)"),
    ],
)
def test_of_a_share_that_is_a_fact_the_threshold_decides(when, said):
    assert least(when, cases("area_top_share", 0.9, 0.1)) == (said,)


def test_below_a_threshold_the_largest_value_is_the_least():
    assert least("area_top_share < 25%", cases("area_top_share", 0.1, 0.9)) == ("area_top_share: 4 of 20 (20%)",)


def test_what_a_rule_needs_is_its_sample():
    found = least("area_top_share > 50%", cases("area_top_share", 0.9, 0.1), needs="needs: {area_top_share: 61}")
    assert found == ("area_top_share: 31 of 61 (50.8%)",)


def test_a_metric_beside_one_with_a_need_has_that_sample_too():
    found = least(
        "area_top_share > 50% and area_people < 4",
        [
            "  - {name: a, measures: {area_top_share: 90%, area_people: 3}, expect: breach}",
            "  - {name: b, measures: {area_top_share: 10%, area_people: 3}, expect: pass}",
            "  - {name: c, measures: {}, expect: abstained}",
        ],
        needs="needs: {area_people: 61}",
    )
    assert found == ("area_top_share: 31 of 61 (50.8%)", "area_people: 3")


def test_of_an_estimate_the_whole_interval_has_to_lie_beyond(monkeypatch):
    """The smallest k whose Wilson interval, by scipy, lies above 5 %."""
    estimate = Metric(id="area_top_share", title="x", definition="x", unit="share", scopes=("area",), fact=False)
    found = {**catalogue(), "area_top_share": estimate}
    monkeypatch.setattr("lintorg.app.inspect.smallest_breach.catalogue", lambda: found)
    (said,) = least("area_top_share > 5%", cases("area_top_share", 0.9, 0.01), needs="needs: {area_top_share: 150}")
    independent = next(
        k for k in range(151) if binomtest(k, 150).proportion_ci(method="wilson", confidence_level=0.95).low > 0.05
    )
    clustered = next(
        k
        for k in range(0, 151, 3)  # a third of the sample, so that scipy can count it
        if binomtest(k // 3, 50).proportion_ci(method="wilson", confidence_level=0.95).low > 0.05
    )
    assert said.startswith(f"area_top_share: {independent} of 150 (")
    assert "if each is independent" in said
    deff = int(said.split("independent, ")[1].split(" of")[0])
    assert clustered - 3 < deff <= clustered


def test_what_compares_two_measures_is_left_as_it_stands():
    assert least_that_fires(RULES["LO103"]) == (
        "hhi - previous(hhi) >= rise: as it stands, for the measures that it compares",
    )
