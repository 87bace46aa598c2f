"""A small catalogue, and measures of it, for the tests of the policy room."""

from lintorg.model.measure import Measure, Metric, Unit, Value, measure_of
from lintorg.model.rule import Rule
from lintorg.model.subject import Scope
from lintorg.policy.rule_file import RuleText
from lintorg.policy.rules import LoadedRule, load_rules


def metric(name: str, unit: Unit, *scopes: Scope, detail: tuple[str, ...] = ()) -> Metric:
    return Metric(id=name, title=name, definition=name, unit=unit, scopes=scopes, detail=detail)


CATALOGUE = {
    one.id: one
    for one in (
        metric("commits", "commits", "repo"),
        metric("hhi", "index", "repo", detail=("effective",)),
        metric("weeks_to_core", "weeks", "repo"),
        metric("revert_share", "share", "repo", "area"),
        metric("hands", "people", "area", detail=("neighbour",)),
        metric("minor_share", "share", "area"),
        metric("top_share", "share", "area"),
        metric("bridges", "people", "pair"),
        metric("ratio", "index", "cohort"),
        metric("change_lines", "lines", "change"),
    )
}


def measure(
    name: str,
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    *,
    about: str = "repo",
    n: int = 100,
    why: str | None = None,
    **detail: str,
) -> Measure:
    answer = Value(value=value, n=n, subject=about, low=low, high=high, why_none=why, detail=detail)
    return measure_of(CATALOGUE[name], answer)


def rule_text(**changes: str) -> str:
    """Return a rule file; a change replaces the lines of a key, an empty one removes it."""
    parts = {
        "lintorg-rule": "lintorg-rule: 1",
        "id": "id: TEAM1",
        "name": "name: few-hands",
        "scope": "scope: area",
        "on": "on: [scan, report]",
        "severity": "severity: note",
        "when": "when: hands <= 1",
        "concerns": "concerns: continuity",
        "why": "why: nobody else knows it",
        "evidence": "evidence: {grade: weak}",
        "remedy": "remedy: [ask someone]",
        "cases": (
            "cases:\n"
            "  - {name: one, measures: {hands: 1}, expect: breach}\n"
            "  - {name: two, measures: {hands: 2}, expect: pass}\n"
            "  - {name: none, measures: {hands: null}, expect: abstained}"
        ),
    }
    return "\n".join(
        filter(None, {**parts, **{key.replace("_rule", "-rule"): text for key, text in changes.items()}}.values())
    )


def rule_file(text: str, name: str = "team/rule.yaml", *, shipped: bool = False) -> RuleText:
    return RuleText(name, text, "team", shipped)


def loaded(**changes: str) -> LoadedRule:
    (found,) = load_rules([rule_file(rule_text(**changes))], CATALOGUE)
    return found


def rule(**changes: str) -> Rule:
    return loaded(**changes).rule
