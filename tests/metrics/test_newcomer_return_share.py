import pytest
from scipy.stats import binomtest

from lintorg.model.tables import DAY, Window
from tests.worlds import END, did, measured, team, value

METRIC = "newcomer_return_share"
OLD = [did(500, "z"), did(1, "z")]


@pytest.mark.parametrize(
    ("days_later", "returned"), [(6.9, 0), (7, 1), (60, 1), (120, 1), (120.1, 0), (180, 0), (0, 0)]
)
def test_another_commit_between_a_week_and_four_months_later_is_a_return(days_later, returned):
    assert value(METRIC, team([*OLD, did(200, "a"), did(200 - days_later, "za")])) == returned


def test_only_who_had_the_time_to_return_counts():
    commits = [did(120, "a"), did(110, "a"), did(119.9, "b"), did(364.9, "c"), did(365, "d")]
    found = measured(METRIC, team([*OLD, *commits]))["repo"]
    assert (found.value, found.n, found.detail) == (0.5, 2, {"returned": "1", "newcomers": "2"})


def test_the_interval_is_wilsons_over_people():
    commits = [did(200, who) for who in "abcdefghij"] + [did(150, who) for who in "abc"] * 5
    found = measured(METRIC, team([*OLD, *commits]))["repo"]
    expected = binomtest(3, 10).proportion_ci(method="wilson")
    assert (found.value, found.low, found.high) == pytest.approx((0.3, expected.low, expected.high))


def test_no_newcomer_or_a_young_history_has_no_value():
    assert measured(METRIC, team(OLD))["repo"].why_none == "too_few"
    assert measured(METRIC, team([did(300, "a"), did(250, "a")]))["repo"].why_none == "young_history"
    short = Window(start=END - 100 * DAY, end=END)
    assert measured(METRIC, team([*OLD, did(90, "a")], window=short))["repo"].why_none == "too_few"
