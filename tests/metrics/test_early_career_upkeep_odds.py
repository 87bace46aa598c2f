import pytest
from scipy.stats.contingency import odds_ratio

from tests.cohorts import found, roster, work

METRIC = "early_career_upkeep_odds"
ROLES = roster("abcde", "fghij")


def test_a_commit_counts_that_touches_upkeep_and_nothing_else():
    commits = work(tests="abcde" * 30, docs_tests="abcde" * 10 + "fghij" * 20, model_tests="abcde" * 40 + "fghij" * 70)
    commits += work(_="abcde" * 20 + "fghij" * 10)
    value, low, high = found(METRIC, commits, ROLES)
    expected = odds_ratio([[200, 300], [100, 400]], kind="sample").statistic
    assert value == pytest.approx(expected, rel=0.02)
    assert (low, high) == (value, value)


def test_without_upkeep_areas_there_is_nothing_to_compare():
    assert found(METRIC, work(model="abcdefghij" * 6, configs="abcdefghij"), ROLES) == "too_few"
