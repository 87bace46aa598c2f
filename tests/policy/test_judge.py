from collections.abc import Mapping
from dataclasses import replace

import pytest

from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.tables import Guard
from lintorg.policy.judge import judge, worst
from lintorg.policy.rules import LoadedRule
from tests.policy.samples import loaded, measure

FEW = loaded(severity_core="severity_core: warning", title="title: few hands in {area}")


def judged(
    *measures: Measure,
    rule: LoadedRule = FEW,
    previous: tuple[Measure, ...] = (),
    standing: Mapping[str, str | None] | None = None,
    core: frozenset[str] = frozenset(),
    guards: tuple[Guard, ...] = (),
) -> tuple[Finding, ...]:
    return judge(
        [rule],
        now={(found.metric, found.subject): found for found in measures},
        previous={(found.metric, found.subject): found for found in previous},
        standing=standing or {},
        core=core,
        guards=guards,
    )


def hands(about: str, value: float | None, neighbour: str | None = None) -> Measure:
    found = measure("hands", value, about=about, why="roles_unknown")
    return found if neighbour is None else replace(found, detail={"neighbour": neighbour})


def guard(*, active: bool = True, silences: tuple[str, ...] = (), scopes: tuple[str, ...] = ()) -> Guard:
    return Guard(id="G9", name="sample", active=active, detail="", silences=silences, scopes=scopes)


def test_each_measured_subject_of_the_scope_has_a_finding_in_order() -> None:
    found = judged(hands("area:model", 5), hands("area:data", 1), hands("area:eval", None), measure("hhi", 1))
    assert [(finding.subject, finding.outcome, finding.reason) for finding in found] == [
        ("area:data", "breach", None),
        ("area:eval", "abstained", "roles_unknown"),
        ("area:model", "pass", None),
    ]


def test_a_rule_without_a_subject_abstains_once() -> None:
    (found,) = judged(measure("hhi", 1))
    assert (found.subject, found.outcome, found.reason) == ("repo", "abstained", "too_few")


def test_core_areas_have_the_severity_of_the_core() -> None:
    found = judged(hands("area:data", 1), hands("area:docs", 1), core=frozenset({"area:data"}))
    assert [finding.severity for finding in found] == ["warning", "note"]


PAIRED = loaded(
    scope="scope: pair",
    when="when: bridges <= 1",
    severity_core="severity_core: warning",
    title="title: few know {areas}",
    cases="cases:\n  - {name: a, measures: {bridges: 1}, expect: breach}\n"
    "  - {name: b, measures: {bridges: 2}, expect: pass}\n"
    "  - {name: c, measures: {}, expect: abstained}",
)


def test_a_pair_is_core_when_both_areas_are() -> None:
    pairs = (measure("bridges", 0, about=f"areas:data|{other}") for other in ("eval", "docs"))
    found = judged(*pairs, rule=PAIRED, core=frozenset({"area:data", "area:eval"}))
    assert [(finding.message, finding.severity) for finding in found] == [
        ("few know data and docs", "note"),
        ("few know data and eval", "warning"),
    ]


def test_a_pair_stands_with_the_repository() -> None:
    (found,) = judged(measure("bridges", 0, about="areas:a|b"), rule=PAIRED, standing={"repo": "young_history"})
    assert found.reason == "young_history"


def test_the_standing_of_a_subject_comes_before_its_condition() -> None:
    found = judged(hands("area:data", 1), hands("area:eval", 1), standing={"area:data": "too_few", "area:eval": None})
    assert [(finding.outcome, finding.reason) for finding in found] == [("abstained", "too_few"), ("breach", None)]
    assert found[0].message == "not judged: too_few"
    assert found[0].remedy == ()


def test_an_area_does_not_stand_or_fall_with_the_repository() -> None:
    (found,) = judged(hands("area:data", 1), standing={"repo": "too_few"})
    assert found.outcome == "breach"


def test_an_active_guard_silences_rules_by_prefix_and_by_scope() -> None:
    for one in (guard(silences=("XX", "TEAM")), guard(scopes=("repo", "area"))):
        (found,) = judged(hands("area:data", 1), guards=(one,), standing={"area:data": "too_few"})
        assert (found.outcome, found.reason) == ("abstained", "guard:G9")
    for one in (guard(active=False, silences=("TEAM",)), guard(scopes=("repo",)), guard(silences=("TEAM2",)), guard()):
        (found,) = judged(hands("area:data", 1), guards=(one,))
        assert found.outcome == "breach"


@pytest.mark.parametrize(
    ("n", "standing", "reason"),
    [(30, "too_few", None), (29, None, "too_few"), (30, None, None), (29, "too_few", "too_few")],
)
def test_a_metrics_own_minimum_holds_instead_of_the_areas(n: int, standing: str | None, reason: str | None) -> None:
    own = replace(hands("area:data", 1), n=n, minimum=30)
    (found,) = judged(own, standing={"area:data": standing})
    assert (found.outcome, found.reason) == ("abstained" if reason else "breach", reason)


def test_a_metric_without_a_minimum_keeps_the_areas_in_force_for_the_whole_condition() -> None:
    rule = loaded(when="when: hands <= 1 and minor_share < 50%", cases=BOTH)
    own = replace(hands("area:data", 1), n=30, minimum=30)
    other = measure("minor_share", 0.1, about="area:data")
    (found,) = judged(own, other, rule=rule, standing={"area:data": "too_few"})
    assert found.reason == "too_few"
    (found,) = judged(own, other, rule=rule, standing={"area:data": None})
    assert found.outcome == "breach"


