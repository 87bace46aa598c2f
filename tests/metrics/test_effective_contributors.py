import pytest

from tests.worlds import did, measured, team, value


def test_it_inverts_the_concentration():
    assert value("effective_contributors", team(did(d, a) for d, a in enumerate("aabb"))) == pytest.approx(3.0)


def test_nobody_twice_has_no_value():
    measure = measured("effective_contributors", team(did(d, a) for d, a in enumerate("abcd")))["repo"]
    assert (measure.value, measure.why_none) == (None, "too_few")
