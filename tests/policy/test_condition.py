import pytest

from lintorg.model.subject import Scope
from lintorg.policy.condition import compile_condition
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.typed import Condition
from tests.policy.samples import CATALOGUE


def compiled(text: str, scope: Scope = "area", **params: float | str) -> Condition:
    return compile_condition(text, CATALOGUE, params, (scope,))


def mistakes(text: str, *scope: Scope, **params: float | str) -> list[tuple[str, str]]:
    with pytest.raises(ConditionError) as caught:
        compile_condition(text, CATALOGUE, params, scope or ("area",))
    return [(text[found.start : found.end], found.message) for found in caught.value.mistakes]


def test_a_condition_knows_its_metrics_in_order_of_appearance() -> None:
    condition = compiled("top_share < 25% and minor_share > previous(top_share) and hhi > 0.1")
    assert condition.metrics == ("top_share", "minor_share", "hhi")
    assert condition.previous == {"top_share"}


@pytest.mark.parametrize(
    "text",
    [
        "minor_share > 50%",
        "minor_share > 0.5",
        "0 < minor_share",
        "minor_share - previous(minor_share) < -0.1",
        "minor_share - 20% < top_share",
        "2 * minor_share < 50 %",
        "minor_share / top_share > 3",
        "hands * 2 - 1 >= -3",
        "max(minor_share, 0.5, 10%) > 20%",
        "abs(minor_share - top_share) > 10%",
        "not hands > 3 or hands < 1 and value(hands) != 2",
        "((hands)) > 3",
        "revert_share > 5%",
        "hands > limit",
    ],
)
def test_units_that_go_together_compile(text: str) -> None:
    assert compiled(text, limit=3).text == text


@pytest.mark.parametrize("text", ["weeks_to_core > 8 w", "weeks_to_core > 8w", "weeks_to_core * 2 >= 3 d + 4 h"])
def test_durations_are_compared_with_durations(text: str) -> None:
    assert compiled(text, "repo").metrics == ("weeks_to_core",)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("minor_shar > 50%", "minor_shar", "unknown metric or parameter 'minor_shar'; did you mean 'minor_share'?"),
        ("limt > hands", "limt", "unknown metric or parameter 'limt'; did you mean 'limit'?"),
        ("zzz > 1", "zzz", "unknown metric or parameter 'zzz'"),
        (
            "minor_share > 50",
            "minor_share > 50",
            "cannot compare 'minor_share' (a share) with '50' (a plain number); write 50%",
        ),
        (
            "minor_share - 0.2 > 0",
            "minor_share - 0.2",
            "cannot subtract 'minor_share' (a share) and '0.2' (a plain number); write 20%",
        ),
        ("hands > 5%", "hands > 5%", "cannot compare 'hands' (a plain number) with '5%' (a share)"),
        (
            "minor_share > hands",
            "minor_share > hands",
            "cannot compare 'minor_share' (a share) with 'hands' (a plain number)",
        ),
        (
            "max(hands, 0.5, top_share) > 0.5",
            "max(hands, 0.5, top_share)",
            "cannot compare 'hands' (a plain number) with 'top_share' (a share)",
        ),
        (
            "minor_share * top_share > 0",
            "minor_share * top_share",
            "cannot multiply 'minor_share' (a share) by 'top_share' (a share)",
        ),
        (
            "hands / top_share > 0",
            "hands / top_share",
            "cannot divide 'hands' (a plain number) by 'top_share' (a share)",
        ),
        ("hands", "hands", "this is no comparison; a condition is true or false, such as 'hhi > 0.5'"),
        (
            "(hands > 1) == (hands > 2)",
            "(hands > 1) == (hands > 2)",
            "'hands > 1' is true or false; it cannot be compared or calculated with",
        ),
        ("1 < hands < 3", "<", "comparisons do not chain; write 'a < b and b < c'"),
        ("hands and hands > 1", "hands and hands > 1", "'and' needs comparisons, not 'hands' (a plain number)"),
        ("not hands", "not hands", "'not' needs comparisons, not 'hands' (a plain number)"),
        ("previous(hands + 1) > 0", "previous(hands + 1)", "previous() takes the name of one metric"),
        ("previous(hands, hhi) > 0", "previous(hands, hhi)", "previous() takes the name of one metric"),
        ("value(limit) > 0", "value(limit)", "value() takes the name of one metric"),
        ("abs(hands, 1) > 0", "abs(hands, 1)", "abs() takes one value"),
        ("min(hands) > 0", "min(hands)", "min() takes two values or more"),
        ("sum(hands, 1) > 0", "sum", "unknown function 'sum'"),
        ("absolute(hands) > 0", "absolute", "unknown function 'absolute'; did you mean 'value'?"),
        ("hands = 1", "=", "unexpected character '='; write '=='"),
        ("hands > 1 && hhi > 1", "&&", "unexpected character '&&'; write 'and'"),
        ("hands.real > 1", ".", "unexpected character '.'"),
        ("hands[0] > 'x'", "[", "unexpected character '['"),
        ("weeks_to_core > 8 weeks", "weeks", "unexpected 'weeks'; a number's unit is one of % s min h d w"),
        ("hands > 99999999999999", "99999999999999", "this number is too long or too large"),
        ("hands > 0.0000000000000000000001", "0.0000000000000000000001", "this number is too long or too large"),
        ("(hands > 1", "", "the condition ends too early; expected ')'"),
        ("", "", "the condition ends too early"),
        ("1 > 0", "1 > 0", "no metric here is measured per area, the rule's scope"),
        ("hhi > 0.1", "hhi > 0.1", "no metric here is measured per area, the rule's scope"),
        ("bridges > 1 and hands > 1", "bridges", "'bridges' is measured per pair, the rule's scope is area"),
    ],
)
def test_a_mistake_is_named_at_its_place(text: str, place: str, message: str) -> None:
    assert (place, message) in mistakes(text, limit=3)


