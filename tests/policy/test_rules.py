import json

import pytest

from lintorg.model.errors import BadFiles
from lintorg.model.rule import Evidence
from lintorg.model.settings import RuleOverride
from lintorg.policy.rule_file import RuleText, rule_schema
from lintorg.policy.rules import load_rules
from tests.policy.samples import CATALOGUE, loaded, rule_file, rule_text


def problems(
    *files: RuleText, overrides: dict[str, RuleOverride] | None = None, origins: dict[str, str] | None = None
) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        load_rules(files, CATALOGUE, overrides, origins)
    return [f"{found.file}:{found.line}:{found.column} {found.message}" for found in caught.value.problems]


def one(**changes: str) -> str:
    (problem,) = problems(rule_file(rule_text(**changes)))
    return problem.removeprefix("team/rule.yaml:")


def test_a_rule_file_becomes_a_rule_with_its_condition() -> None:
    found = loaded(
        title="title: >\n  few hands\n  in {area}",
        evidence="evidence:\n  claims: [S1]\n  grade: moderate\n  for: a study\n  against: [another]",
        needs="needs: {commits: 5}",
        severity_core="severity_core: warning",
        cases=(
            "cases:\n"
            "  - {name: one, measures: {hands: 1, commits: 5}, n: {commits: 5}, expect: breach}\n"
            "  - {name: two, measures: {hands: 2, commits: 5}, expect: pass}\n"
            "  - {name: few, measures: {hands: 1, commits: 5}, n: {commits: 4}, expect: abstained}"
        ),
    )
    rule = found.rule
    assert (rule.id, rule.name, rule.family, rule.file) == ("TEAM1", "few-hands", "team", "team/rule.yaml")
    assert (rule.scope, rule.on, rule.severity, rule.severity_core) == (
        ("area",),
        ("scan", "report"),
        "note",
        "warning",
    )
    assert rule.title == "few hands in {area}"
    assert rule.evidence == Evidence(claims=("S1",), grade="moderate", supports=("a study",), against=("another",))
    assert rule.cases[2].n == {"commits": 4}
    assert found.condition.metrics == ("hands",)
    assert found.scopes == {"hands": ("area",), "commits": ("repo",)}


def test_rules_are_sorted_by_id() -> None:
    files = [rule_file(rule_text(id=f"id: {name}"), f"{name}.yaml") for name in ("TEAM2", "AREA9", "TEAM1")]
    assert [found.rule.id for found in load_rules(files, CATALOGUE)] == ["AREA9", "TEAM1", "TEAM2"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"severity": "severty: note\nseverity: note"}, "6:1 unknown key 'severty'; did you mean 'severity'?"),
        ({"lintorg_rule": ""}, "1:1 missing key 'lintorg-rule'"),
        ({"lintorg_rule": "lintorg-rule: 2"}, "1:15 must be 1"),
        ({"on": "on: scann"}, "5:5 must be 'scan', 'check' or 'report', not 'scann'; did you mean 'scan'?"),
        ({"id": "id: LO104"}, "2:5 ids that start with LO are lintorg's own; choose another prefix"),
        ({"id": "id: team1"}, "2:5 must match pattern '^[A-Z][A-Z0-9]{1,9}[0-9]+$'"),
        ({"when": "when: hands <= one"}, "7:16 unknown metric or parameter 'one'"),
        ({"when": "when: 'hands <= one'"}, "7:17 unknown metric or parameter 'one'"),
        ({"when": "when: >\n  hands\n  <= one"}, "9:6 unknown metric or parameter 'one'"),
        ({"when": "when: 3"}, "7:7 must be text"),
        ({"needs": "needs: {comits: 5}"}, "16:9 unknown metric 'comits'; did you mean 'commits'?"),
        ({"needs": "needs: {commits: some}"}, "16:18 must be a whole number"),
        ({"params": "params: {hands: 1}"}, "16:10 'hands' is taken; choose another name"),
        ({"params": "params: {max: 1}"}, "16:10 'max' is taken; choose another name"),
        ({"params": "params: {limit: [1]}"}, "16:17 must be a number or text"),
        ({"remedy": "remedy: [ask, 'ask {neighbor}']"}, "11:15 unknown word {neighbor}; did you mean 'neighbour'?"),
        ({"remedy": "remedy: 'ask { x'"}, "11:9 stray '{'"),
        ({"title": "title: few in {place}"}, "16:8 unknown word {place}"),
        ({"worse_by": "worse_by: .nan"}, "16:11 .nan is not a number; put text in quotes"),
        ({"worse_by": "worse_by: -1"}, "16:11 must be greater than or equal to 0"),
    ],
)
def test_a_mistake_in_a_rule_file_is_named_at_its_place(changes: dict[str, str], expected: str) -> None:
    assert one(**changes) == expected


