"""What would end a breach: solved, and held against the condition itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.model.explanation import Change, Changes
from lintorg.policy.condition import compile_condition
from lintorg.policy.evaluate import evaluate
from lintorg.policy.turning import turning
from tests.policy.samples import CATALOGUE, measure


def turn(text, *now, previous=(), scope="area", **params):
    condition = compile_condition(text, CATALOGUE, params, (scope,))
    before = {one.metric: one for one in previous}
    return turning(condition, {one.metric: one for one in now}.get, before.get)


@pytest.mark.parametrize(
    ("text", "hands", "at"),
    [
        ("hands == 0", 0, "1 or more"),
        ("hands == 2", 2, "anything but 2"),
        ("hands != 2", 1, "2"),
        ("hands <= 1", 1, "2 or more"),
        ("hands <= 1.5", 1, "2 or more"),
        ("hands < 3", 1, "3 or more"),
        ("hands >= 3", 4, "2 or less"),
        ("hands > 3", 4, "3 or less"),
        ("hands > 0", 4, "0"),
        ("hands >= 0", 4, "no value"),
        ("3 > hands", 1, "3 or more"),
        ("-hands < -3", 4, "3 or less"),
        ("2 * hands + 1 > 6", 4, "2 or less"),
        ("not hands > 3", 1, "4 or more"),
        ("hands - limit >= 2", 9, "6 or less"),
        # of what is no breach: what would make it one
        ("hands == 0", 3, "0"),
        ("hands <= 1", 3, "1 or less"),
        ("hands > 3", 1, "4 or more"),
        ("hands < 0", 1, "no value"),
    ],
)
def test_whole_numbers_are_solved_for(text, hands, at):
    found = turn(text, measure("hands", hands), limit=5)
    assert (found.metric, found.at) == ("hands", at)


@pytest.mark.parametrize(
    ("text", "share", "at"),
    [
        ("minor_share > 50%", 0.6, "50% or less"),
        ("minor_share >= 50%", 0.6, "less than 50%"),
        ("minor_share < 50%", 0.2, "50% or more"),
        ("minor_share <= 50%", 0.2, "more than 50%"),
        ("minor_share <= 100%", 0.2, "no value"),
        ("minor_share / 2 > 30%", 0.2, "more than 60%"),
    ],
)
def test_shares_are_solved_for(text, share, at):
    assert turn(text, measure("minor_share", share)).at == at


def test_durations_are_worded_as_such():
    found = turn("weeks_to_core > 2 w", measure("weeks_to_core", 3), scope="repo")
    assert found == Change(comparison="weeks_to_core > 2 w", metric="weeks_to_core", at="2 w or less")


def test_the_window_before_stays_as_it_is():
    now, before = measure("hhi", 0.35), measure("hhi", 0.25)
    found = turn("hhi - previous(hhi) >= rise", now, previous=(before,), scope="repo", rise=0.1)
    assert found == Change(comparison="hhi - previous(hhi) >= rise", metric="hhi", at="less than 0.35")


@pytest.mark.parametrize(
    ("text", "low", "high", "at"),
    [
        ("minor_share > 50%", 0.55, 0.69, "50% or less at the low end of its interval"),
        ("minor_share < 80%", 0.55, 0.69, "80% or more at the high end of its interval"),
        ("minor_share > 60%", 0.55, 0.69, "more than 60% at the low end of its interval"),
        ("minor_share < 60%", 0.55, 0.69, "less than 60% at the high end of its interval"),
        ("value(minor_share) > 60%", 0.55, 0.69, "60% or less"),
    ],
)
def test_of_an_estimate_one_end_decides(text, low, high, at):
    assert turn(text, measure("minor_share", 0.62, low, high)).at == at


def test_what_no_single_metric_decides_in_a_straight_line_is_left_open():
    found = turn("abs(hands - 3) > 1", measure("hands", 9))
    assert found == Change(comparison="abs(hands - 3) > 1")


def test_one_of_several_ends_suffices_where_all_had_to_hold():
    found = turn("hands <= 1 and minor_share > 50%", measure("hands", 1), measure("minor_share", 0.6))
    assert isinstance(found, Changes)
    assert (found.needed, [change.at for change in found.of]) == ("any", ["2 or more", "50% or less"])


def test_all_that_holds_has_to_end_where_any_sufficed():
    found = turn("hands <= 1 or minor_share > 50% or hands > 8", measure("hands", 1), measure("minor_share", 0.6))
    assert (found.needed, [change.at for change in found.of]) == ("all", ["2 or more", "50% or less"])


def test_only_what_is_missing_makes_a_breach():
    found = turn("hands <= 1 and minor_share > 50%", measure("hands", 1), measure("minor_share", 0.3))
    assert found == Change(comparison="minor_share > 50%", metric="minor_share", at="more than 50%")


@given(
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
    st.integers(-2, 6),
    st.sampled_from([-2, -1, 1, 2]),
    st.integers(0, 6),
    st.booleans(),
)
def test_the_nearest_value_named_turns_the_outcome_and_the_one_before_it_does_not(operator, bound, factor, hands, flip):
    """Counting on from the present value by hand finds the same step as solving."""
    text = (
        f"{'not ' if flip else ''}{factor} * hands {operator} {bound}".replace("-", "0 - ", 1)
        if factor < 0
        else (f"{'not ' if flip else ''}{factor} * hands {operator} {bound}")
    )
    condition = compile_condition(text, CATALOGUE, {}, ("area",))

    def outcome(value):
        return evaluate(condition, {"hands": measure("hands", value)}.get, lambda _: None).outcome

    at = turn(text, measure("hands", hands)).at
    other = {value for value in range(40) if outcome(value) != outcome(hands)}
    if at == "no value":
        assert not other
    elif at.endswith("or more"):
        assert other == set(range(int(at.split()[0]), 40))
    elif at.endswith("or less"):
        assert other == set(range(int(at.split()[0]) + 1))
    elif at.startswith("anything but"):
        assert other == set(range(40)) - {float(at.split()[-1])}
    else:
        assert other == {int(at)}
