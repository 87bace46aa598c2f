"""Bad rule files: a clear error at its place, and never a part of the rules."""

import pytest

from lintorg.model.errors import BadFiles
from lintorg.policy.condition import compile_condition
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.rules import load_rules
from lintorg.policy.syntax import MAX_DEPTH, MAX_NODES
from lintorg.policy.tokens import LARGEST, MAX_CHARACTERS
from tests.policy.samples import CATALOGUE, rule_file, rule_text


def problem(**changes: str) -> str:
    with pytest.raises(BadFiles) as caught:
        load_rules([rule_file(rule_text(**changes))], CATALOGUE)
    (found,) = caught.value.problems
    return f"{found.line}:{found.column} {found.message}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"when": "when: hand <= 1"}, "7:7 unknown metric or parameter 'hand'; did you mean 'hands'?"),
        ({"when": "when: hands <= 8 weeks"}, "7:18 unexpected 'weeks'; a number's unit is one of % s min h d w"),
        (
            {"when": "when: hands <= 50%"},
            "7:7 cannot compare 'hands' (a plain number) with '50%' (a share)",
        ),
        ({"when": "when: hands => 1"}, "7:13 unexpected '=>'; write '>='"),
        ({"when": "when: hands =< 1"}, "7:13 unexpected '=<'; write '<='"),
        ({"when": "when: hands = 1"}, "7:13 unexpected character '='; write '=='"),
        ({"when": "when: hands <> 1"}, "7:13 unexpected '<>'; write '!='"),
        ({"when": "when: hands <= 1 AND hands > 0"}, "7:18 unexpected 'AND'; write 'and'"),
        ({"when": "when: Not hands <= 1"}, "7:7 unexpected 'Not'; write 'not'"),
        (
            {"params": "params: {spare: 3}"},
            "16:10 'when' does not use 'spare'; use it or delete it",
        ),
        (
            {"when": "when: minor_share > most", "params": "params: {most: 70}"},
            (
                "7:7 cannot compare 'minor_share' (a share) with 'most' (a plain number)"
                "; a parameter has its unit with it: most: 70%"
            ),
        ),
        ({"when": "when: hands ~ 1"}, "7:13 unexpected character '~'"),
        ({"wehn": "wehn: hands <= 1"}, "16:1 unknown key 'wehn'; did you mean 'when'?"),
        ({"evidence": "evidence: {grade: weak, clams: [S1]}"}, "10:25 unknown key 'clams'; did you mean 'claims'?"),
        ({"params": "params: {limit: [1, 2]}"}, "16:17 must be a number or text"),
        ({"params": "params: {limit: true}"}, "16:17 must be a number or text"),
        (
            {"params": "params: {limit: 3 days}"},
            "16:17 '3 days' is no number; write a number, a share such as 50% or a duration such as 8 w",
        ),
        ({"scope": "scope: person"}, "4:8 must be 'repo', 'area', 'pair', 'cohort' or 'change', not 'person'"),
    ],
)
def test_each_mistake_is_said_at_its_column(changes: dict[str, str], expected: str) -> None:
    assert problem(**changes).startswith(expected)


def test_a_parameter_of_the_wrong_type_is_said_where_the_condition_uses_it() -> None:
    found = problem(when="when: hands <= limit", params="params: {limit: 50%}")
    assert found == "7:7 cannot compare 'hands' (a plain number) with 'limit' (a share)"


def test_a_failing_case_says_what_came_out_and_why() -> None:
    cases = (
        "cases:\n  - {name: one, measures: {hands: 2}, expect: breach}\n"
        "  - {name: two, measures: {hands: 3}, expect: pass}\n  - {name: none, measures: {}, expect: abstained}"
    )
    assert problem(cases=cases) == "13:47 case 'one' expected breach, got pass: hands <= 1  [2] false"


def test_aliases_that_multiply_are_refused() -> None:
    # expanded, these would be 9 ** 9 values
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(BadFiles, match="more than 20,000 values"):
        load_rules([rule_file(bomb + rule_text())], CATALOGUE)


def test_a_file_of_ten_megabytes_is_refused_unread() -> None:
    with pytest.raises(BadFiles, match="larger than 1,000,000 characters"):
        load_rules([rule_file(rule_text() + "\n#" + "x" * 10_000_000)], CATALOGUE)


def compiles(text: str) -> bool:
    try:
        compile_condition(text, CATALOGUE, {}, ("area",))
    except ConditionError:
        return False
    return True


@pytest.mark.parametrize(
    ("at", "beyond"),
    [
        ("hands > 1" + " " * (MAX_CHARACTERS - 9), "hands > 1" + " " * (MAX_CHARACTERS - 8)),
        # parts: the comparison, its two sides, the function and what it takes
        (
            "max(" + ",".join(["hands"] * (MAX_NODES - 3)) + ") > 1",
            "max(" + ",".join(["hands"] * (MAX_NODES - 2)) + ") > 1",
        ),
        (
            " or ".join(["hands > 1"] * (MAX_DEPTH - 1)),
            " or ".join(["hands > 1"] * MAX_DEPTH),
        ),
        ("not " * (MAX_DEPTH - 2) + "hands > 1", "not " * (MAX_DEPTH - 1) + "hands > 1"),
        (
            "(" * (MAX_DEPTH - 2) + "hands > 1" + ")" * (MAX_DEPTH - 2),
            "(" * (MAX_DEPTH - 1) + "hands > 1" + ")" * (MAX_DEPTH - 1),
        ),
        (f"hands < {LARGEST}", f"hands < {LARGEST + 1}"),
    ],
    ids=["characters", "parts", "chain", "not", "parentheses", "number"],
)
def test_a_condition_compiles_at_each_bound_and_not_beyond(at: str, beyond: str) -> None:
    assert compiles(at)
    assert not compiles(beyond)


def test_one_bad_rule_loads_none_of_the_good_ones() -> None:
    good = [rule_file(rule_text(id=f"id: TEAM{number}"), f"{number}.yaml") for number in range(1, 4)]
    bad = rule_file(rule_text(id="id: TEAM9", when="when: hand <= 1"), "9.yaml")
    assert len(load_rules(good, CATALOGUE)) == 3
    with pytest.raises(BadFiles) as caught:
        load_rules([*good, bad], CATALOGUE)
    assert [found.file for found in caught.value.problems] == ["9.yaml"]


def test_a_shipped_rule_cites_known_claims_only() -> None:
    text = rule_text(id="id: LO999", evidence="evidence: {grade: weak, claims: [S1, S99]}")
    with pytest.raises(BadFiles) as caught:
        load_rules([rule_file(text, shipped=True)], CATALOGUE)
    (found,) = caught.value.problems
    assert (found.line, found.column, found.message) == (10, 38, "unknown claim 'S99'; see policy/claims.yaml")
    own = rule_text(evidence="evidence: {grade: weak, claims: [S99, our own]}")
    assert load_rules([rule_file(own)], CATALOGUE)[0].rule.evidence.claims == ("S99", "our own")
