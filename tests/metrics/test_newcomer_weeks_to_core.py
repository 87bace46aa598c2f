import pytest

from tests.worlds import did, measured, team

METRIC = "newcomer_weeks_to_core"
OLD = [did(500, "z", "model")]


def weeks(commits, **given):
    return measured(METRIC, team([*OLD, *commits], **given))["repo"]


def test_the_median_of_three_who_reached_core():
    commits = [did(300, "a", "docs"), did(286, "a", "model"), did(280, "a", "model")]
    commits += [did(200, "b", "model"), did(150, "c"), did(108, "dc", "eval")]
    found = weeks(commits)  # 2, 0, 6 weeks, and d at once
    assert (found.value, found.n, found.unit) == (0, 4, "weeks")
    assert weeks([*commits, did(90, "e", "docs"), did(41, "e", "data")]).value == 2


def test_whoever_has_not_reached_core_counts_as_watched_so_long():
    commits = [did(100, "a"), did(79, "a", "model"), did(100, "b"), did(50, "c"), did(22, "c", "model"), did(5, "d")]
    found = weeks(commits)
    assert found.value == pytest.approx(4)  # S is 2/3 after 3 weeks and 1/3 after 4: d was no longer watched
    assert found.high == pytest.approx(365 / 7)  # no upper end


def test_no_value_while_fewer_than_half_would_have_reached_core():
    found = weeks([did(100, "a"), did(90, "a", "model"), did(100, "b"), did(80, "c"), did(80, "d")])
    assert (found.value, found.why_none, found.n) == (None, "too_few", 4)
    assert weeks([did(100, "a", "model")], core=frozenset()).why_none == "too_few"
    assert weeks([]).why_none == "too_few"


def test_people_who_were_there_before_are_no_newcomers():
    assert weeks([did(365, "a"), did(1, "a", "model"), did(14, "b"), did(7, "b", "model")]).value == 1


def test_a_history_younger_than_a_year_has_no_newcomers():
    found = measured(METRIC, team([did(300, "a"), did(1, "b", "model")]))["repo"]
    assert (found.value, found.why_none) == (None, "young_history")


def test_the_interval_holds_the_value():
    commits = [did(200, who) for who in "abcdefghijkl"]
    commits += [did(193 - 7 * place, who, "model") for place, who in enumerate("abcdefghijkl")]
    found = weeks(commits)
    assert found.value == 6
    assert 1 < found.low < 6 < found.high < 12