BOTH = (
    "cases:\n  - {name: a, measures: {hands: 1, minor_share: 0}, expect: breach}\n"
    "  - {name: b, measures: {hands: 2}, expect: pass}\n  - {name: c, measures: {}, expect: abstained}"
)
NEEDY = loaded(
    needs="needs: {commits: 50, hands: 10}",
    cases="cases:\n  - {name: a, measures: {hands: 1, commits: 1}, expect: breach}\n"
    "  - {name: b, measures: {hands: 2, commits: 1}, expect: pass}\n"
    "  - {name: c, measures: {hands: 1}, expect: abstained}",
)


def test_a_sample_below_what_the_rule_needs_abstains() -> None:
    area = measure("hands", 1, about="area:data", n=10)
    (enough,) = judged(area, measure("commits", 50, n=50), rule=NEEDY)
    (few,) = judged(area, measure("commits", 49, n=49), rule=NEEDY)
    (none,) = judged(area, rule=NEEDY)
    assert [(one.outcome, one.reason) for one in (enough, few, none)] == [
        ("breach", None),
        ("abstained", "too_few"),
        ("abstained", "too_few"),
    ]
    assert few.explanation == ("commits: 49 of the 50 needed",)


def test_a_rule_about_areas_may_read_the_repository_but_not_another_scopes_measure_of_the_same_metric() -> None:
    rule = loaded(
        when="when: hands <= 1 and hhi > 0.5 and revert_share < 5%",
        cases="cases:\n  - {name: a, measures: {hands: 1, hhi: 1, revert_share: 0}, expect: breach}\n"
        "  - {name: b, measures: {hands: 2}, expect: pass}\n  - {name: c, measures: {}, expect: abstained}",
    )
    area, repo, own = hands("area:data", 1), measure("hhi", 0.9), measure("revert_share", 0.01, about="area:data")
    (found,) = judged(area, repo, own, rule=rule)
    assert found.outcome == "breach"
    assert [one.metric for one in found.measures] == ["hands", "hhi", "revert_share"]
    (found,) = judged(area, repo, measure("revert_share", 0.01), rule=rule)
    assert (found.outcome, found.reason) == ("abstained", "too_few")


def test_a_breach_has_its_title_and_the_remedies_that_can_be_filled() -> None:
    rule = loaded(
        title="title: '{hands} in {areas}'",
        params="params: {limit: 1}",
        when="when: hands <= limit",
        remedy="remedy: ['pair with {neighbour}', 'reach more than {limit} in {area}', ask]",
    )
    (found,) = judged(hands("area:data", 1, neighbour="mo::del\x1b"), rule=rule)
    assert found.message == "1 in data"
    assert found.remedy == ("pair with mo: :del\ufffd", "reach more than 1 in data", "ask")
    assert found.explanation == ("hands <= limit  [1 against 1] true",)
    (found,) = judged(hands("area:data", 1), rule=rule)
    assert found.remedy == ("reach more than 1 in data", "ask")


@pytest.mark.parametrize(
    ("area", "argument"),
    [("data", "data"), ("my area", "'my area'"), ("x; echo $HOME", "'x; echo $HOME'"), ("-n", "-- -n")],
)
def test_an_area_in_a_command_is_worded_as_a_shell_takes_it(area: str, argument: str) -> None:
    rule = loaded(remedy="remedy: ['lintorg who {area_argument}']")
    (found,) = judged(hands(f"area:{area}", 1), rule=rule)
    assert found.remedy == (f"lintorg who {argument}",)


def test_words_of_the_window_before_end_in_before() -> None:
    rule = loaded(
        scope="scope: repo",
        when="when: hhi > previous(hhi)",
        title="title: from {hhi_before} ({effective_before}) to {hhi} ({effective})",
        cases="cases:\n  - {name: a, measures: {hhi: 1}, previous: {hhi: 0}, expect: breach}\n"
        "  - {name: b, measures: {hhi: 0}, previous: {hhi: 1}, expect: pass}\n"
        "  - {name: c, measures: {}, expect: abstained}",
    )
    now, before = measure("hhi", 0.25, effective="4.0"), measure("hhi", 0.125, effective="8.0")
    (found,) = judged(now, rule=rule, previous=(before,))
    assert found.message == "from 0.125 (8.0) to 0.25 (4.0)"


def test_without_a_title_the_message_is_the_name_with_the_values() -> None:
    (found,) = judged(hands("area:data", 1), rule=loaded())
    assert found.message == "few hands: hands 1"


def test_the_other_outcomes_never_carry_the_title() -> None:
    found = judged(hands("area:data", 5), measure("hands", 1, 0, 3, about="area:eval"))
    assert [finding.message for finding in found] == ["no breach: hands 5", "cannot tell: hands 1 (0-3)"]
    assert [finding.remedy for finding in found] == [(), ()]


def test_a_rule_counts_by_its_worst_subject() -> None:
    cannot_tell = measure("hands", 1, 0, 3, about="area:b")
    passes, abstains = hands("area:a", 5), hands("area:c", None)
    assert worst(judged(passes, cannot_tell, abstains, hands("area:d", 1))) == {"TEAM1": "breach"}
    assert worst(judged(passes, cannot_tell, abstains)) == {"TEAM1": "undecided"}
    assert worst(judged(passes, abstains)) == {"TEAM1": "abstained"}
    assert worst(judged(passes)) == {"TEAM1": "pass"}
