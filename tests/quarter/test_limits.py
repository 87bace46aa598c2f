import random

import pytest

from lintorg.quarter.limits import change_of, limits_of

FLAT = (10, 12, 11, 9, 10, 11, 12, 10)
"""Mean 10.625; moving ranges 2, 1, 2, 1, 1, 1, 2: mean 10 / 7."""


def test_limits_are_the_mean_and_266_mean_moving_ranges_around_it():
    limits = limits_of(FLAT)
    assert limits.centre == pytest.approx(10.625)
    assert limits.lower == pytest.approx(10.625 - 2.66 * 10 / 7)
    assert limits.upper == pytest.approx(10.625 + 2.66 * 10 / 7)


@pytest.mark.parametrize(
    ("value", "change"), [(14.4, "none"), (14.43, "up"), (6.83, "none"), (6.82, "down"), (None, "unknown")]
)
def test_only_a_point_outside_is_a_change(value, change):
    assert change_of(value, limits_of(FLAT)) == change


def test_a_gap_does_not_count_and_six_quarters_are_needed():
    with_gaps = (10, None, 12, 11, None, 9, 10, 11)
    assert limits_of(with_gaps) == limits_of((10, 12, 11, 9, 10, 11))
    assert limits_of((10, None, 12, None, 11, None, 9, 10)) is None
    assert change_of(99, None) == "unknown"


def test_quarters_that_were_all_alike_tell_nothing_of_noise():
    limits = limits_of((3,) * 8)
    assert change_of(3, limits) == "none"
    assert change_of(4, limits) == "unknown"


def test_the_last_point_of_a_flat_gaussian_series_is_called_a_change_in_at_most_5_of_100():
    called = 0
    for seed in range(1_000):
        draw = random.Random(seed)
        *before, last = [draw.gauss(100, 15) for _ in range(9)]
        called += change_of(last, limits_of(before)) != "none"
    assert 0 < called <= 50


@pytest.mark.parametrize(("step", "change"), [(90, "up"), (-90, "down")])
def test_a_planted_step_is_called_a_change(step, change):
    seen = []
    for seed in range(200):
        draw = random.Random(seed)
        *before, last = [draw.gauss(100, 15) for _ in range(9)]
        seen.append(change_of(last + step, limits_of(before)))
    assert seen.count(change) >= 190
