import pytest

from lintorg.policy.condition import compile_condition
from lintorg.policy.worse import direction, is_better, is_worse
from tests.policy.samples import CATALOGUE

SCOPES = {"hands": "area", "minor_share": "area", "bridges": "pair"}


def way(text, scope="repo", **params):
    return direction(compile_condition(text, CATALOGUE, params, (scope,)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hhi > 0.5", 1),
        ("hhi >= 0.5", 1),
        ("hhi < 0.5", -1),
        ("hhi <= 0.5", -1),
        ("0.5 < hhi", 1),
        ("0.5 >= hhi", -1),
        ("hhi == 1", 0),
        ("hhi != 1", 0),
        ("not hhi > 0.5", -1),
        ("not not hhi > 0.5", 1),
        ("hhi - previous(hhi) >= 0.10", 1),
        ("previous(hhi) - hhi >= 0.10", -1),
        ("previous(hhi) > hhi", -1),
        ("previous(hhi) > 0.5", 0),
        ("revert_share < previous(revert_share) - 20%", -1),
        ("1 - hhi < 0.5", 1),
        ("-hhi < 0.5", 1),
        ("hhi * 2 > 1", 1),
        ("hhi / commits > 1", 1),
        ("1 / hhi > 2", -1),
        ("commits / hhi > 1", 1),
        ("hhi * (1 - commits) > 1", 0),
        ("hhi * -2 > 1", 0),
        ("abs(hhi - 1) > 0.5", 0),
        ("max(hhi, 0.2) > 0.5", 1),
        ("min(0.2, hhi) < 0.5", -1),
        ("value(hhi) > 0.5", 1),
        ("hhi > 0.5 and commits < 9", 1),
        ("hhi < 0.5 or commits > 9", -1),
    ],
)
def test_the_first_metric_gets_worse_as_its_comparison_says(text, expected):
    assert way(text) == expected


def test_a_parameter_is_a_number():
    assert way("hhi * times > 1", times=2.0) == 1
    assert way("hhi * times > 1", times=-2.0) == 0


def test_worse_is_more_than_allowed_in_the_direction():
    assert not is_worse(0.4, 0.5, 0.1, 1)
    assert is_worse(0.4, 0.51, 0.1, 1)
    assert not is_worse(0.4, 0.0, 0.1, 1)
    assert is_worse(3, 2, 0, -1)
    assert not is_worse(3, 4, 0, -1)
    assert is_worse(1, 2, 0, 0)
    assert is_worse(1, 0, 0, 0)
    assert not is_worse(1, 1, 0, 0)
    assert not is_worse(0.1 + 0.2, 0.3, 0, -1)


def test_unknown_is_neither_better_nor_the_same_as_known():
    assert is_worse(None, 1, 9, 1)
    assert is_worse(1, None, 9, 1)
    assert not is_worse(None, None, 0, 1)
    assert not is_better(None, 1, 1)


def test_better_needs_a_direction():
    assert is_better(0.5, 0.4, 1)
    assert is_better(1, 2, -1)
    assert not is_better(1, 2, 0)
    assert not is_better(1, 1, 1)
