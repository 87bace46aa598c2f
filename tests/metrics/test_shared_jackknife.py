"""The jackknife over people, against scipy and a second computation."""

from math import exp, log, sqrt

import pytest
from scipy.stats import t

from lintorg.metrics._shared.jackknife import antilog, jackknife, t_quantile


@pytest.mark.parametrize("freedom", [*range(1, 41), 100, 1001])
def test_students_t_is_scipys(freedom):
    assert t_quantile(freedom) == pytest.approx(t.ppf(0.975, freedom), rel=1e-9)


def test_the_interval_of_a_mean_is_the_one_of_the_textbook():
    """For a mean the jackknife's standard error is s/√n."""
    numbers = {1: 4.0, 2: 6.5, 3: 1.0, 4: 9.0, 5: 2.5}

    def mean(left_out):
        kept = [number for person, number in numbers.items() if person != left_out]
        return sum(kept) / len(kept)

    m = sum(numbers.values()) / 5
    error = sqrt(sum((number - m) ** 2 for number in numbers.values()) / 4 / 5)
    reach = t.ppf(0.975, 4) * error
    assert jackknife([numbers], mean) == pytest.approx((m, m - reach, m + reach))


def test_the_interval_of_a_difference_of_means_adds_the_variances_and_takes_the_smaller_group():
    one, other = {1: 4.0, 2: 6.5, 3: 1.0}, {4: 9.0, 5: 2.5, 6: 3.0, 7: 5.0}

    def mean(numbers, left_out=None):
        kept = [number for person, number in numbers.items() if person != left_out]
        return sum(kept) / len(kept)

    def variance(numbers):
        return sum((number - mean(numbers)) ** 2 for number in numbers.values()) / (len(numbers) - 1) / len(numbers)

    value, low, high = jackknife([one, other], lambda left_out: mean(one, left_out) - mean(other, left_out))
    assert value == pytest.approx(mean(one) - mean(other))
    assert (high - low) / 2 == pytest.approx(t.ppf(0.975, 2) * sqrt(variance(one) + variance(other)))


def test_no_end_is_above_a_million():
    assert antilog(log(3.0)) == pytest.approx(3.0)
    assert antilog(5000.0) == pytest.approx(1e6)
    assert antilog(-5000.0) == exp(-5000.0) == 0.0
