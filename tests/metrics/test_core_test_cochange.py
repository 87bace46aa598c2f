from dataclasses import replace

import pytest
from scipy.stats import binomtest

from lintorg.metrics.core_test_cochange import commits_behind
from lintorg.model.settings import Settings
from tests.tabled import having
from tests.worlds import CORE, did, measured, team

EVERY_DAY = [did(day, "a", "model tests" if day % 5 == 0 else "data docs") for day in range(365)]


def test_core_commits_with_tests_over_core_commits():
    commits = [
        did(0, "a", "data tests"),
        did(1, "a", "model docs"),
        did(2, "a", "tests docs"),
        did(3, "a", "eval other"),
    ]
    measure = measured("core_test_cochange", team(commits))["repo"]
    assert (measure.value, measure.n) == (1 / 3, 3)


def test_even_work_has_scipys_wilson_interval():
    measure = measured("core_test_cochange", team(EVERY_DAY))["repo"]
    expected = binomtest(73, 365).proportion_ci(method="wilson")
    assert (measure.value, measure.low, measure.high) == pytest.approx((73 / 365, expected.low, expected.high))


def test_bursts_widen_it_by_their_design_effect():
    bursts = [did(day, "a", "model tests" if day % 35 < 7 else "data") for day in range(365)]
    p, weeks = 77 / 365, [0.0] * 53
    for day in range(365):
        weeks[day // 7] += (day % 35 < 7) - p
    effect = 53 / 52 * sum(week**2 for week in weeks) / (365 * p * (1 - p))
    low, high = (end for end in wilson_by_hand(p, 365 / effect))
    measure = measured("core_test_cochange", team(bursts))["repo"]
    assert effect > 5
    assert (measure.value, measure.low, measure.high) == pytest.approx((p, low, high))


def wilson_by_hand(p, n):
    """The roots of (p - x)² = z² x (1 - x) / n."""
    z2 = 1.959964**2
    a, b, c = 1 + z2 / n, -(2 * p + z2 / n), p * p
    root = (b * b - 4 * a * c) ** 0.5
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def test_the_commits_without_tests_are_behind_it_newest_first():
    assert team(EVERY_DAY[:7]).call(commits_behind) == {"repo": tuple(EVERY_DAY[day].hash for day in (1, 2, 3, 4, 6))}


def test_the_remedy_learns_the_core_folders_that_never_changed_along_with_tests():
    commits = [did(day, "a", "model tests" if day == 9 else "model") for day in range(10)]
    hashes = [commit.hash for commit in commits]
    folders = {
        "model/moe/": frozenset(hashes[:3]),
        "model/": frozenset(hashes[:9]),
        "./": frozenset(hashes[2:6]),
        "data/": frozenset(hashes[4:7]),
        "model/rare/": frozenset(hashes[:2]),  # changed twice only
        "model/tested/": frozenset(hashes[6:]),
    }
    detail = measured("core_test_cochange", having(team(commits), core_folders=folders))["repo"].detail
    assert detail == {"untested_folders": "model/, ./ and data/"}


def test_without_core_or_tests_in_the_map_or_in_the_window_there_is_no_value():
    def why(tables):
        return measured("core_test_cochange", tables)["repo"].why_none

    assert why(team(EVERY_DAY, core=frozenset())) == "unattributed"
    no_tests = Settings(areas=(), classes=())
    assert why(having(team(EVERY_DAY), settings=no_tests)) == "unattributed"
    assert why(team([replace(EVERY_DAY[0], areas=frozenset({"docs"}))], core=CORE)) == "too_few"
