from dataclasses import replace

import pytest

from lintorg.model.finding import Waiver
from lintorg.policy.baseline import prune, recognise, record
from lintorg.policy.judge import judge
from tests.policy.samples import loaded, measure

SHARES = (
    "cases:\n  - {name: one, measures: {minor_share: 0.6}, expect: breach}\n"
    "  - {name: two, measures: {minor_share: 0.1}, expect: pass}\n"
    "  - {name: none, measures: {minor_share: null}, expect: abstained}"
)
RULE = loaded(when="when: minor_share > 50%", worse_by="worse_by: 0.05", cases=SHARES)
STRICTER = loaded(when="when: minor_share > 40%", worse_by="worse_by: 0.05", cases=SHARES)


def judged(rule=RULE, **shares):
    """Findings about areas with these shares; None has no value."""
    measures = [measure("minor_share", share, about=f"area:{area}") for area, share in shares.items()]
    now = {("minor_share", item.subject): item for item in measures}
    standing = {item.subject: None for item in measures} | {"repo": None}
    return judge([rule], now=now, previous={}, standing=standing, core=frozenset(), guards=())


def test_what_is_said_of_a_cohort_is_in_no_file():
    (finding,) = judged(a=0.6)
    assert record((replace(finding, subject="cohort:early-career"),), [RULE]) == ()


def recognised(then, now, rule=RULE):
    found = recognise(now, record(then, [RULE]), [rule])
    return {item.subject: item.baselined for item in found.findings if item.outcome == "breach"}, found


def test_breaches_that_count_are_recorded_with_their_value_and_definition():
    waived = replace(judged(d=0.9)[0], waiver=Waiver(reason="r", expires="2026-01-01"))
    (entry,) = record((*judged(a=0.6, b=0.1, c=None), waived), [RULE])
    assert (entry.rule, entry.subject, entry.value) == ("TEAM1", "area:a", 0.6)
    assert (entry.condition, entry.metrics) == ("minor_share > 50%", {"minor_share": 1})


def test_a_recorded_breach_is_known_and_a_new_one_counts():
    assert recognised(judged(a=0.6), judged(a=0.6, b=0.7))[0] == {"area:a": True, "area:b": False}


@pytest.mark.parametrize(("now", "known"), [(0.51, True), (0.65, True), (0.66, False)])
def test_a_breach_comes_back_when_it_is_worse_by_more_than_the_rule_allows(now, known):
    marks, found = recognised(judged(a=0.6), judged(a=now))
    assert marks == {"area:a": known}
    assert [(item.subject, then, now) for item, then, now in found.worse] == (
        [] if known else [("area:a", "60%", "66%")]
    )


def test_a_breach_recorded_under_another_definition_counts_again():
    marks, found = recognised(judged(a=0.6), judged(STRICTER, a=0.6), STRICTER)
    assert marks == {"area:a": False}
    assert found.redefined == ("TEAM1",)
    (finding,) = judged(a=0.6)
    renewed = replace(finding, measures=(replace(finding.measures[0], version=2),))
    assert recognised((finding,), (renewed,))[1].redefined == ("TEAM1",)


def test_what_is_waived_is_not_marked_too():
    (finding,) = judged(a=0.6)
    waived = replace(finding, waiver=Waiver(reason="r", expires="2026-01-01"))
    assert recognised((finding,), (waived,))[0] == {"area:a": False}


def pruned(then, now, *, tighten=False, rules=(RULE,)):
    return {entry.subject: entry.value for entry in prune(record(then, [RULE]), now, rules, tighten=tighten)}


def test_what_is_mended_goes_and_what_cannot_be_judged_stays():
    then = judged(a=0.6, b=0.6, c=0.6, d=0.6)
    assert pruned(then, judged(a=0.7, b=0.1, c=None)) == {"area:a": 0.6, "area:c": 0.6}


def test_a_rule_that_did_not_judge_keeps_its_entries_and_one_that_is_gone_does_not():
    assert pruned(judged(a=0.6), ()) == {"area:a": 0.6}
    assert pruned(judged(a=0.6), (), rules=()) == {}


@pytest.mark.parametrize(("now", "tight", "value"), [(0.55, True, 0.55), (0.55, False, 0.6), (0.7, True, 0.6)])
def test_tightening_records_a_better_value_and_never_a_worse_one(now, tight, value):
    assert pruned(judged(a=0.6), judged(a=now), tighten=tight) == {"area:a": value}


def test_tightening_leaves_what_was_recorded_under_another_definition():
    assert pruned(judged(a=0.6), judged(STRICTER, a=0.45), tighten=True, rules=(STRICTER,)) == {"area:a": 0.6}
