"""The intervals of shares, against scipy and a second computation."""

import random

import pytest
from scipy.stats import binomtest

from lintorg.metrics._shared.intervals import design_effect, share_of_events, wilson
from lintorg.model.tables import DAY, Window

YEAR = Window(start=0, end=365 * DAY)


@pytest.mark.parametrize(("k", "n"), [(0, 10), (1, 10), (5, 10), (10, 10), (37, 400), (399, 400)])
def test_wilson_is_scipys(k, n):
    expected = binomtest(k, n).proportion_ci(method="wilson")
    assert wilson(k / n, n) == pytest.approx((expected.low, expected.high), abs=1e-7)


def every_day(counts):
    return [(day * DAY + 1, counts(day)) for day in range(365)]


def test_the_design_effect_against_a_second_computation():
    random.seed(5)
    bursts = [(day * DAY + 1, float(random.random() < (0.9 if day // 7 % 3 == 0 else 0.1))) for day in range(365)]
    p = sum(part for _, part in bursts) / len(bursts)
    residuals = [0.0] * 53
    for time, part in bursts:
        residuals[int((YEAR.end - time) // (7 * DAY))] += part - p
    expected = 53 / 52 * sum(r * r for r in residuals) / (len(bursts) * p * (1 - p))
    assert expected > 2
    assert design_effect(bursts, YEAR) == pytest.approx(expected)


def test_even_work_is_never_narrower_than_independent_commits():
    assert design_effect(every_day(lambda day: float(day % 2)), YEAR) == 1.0


@pytest.mark.parametrize(
    "events", [every_day(lambda _: 0.0), every_day(lambda _: 1.0), every_day(lambda d: float(d % 2))[:70]]
)
def test_where_the_weeks_cannot_tell_the_effect_is_three(events):
    assert design_effect(events, YEAR) == 3.0


def test_weeks_without_commits_count():
    events = [(time, part) for time, part in every_day(lambda day: float(day % 14 < 7)) if time < 98 * DAY]
    whole, part = (design_effect(events, Window(start=0, end=weeks * 7 * DAY)) for weeks in (52, 14))
    assert part > 5
    assert whole / part == pytest.approx((52 / 51) / (14 / 13))


def test_a_share_has_its_interval_and_no_value_without_events():
    found = share_of_events(every_day(lambda day: 0.5 if day % 2 else 0.0), YEAR)
    assert found.value == pytest.approx(182 * 0.5 / 365)
    low, high = wilson(found.value or 0, 365)
    assert (found.low, found.high, found.n) == (low, high, 365)
    assert low < found.value < high
    assert share_of_events([], YEAR).why_none == "too_few"