def test_a_duration_needs_a_unit() -> None:
    message = "cannot compare 'weeks_to_core' (a duration) with '8' (a plain number); it needs a unit: 8 w"
    assert mistakes("weeks_to_core > 8", "repo") == [("weeks_to_core > 8", message)]


def test_all_mistakes_are_reported_at_once() -> None:
    assert [place for place, _ in mistakes("foo > 1 and hands > 5% or min(hands) > 2")] == [
        "foo",
        "hands > 5%",
        "min(hands)",
    ]


def test_a_rule_about_changes_reads_no_metric_of_the_repository() -> None:
    found = mistakes("change_lines > 1 and hhi > 0.1", "change")
    assert found == [("hhi", "'hhi' is measured per repo, the rule's scope is change")]


def test_each_scope_of_a_rule_needs_a_metric_of_its_own() -> None:
    assert compile_condition("revert_share > 5%", CATALOGUE, {}, ("repo", "area")).metrics == ("revert_share",)
    assert mistakes("hhi > 0.5", "repo", "area") == [
        ("hhi > 0.5", "no metric here is measured per area, the rule's scope")
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "minor_share > p"), ("50%", "minor_share > p"), ("-3", "hands > p"), (3, "hands > p")]
)
def test_a_parameter_has_the_unit_that_its_value_has(value: float | str, text: str) -> None:
    assert compiled(text, p=value).metrics


def test_a_parameter_of_the_wrong_unit_is_a_mistake() -> None:
    message = "cannot compare 'hands' (a plain number) with 'p' (a share)"
    assert mistakes("hands > p", p="50%") == [("hands > p", message)]
    ((place, message),) = mistakes("hands > p", p="many")
    assert (place, message.split(":")[0]) == ("p", "parameter 'p'")


def test_a_condition_is_bounded_in_length() -> None:
    assert mistakes("hands > 1" + " " * 2_000)[0][1] == "the condition is longer than 2,000 characters"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1_000 + "hands > 1",
        "not " * 400 + "hands > 1",
        "-" * 1_500 + "hands > 1",
        "abs(" * 300 + "hands",
        " or ".join(["hands > 1"] * 25),
    ],
)
def test_a_condition_is_bounded_in_depth(text: str) -> None:
    assert mistakes(text)[0][1] == "the condition is nested deeper than 24 levels"


def test_a_condition_is_bounded_in_parts() -> None:
    many = "max(" + ",".join(["hands"] * 300) + ") > 1"
    assert mistakes(many)[0][1] == "the condition has 303 parts; 256 is the limit"
