"""A second evaluator, made of other parts, judges random conditions over random measures as lintorg does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.policy.condition import compile_condition
from lintorg.policy.evaluate import evaluate
from lintorg.policy.mistakes import ConditionError
from tests.policy.samples import CATALOGUE, measure
from tests.policy.second_evaluator import outcome
from tests.policy.test_properties import conditions, modest

WORDS = ("hands", "hhi", "1", "2", *"-+*/<()", ">=", "==", "and", "or", "not")
quarters = st.integers(-12, 12).map(lambda number: number / 4)
points = st.none() | st.lists(quarters, min_size=3, max_size=3).map(sorted).map(tuple)
measured = st.fixed_dictionaries(dict.fromkeys(("hands", "hhi"), points))


def judged(text, now, previous):
    """What lintorg and what the second evaluator say."""
    sides = [
        {
            name: measure(name, None, why="too_few") if point is None else measure(name, point[1], point[0], point[2])
            for name, point in side.items()
        }
        for side in (now, previous)
    ]
    found = compile_condition(text, CATALOGUE, {}, ("area",))
    return evaluate(found, sides[0].get, sides[1].get).outcome, outcome(found.text, now, previous)


@modest
@given(conditions, measured, measured)
def test_both_say_the_same(text, now, previous):
    ours, theirs = judged(text, now, previous)
    assert ours == theirs


@modest
@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=14))
def test_both_read_the_same_without_parentheses(words):
    """Precedence is Python's, but for chains of comparisons, which lintorg refuses."""
    text = f"hands > 1 or {' '.join(words)}"
    try:
        compile_condition(text, CATALOGUE, {}, ("area",))
    except ConditionError:  # most of these make no sentence
        return
    ours, theirs = judged(text, {"hands": (0, 0.5, 1), "hhi": (-1, 0, 2)}, {})
    assert ours == theirs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hands > 1", "undecided"),
        ("hands > 1 and hhi < 0", "pass"),
        ("hands > 1 or hhi >= 0.25", "breach"),
        ("hands > 1 and previous(hands) > 0", "abstained"),
        ("hands - hands == 0", "undecided"),
        ("1 / (hands - 1) > 0 or hhi == 0.5", "abstained"),
        ("max(abs(-hands), 4) * 2 == 8 and hands > 0 and 50% < 0.6 and 1 d == 24 h", "breach"),
    ],
)
def test_the_second_evaluator_by_hand(text, said):
    assert judged(text, {"hands": (0.5, 1, 2), "hhi": (0.25, 0.5, 0.5)}, {}) == (said, said)
