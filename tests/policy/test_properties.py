"""What holds for every condition: it never crashes, never flips, and encloses its points."""

import math
from collections.abc import Callable

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lintorg.model.measure import Measure
from lintorg.policy import intervals
from lintorg.policy.condition import compile_condition
from lintorg.policy.evaluate import evaluate
from lintorg.policy.intervals import Interval
from lintorg.policy.mistakes import ConditionError
from tests.policy.samples import CATALOGUE, measure

NAMES = ("hands", "revert_share", "top_share", "hhi")
modest = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

values = st.floats(-3, 3) | st.integers(-3, 3).map(float)
spans = st.tuples(values, values, st.floats(0, 1)).map(lambda drawn: (min(drawn[:2]), max(drawn[:2]), drawn[2]))
PIECES = "<= >= == != and or not min max abs value previous 50% 1e5 8w ( ) + - * / , < > ' x 1 0"
words = st.sampled_from([*NAMES, *PIECES.split()])

numbers = st.recursive(
    st.sampled_from(["hands", "hhi", "previous(hands)", "0", "1", "0.5", "2"]),
    lambda inner: (
        st.builds("{}{}{}".format, st.sampled_from(["(-", "abs(", "(2 * ", "(1 / "]), inner, st.just(")"))
        | st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner)
        | st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner)
    ),
    max_leaves=5,
)
comparisons = st.builds("({} {} {})".format, numbers, st.sampled_from(sorted(intervals.COMPARE)), numbers)
conditions = st.recursive(
    comparisons,
    lambda inner: (
        st.builds("(not {})".format, inner)
        | st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner)
    ),
    max_leaves=4,
).map("hands < 3 and {0} or {0}".format)

Lookup = Callable[[str], Measure | None]


def estimate(name: str, span: tuple[float, float, float] | None) -> Measure:
    if span is None:
        return measure(name, None, why="too_few")
    low, high, at = span
    return measure(name, low + (high - low) * at, low, high)


def outcome(text: str, now: Lookup, previous: Lookup) -> str:
    return evaluate(compile_condition(text, CATALOGUE, {}, ("area",)), now, previous).outcome


def lookups(drawn: dict[str, tuple[float, float, float] | None]) -> tuple[Lookup, Lookup]:
    now = {name: estimate(name, drawn[name]) for name in ("hands", "hhi")}
    return now.get, {"hands": estimate("hands", drawn["before"])}.get


measured = st.fixed_dictionaries({name: st.none() | spans for name in ("hands", "hhi", "before")})


@modest
@given(st.text() | st.lists(words, max_size=30).map(" ".join))
def test_any_text_compiles_and_evaluates_or_is_a_condition_error(text: str) -> None:
    try:
        condition = compile_condition(text, CATALOGUE, {"x": 1}, ("area",))
    except ConditionError:
        return
    assert evaluate(condition, lambda _: None, lambda _: None).outcome in ("breach", "pass", "abstained")


@modest
@given(conditions, st.fixed_dictionaries({name: st.floats() | st.integers() for name in ("hands", "hhi")}))
def test_any_measures_give_an_outcome(text: str, drawn: dict[str, float]) -> None:
    now = {name: measure(name, value) for name, value in drawn.items()}
    assert outcome(text, now.get, now.get) in ("breach", "pass", "undecided", "abstained")


@modest
@given(conditions, measured)
def test_not_is_kleene_negation(text: str, drawn: dict[str, tuple[float, float, float] | None]) -> None:
    now, previous = lookups(drawn)
    opposite = {"breach": "pass", "pass": "breach"}
    plain = outcome(text, now, previous)
    assert outcome(f"not ({text})", now, previous) == opposite.get(plain, plain)


@modest
@given(conditions, measured, measured, st.floats(0, 1), st.floats(0, 1))
def test_knowing_more_never_flips_a_decided_verdict(
    text: str,
    drawn: dict[str, tuple[float, float, float] | None],
    filled: dict[str, tuple[float, float, float] | None],
    left: float,
    right: float,
) -> None:
    before = outcome(text, *lookups(drawn))
    assume(before in ("breach", "pass"))

    def narrowed(name: str) -> tuple[float, float, float] | None:
        span = drawn[name]
        if span is None:
            return filled[name]
        low, high, at = span
        point = min(max(low + (high - low) * at, low), high)
        return (low + (point - low) * left, high - (high - point) * right, at)

    assert outcome(text, *lookups({name: narrowed(name) for name in drawn})) == before


@modest
@given(spans, spans, st.sampled_from(["add", "subtract", "multiply", "divide", "minimum", "maximum"]))
def test_interval_arithmetic_encloses_point_arithmetic(
    one: tuple[float, float, float], other: tuple[float, float, float], name: str
) -> None:
    point: dict[str, Callable[[float, float], float]] = {
        "add": lambda a, b: a + b,
        "subtract": lambda a, b: a - b,
        "multiply": lambda a, b: a * b,
        "divide": lambda a, b: a / b,
        "minimum": min,
        "maximum": max,
    }
    result = getattr(intervals, name)(Interval(*one[:2]), Interval(*other[:2]))
    if result is None:
        assert name == "divide"
        assert other[0] <= 0 <= other[1] or math.isinf(
            min(map(abs, other[:2])) and max(map(abs, one[:2])) / min(map(abs, other[:2]))
        )
        return
    a, b = (min(max(low + (high - low) * at, low), high) for low, high, at in (one, other))
    assert result.low <= point[name](a, b) <= result.high


@modest
@given(spans)
def test_signs_and_distances_enclose_their_points(one: tuple[float, float, float]) -> None:
    span = Interval(*one[:2])
    point = min(max(one[0] + (one[1] - one[0]) * one[2], one[0]), one[1])
    assert intervals.negate(span).low <= -point <= intervals.negate(span).high
    assert intervals.absolute(span).low <= abs(point) <= intervals.absolute(span).high


@modest
@given(spans, spans)
def test_a_decided_comparison_holds_for_every_point(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> None:
    a, b = Interval(*one[:2]), Interval(*other[:2])
    ends = [(Interval(x, x), Interval(y, y)) for x in one[:2] for y in other[:2]]
    for compare in intervals.COMPARE.values():
        decided = compare(a, b)
        if decided is not None:
            assert {compare(x, y) for x, y in ends} == {decided}
