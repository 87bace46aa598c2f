from collections import Counter
from itertools import combinations, product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, multivariate_hypergeom, poisson_binom

from lintorg.metrics._shared.chance import both_by_chance, low_quantile
from tests.worlds import did, measured, team


def test_the_chance_of_both_by_listing_every_draw():
    # 9 touches: 3 of one area, 2 of another, 4 of others; someone draws 5
    touches = "xxxyyoooo"
    draws = [Counter(draw) for draw in combinations(touches, 5)]
    both = sum(draw["x"] >= 2 and draw["y"] >= 2 for draw in draws) / len(draws)
    assert both_by_chance(5, 3, 2, 9) == pytest.approx(both, abs=1e-12)


@given(st.integers(0, 30), st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_the_chance_of_both_against_scipy(drawn, one, other, rest):
    total = one + other + rest
    drawn = min(drawn, total)
    chance = sum(
        multivariate_hypergeom.pmf([x, y, drawn - x - y], [one, other, rest], drawn)
        for x, y in product(range(2, one + 1), range(2, other + 1))
        if 0 <= drawn - x - y <= rest
    )
    assert both_by_chance(drawn, one, other, total) == pytest.approx(float(chance), abs=1e-9)


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_the_quantile_against_scipy(chances):
    b = low_quantile(chances)
    distribution = poisson_binom(chances)
    assert distribution.cdf(b) >= 0.025 - 1e-9
    assert b == 0 or distribution.cdf(b - 1) < 0.025 + 1e-9


def test_the_null_of_a_pair_from_everyones_touches():
    # eight people with six touches each: 24 data, 24 model, nothing else
    commits = [did(index, "abcdefgh"[index % 8], "data" if index % 2 else "model") for index in range(48)]
    # P(2..4 of six draws are data), drawn from 48 without replacement
    p = sum(comb(24, x) * comb(24, 6 - x) for x in (2, 3, 4)) / comb(48, 6)
    cdf, b = 0.0, -1
    while cdf < 0.025:
        b += 1
        cdf += comb(8, b) * p**b * (1 - p) ** (8 - b)
    measure = measured("area_bridges_null", team(commits))["areas:data|model"]
    assert (measure.value, measure.detail) == (b, {"expected": str(b)})


def test_people_with_fewer_than_four_touches_cannot_know_both():
    commits = [did(index, "abcdefghijkl"[index // 4], "data") for index in range(24)]
    commits += [did(30 + index, "mnopqrst"[index // 3], "model") for index in range(24)]
    null = measured("area_bridges_null", team(commits))["areas:data|model"].value
    p = both_by_chance(4, 24, 24, 48)
    assert null == low_quantile([p] * 6)  # six people with four touches, eight with three


def test_many_people_cost_what_their_spread_does():
    b = low_quantile([0.25] * 4000)
    assert b == int(binom.ppf(0.025, 4000, 0.25))
