"""The median of Kaplan and Meier and its interval, against lifelines."""

import random
import warnings
from math import inf

import pytest

from lintorg.metrics._shared.survival import median

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from lifelines import KaplanMeierFitter
    from lifelines.utils import median_survival_times


def lifelines_median(spans):
    """Value, low and high; infinite where never reached."""
    fitted = KaplanMeierFitter().fit([time for time, _ in spans], [event for _, event in spans])
    low, high = median_survival_times(fitted.confidence_interval_).to_numpy()[0]
    return fitted.median_survival_time_, low, high


def sample(seed, *, people, censored, ties):
    draw = random.Random(seed)
    times = [draw.randint(1, 12) if ties else draw.uniform(0.1, 50) for _ in range(people)]
    return [(time, draw.random() >= censored) for time in times]


@pytest.mark.parametrize("seed", range(60))
def test_value_and_interval_are_those_of_lifelines(seed):
    spans = sample(seed, people=5 + seed, censored=(0.1, 0.4, 0.6)[seed % 3], ties=seed % 2 == 0)
    spans.append((60.0, False))  # somebody is left at the end, so that the variance has a value throughout
    value, low, high = lifelines_median(spans)
    found = median(spans)
    if value == inf:
        assert found is None
    else:
        assert found == (value, low, None if high == inf else high)


def test_a_hand_worked_curve():
    """Five people: S is 0.8 after 2, 0.8 · 3/4 = 0.6 after 3, and 0.3 after 5, for one of two left."""
    spans = [(2, True), (3, True), (4, False), (5, True), (9, False)]
    assert median(spans).value == 5


def test_it_is_exactly_half():
    assert median([(1, True), (2, False)]).value == 1


@pytest.mark.parametrize("spans", [[], [(5, False)] * 9, [(1, True), *[(9, False)] * 9]])
def test_where_it_has_not_happened_to_half_there_is_no_median(spans):
    assert median(spans) is None


def test_where_it_happened_to_all_at_once_the_interval_has_no_upper_end():
    assert median([(3, True)] * 4) == (3, 3, None)


def test_time_zero_is_a_time():
    assert median([(0, True)] * 6 + [(7, False)] * 4).value == 0
