import pytest

from lintorg.model.measure import Measure
from lintorg.model.subject import Scope
from lintorg.policy.condition import compile_condition
from lintorg.policy.evaluate import Verdict, evaluate
from tests.policy.samples import CATALOGUE, measure


def verdict(
    text: str, *now: Measure, previous: tuple[Measure, ...] = (), scope: Scope = "area", **params: float | str
) -> Verdict:
    condition = compile_condition(text, CATALOGUE, params, (scope,))
    before = {found.metric: found for found in previous}
    return evaluate(condition, {found.metric: found for found in now}.get, before.get)


MINOR = measure("minor_share", 0.62, 0.55, 0.69)
NO_TOP = measure("top_share", None, why="roles_unknown")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("minor_share > 50%", "breach"),
        ("minor_share > 70%", "pass"),
        ("minor_share > 60%", "undecided"),
        ("minor_share >= 55%", "breach"),
        ("minor_share > 55%", "undecided"),
        ("minor_share < 55%", "pass"),
        ("minor_share <= 55%", "undecided"),
        ("minor_share == 60%", "undecided"),
        ("minor_share != 80%", "breach"),
        ("value(minor_share) > 60%", "breach"),
        ("value(minor_share) == 62%", "breach"),
        ("not minor_share > 60%", "undecided"),
        ("minor_share > 60% or minor_share > 50%", "breach"),
        ("minor_share > 60% and minor_share > 70%", "pass"),
        ("-minor_share < -50%", "breach"),
        ("abs(minor_share - 60%) <= 9%", "breach"),
        ("min(minor_share, 60%) >= 60%", "undecided"),
        ("max(minor_share, 70%) == 70%", "breach"),
        ("minor_share / 2 > 27%", "breach"),
        ("minor_share * -2 <= -1.1 * 100%", "breach"),
    ],
)
def test_a_comparison_holds_when_the_whole_interval_satisfies_it(text: str, outcome: str) -> None:
    assert verdict(text, MINOR).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome", "reason"),
    [
        ("top_share > 25%", "abstained", "roles_unknown"),
        ("not top_share > 25%", "abstained", "roles_unknown"),
        ("minor_share > 50% and top_share < 25%", "abstained", "roles_unknown"),
        ("minor_share > 60% and top_share < 25%", "abstained", "roles_unknown"),
        ("minor_share < 50% and top_share < 25%", "pass", None),
        ("minor_share > 50% or top_share < 25%", "breach", None),
        ("top_share - top_share == 0%", "abstained", "roles_unknown"),
        ("previous(minor_share) > 50%", "abstained", "too_few"),
        ("hands > 3", "abstained", "too_few"),
        ("1 / (minor_share - 60%) > 3 / 100%", "abstained", "too_few"),
    ],
)
def test_what_has_no_value_abstains_with_its_reason_when_it_matters(
    text: str, outcome: str, reason: str | None
) -> None:
    if text.startswith("1 /"):
        text = "minor_share / (minor_share - 60%) > 3"
    found = verdict(text, MINOR, NO_TOP)
    assert (found.outcome, found.reason) == (outcome, reason)


def test_the_previous_window_keeps_its_own_reason() -> None:
    found = verdict(
        "hands < previous(hands)", measure("hands", 1), previous=(measure("hands", None, why="young_history"),)
    )
    assert (found.outcome, found.reason) == ("abstained", "young_history")


def test_an_infinite_measure_is_unknown() -> None:
    assert verdict("hands > 3", measure("hands", float("inf"))).outcome == "abstained"
    assert verdict("hands * 10 > 3", measure("hands", 1e308)).outcome == "abstained"
    assert verdict("hands > 3", measure("hands", 10**400)).outcome == "abstained"


def test_weeks_are_compared_in_any_unit_of_time() -> None:
    weeks = measure("weeks_to_core", 2)
    assert verdict("weeks_to_core == 14 d", weeks, scope="repo").outcome == "breach"
    assert verdict("weeks_to_core > 336 h", weeks, scope="repo").outcome == "pass"


def test_float_noise_decides_nothing() -> None:
    found = verdict(
        "minor_share < previous(minor_share) - 20%",
        measure("minor_share", 0.6),
        previous=(measure("minor_share", 0.8),),
    )
    assert found.outcome == "pass"
    found = verdict("hhi - previous(hhi) >= 0.10", measure("hhi", 0.3), previous=(measure("hhi", 0.2),), scope="repo")
    assert found.outcome == "breach"


def test_an_estimate_is_explained_with_its_interval() -> None:
    found = verdict("minor_share > 50% and top_share < 25%", MINOR, NO_TOP)
    assert found.explanation == (
        "minor_share > 50%  [62% (55%-69%)] true",
        "top_share < 25%  [unknown (roles_unknown)] unknown",
    )


def test_the_parts_of_a_sum_are_explained_before_it() -> None:
    found = verdict(
        "hhi  -  previous(hhi) >= rise", measure("hhi", 0.35), previous=(measure("hhi", 0.25),), scope="repo", rise=0.1
    )
    assert found.explanation == (
        "hhi  [0.35]",
        "previous(hhi)  [0.25]",
        "hhi - previous(hhi) >= rise  [0.1 against 0.1] true",
    )


def test_inner_connectives_are_explained_too() -> None:
    found = verdict("not (hands > 3 or hands < 1)", measure("hands", 2))
    assert found.explanation == ("hands > 3  [2] false", "hands < 1  [2] false", "hands > 3 or hands < 1  false")


def test_durations_are_worded_in_the_largest_unit_that_fits() -> None:
    found = verdict("weeks_to_core / 14 > 1 h", measure("weeks_to_core", 1.4, 1, 2), scope="repo")
    assert found.explanation == ("weeks_to_core  [1.4 w (1 w-2 w)]", "weeks_to_core / 14 > 1 h  [12 h-1 d] true")


def test_a_part_in_parentheses_is_shown_with_them() -> None:
    found = verdict("(hands + 1) * (2 + hands) > 3 and (hhi > 1 or not (hands < 3))", measure("hands", 2))
    assert any(line.startswith("(hands + 1) * (2 + hands) > 3  ") for line in found.explanation)
    assert any(line.startswith("hhi > 1 or not (hands < 3)  ") for line in found.explanation)
