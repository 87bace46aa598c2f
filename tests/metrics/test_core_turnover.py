import pytest
from scipy.stats import binomtest

from lintorg.model.tables import Lens
from tests.worlds import did, measured, team, value


def times(count, who, areas="model", start=200.0):
    return [did(start + day, who, areas) for day in range(count)]


@pytest.mark.parametrize(
    ("commits", "share"),
    [
        ([*times(5, "a"), *times(5, "b")], 1.0),
        ([*times(5, "a"), *times(5, "b"), did(9, "a")], 0.5),
        ([*times(5, "a"), *times(5, "b"), did(9, "ca")], 0.5),  # co-authored counts
        ([*times(5, "a"), *times(4, "b")], 1.0),  # four are too few
        ([*times(4, "a"), *times(5, "b"), did(300, "ba")], 1.0),
        ([*times(5, "a", start=182)], 1.0),  # (as_of - 365 d, as_of - 182 d]
        ([*times(5, "a", start=182), did(181.9, "a")], 0.0),
        ([*times(5, "a"), *times(4, "b"), did(364.9, "b")], 1.0),
        ([*times(5, "a"), did(9, "a"), *times(4, "b"), did(365, "b")], 0.0),  # a year ago is too long
    ],
)
def test_people_of_the_half_year_before_without_a_commit_since(commits, share):
    assert value("core_turnover", team(commits)) == share


@pytest.mark.parametrize("stopped", [0, 3, 8])
def test_its_interval_is_scipys_wilson_over_people(stopped):
    commits = [one for place, who in enumerate("abcdefgh") for one in times(5, who, start=200 + 10 * place)]
    commits += [did(9, who) for who in "abcdefgh"[stopped:]]
    measure = measured("core_turnover", team(commits))["repo"]
    expected = binomtest(stopped, 8).proportion_ci(method="wilson")
    assert (measure.value, measure.n) == (stopped / 8, 8)
    assert (measure.low, measure.high) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_without_agents_their_commits_count_neither_before_nor_since():
    commits = [*times(5, "a"), did(9, "a", assisted=True)]
    assert value("core_turnover", team(commits)) == 0.0
    assert value("core_turnover", team(commits, lens=Lens(assisted=False))) == 1.0


def test_areas_of_which_too_little_may_be_told_are_not_named():
    commits = [one for who in "abc" for one in [*times(3, who, "model docs"), *times(2, who, "eval other", start=220)]]
    commits += [*times(5, "d", "data"), *times(5, "e", "data"), *times(5, "z", "model"), did(1, "z")]
    detail = measured("core_turnover", team(commits))["repo"].detail
    assert detail == {"stopped": "5", "carried": "6"}


def test_the_core_areas_are_named_whose_work_has_gone_quiet_most_first():
    commits = [one for who in "abc" for one in [*times(12, who, "model docs"), *times(6, who, "eval", start=220)]]
    commits += [*times(15, "d", "data"), *times(15, "e", "data"), *times(15, "z", "model"), did(1, "z")]
    detail = measured("core_turnover", team(commits))["repo"].detail
    # 36 of 51 commits to model are by three who stopped; eval has 18 commits, data two people, docs is no core area
    assert detail == {"stopped": "5", "carried": "6", "quiet_areas": "model (71 %)"}


def test_nobody_to_speak_of_has_no_value():
    measure = measured("core_turnover", team(times(4, "a")))["repo"]
    assert (measure.value, measure.why_none, measure.n) == (None, "too_few", 0)