def test_a_parameter_that_is_no_number_says_what_one_looks_like() -> None:
    expected = "16:17 'many' is no number; write a number, a share such as 50% or a duration such as 8 w"
    assert one(params="params: {limit: many}") == expected


CASES = """cases:
  - {name: one, measures: {hands: 1}, expect: breach}
  - {name: two, measures: {hands: 2}, expect: pass}
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("", "12:1 cases prove no abstained; each rule needs one breach, one pass and one abstained"),
        (
            "  - {name: three, measures: {hands: 3}, expect: abstained}",
            "15:49 case 'three' expected abstained, got pass: hands <= 1  [3] false",
        ),
        (
            "  - {name: three, measures: {hand: null}, expect: abstained}",
            "15:30 'hand' is a metric that the rule does not read in measures; did you mean 'hands'?",
        ),
        (
            "  - {name: x, measures: {}, previous: {hands: 1}, expect: abstained}",
            "15:40 'hands' is a metric that the rule does not read in previous",
        ),
        (
            "  - {name: x, measures: {}, n: {hands: 1}, expect: abstained}",
            "15:33 'hands' is a metric that the case does not measure",
        ),
        ("  - {name: x, measures: {hands: many}, expect: abstained}", "15:33 must be a number or a list"),
        ("  - {name: x, measures: {hands: true}, expect: abstained}", "15:33 must be a number or a list"),
    ],
)
def test_a_rule_whose_proof_fails_does_not_load(case: str, expected: str) -> None:
    assert one(cases=CASES + case) == expected


def test_a_case_may_give_an_interval() -> None:
    found = loaded(
        when="when: minor_share > 50%",
        cases=(
            "cases:\n"
            "  - {name: a, measures: {minor_share: [0.51, 0.6]}, expect: breach}\n"
            "  - {name: b, measures: {minor_share: [0.4, 0.6]}, expect: undecided}\n"
            "  - {name: c, measures: {minor_share: 0.4}, expect: pass}\n"
            "  - {name: d, measures: {}, expect: abstained}"
        ),
    )
    assert found.rule.cases[0].measures == {"minor_share": (0.51, 0.6)}


def test_a_case_may_give_shares_as_conditions_do():
    found = loaded(
        when="when: minor_share > 50%",
        cases=(
            "cases:\n"
            "  - {name: a, measures: {minor_share: [51%, 60.5 %]}, expect: breach}\n"
            "  - {name: c, measures: {minor_share: 40%}, expect: pass}\n"
            "  - {name: d, measures: {}, expect: abstained}"
        ),
    )
    assert found.rule.cases[0].measures == {"minor_share": (0.51, 0.605)}
    assert found.rule.cases[1].measures == {"minor_share": 0.4}


def test_a_mistake_in_a_condition_shows_the_line_with_a_caret() -> None:
    with pytest.raises(BadFiles) as caught:
        load_rules([rule_file(rule_text(when="when: hands <= onne"))], CATALOGUE)
    assert caught.value.problems[0].excerpt == "when: hands <= onne\n" + " " * 15 + "^"


def test_two_rules_cannot_share_an_id() -> None:
    files = rule_file(rule_text(), "a.yaml"), rule_file(rule_text(), "b.yaml")
    assert problems(*files) == ["b.yaml:2:5 TEAM1 is the id of a.yaml too"]


def test_the_mistakes_of_all_files_are_reported_at_once() -> None:
    found = problems(
        rule_file("a: [", "a.yaml"),
        rule_file(rule_text(when="when: foo > bar", needs="needs: {baz: 1}"), "b.yaml"),
        rule_file(rule_text(id="id: TEAM2", severity="severity: bad", tier="tier: worse"), "c.yaml"),
    )
    assert [problem.split(" ")[0] for problem in found] == [
        "a.yaml:1:5",
        "b.yaml:7:7",
        "b.yaml:7:13",
        "b.yaml:16:9",
        "c.yaml:6:11",
        "c.yaml:16:7",
    ]


def test_shipped_rules_have_ids_of_three_digits() -> None:
    good, bad = rule_text(id="id: LO999"), rule_text(id="id: TEAM1")
    assert load_rules([rule_file(good, shipped=True)], CATALOGUE)[0].rule.id == "LO999"
    assert problems(rule_file(bad, shipped=True)) == ["team/rule.yaml:2:5 a shipped rule's id is LO and three digits"]


def test_rules_about_students_and_interns_are_notes() -> None:
    text = rule_text(id="id: LO301", severity="severity: warning")
    expected = "team/rule.yaml:6:11 a rule about students and interns has severity note"
    assert problems(rule_file(text, shipped=True)) == [expected]


def test_a_rule_of_ones_own_about_a_cohort_is_a_note_too() -> None:
    cases = (
        "cases:\n"
        "  - {name: low, measures: {ratio: 0.2}, expect: breach}\n"
        "  - {name: even, measures: {ratio: 1}, expect: pass}\n"
        "  - {name: none, measures: {ratio: null}, expect: abstained}"
    )
    changes = {"scope": "scope: cohort", "when": "when: ratio < 0.5", "cases": cases}
    assert loaded(**changes).rule.only_informs
    assert one(**changes, severity="severity: error").endswith("a rule about students and interns has severity note")


NOTE = rule_file(rule_text(id="id: LO301"), shipped=True)
LIMITED = rule_file(
    rule_text(when="when: hands <= limit", params="params: {limit: 1}", severity_core="severity_core: warning")
)


def test_a_user_may_change_severity_tier_and_parameters() -> None:
    change = RuleOverride(severity="error", tier="pedantic", params={"limit": 4})
    (found,) = load_rules([LIMITED], CATALOGUE, {"TEAM1": change})
    assert (found.rule.severity, found.rule.severity_core, found.rule.tier) == ("error", None, "pedantic")
    assert (found.rule.params, found.rule.when) == ({"limit": 4}, "hands <= limit")


def test_what_is_not_changed_stays() -> None:
    (found,) = load_rules([LIMITED], CATALOGUE, {"TEAM1": RuleOverride()})
    assert found == load_rules([LIMITED], CATALOGUE)[0]


@pytest.mark.parametrize(
    ("rule_id", "change", "expected"),
    [
        ("TEAM2", RuleOverride(), "overrides: TEAM2: there is no such rule; did you mean 'TEAM1'?"),
        ("LO301", RuleOverride(severity="warning"), "overrides: LO301: severity cannot be raised above note"),
        (
            "TEAM1",
            RuleOverride(params={"limt": 2}),
            "overrides: TEAM1: there is no parameter 'limt'; did you mean 'limit'?",
        ),
        (
            "TEAM1",
            RuleOverride(params={"limit": "2 w"}),
            "overrides: TEAM1: parameter 'limit': 2 w is a duration, the rule has a number (1)",
        ),
        (
            "TEAM1",
            RuleOverride(params={"limit": "few"}),
            "overrides: TEAM1: parameter 'limit': 'few' is no number",
        ),
    ],
)
def test_an_override_that_cannot_be_is_said_where_it_was_read(
    rule_id: str, change: RuleOverride, expected: str
) -> None:
    found = problems(LIMITED, NOTE, overrides={rule_id: change}, origins={"overrides": ".lintorg.yaml:7"})
    assert [problem.split("; write")[0] for problem in found] == [f".lintorg.yaml:7:1 {expected}"]


def test_an_override_that_the_condition_cannot_use_is_refused() -> None:
    cases = "cases:\n" + "\n".join(
        f"  - {{name: {name}, measures: {{minor_share: {value}}}, expect: {expect}}}"
        for name, value, expect in (("a", 0.6, "breach"), ("b", 0.4, "pass"), ("c", "null", "abstained"))
    )
    file = rule_file(rule_text(when="when: minor_share > most", params="params: {most: 0.5}", cases=cases))
    assert problems(file, overrides={"TEAM1": RuleOverride(params={"most": 50})}) == [
        (
            "overrides:1:1 overrides: TEAM1: cannot compare 'minor_share' (a share) with 'most' (a plain number)"
            "; a parameter has its unit with it: most: 50%"
        )
    ]


def test_text_of_a_rule_file_is_safe_to_print() -> None:
    rule = loaded(why='why: "a\\e[31m ::error::b\\nc"').rule
    assert rule.why == "a\ufffd[31m : :error: :b c"


def test_the_schema_names_every_key_and_allows_no_other() -> None:
    schema = json.loads(json.dumps(rule_schema()))
    assert schema["additionalProperties"] is False
    assert {"lintorg-rule", "id", "when", "cases", "on"} <= set(schema["required"])
    assert set(schema["properties"]) >= {"severity_core", "worse_by", "base_rate", "title"}
