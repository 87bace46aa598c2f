from datetime import date, timedelta

import pytest

from lintorg.model.accepted import WaiverEntry
from lintorg.model.tables import DAY
from lintorg.policy.waive import waive
from tests.render.reports import finding

TODAY = date(2026, 1, 1)
AS_OF = 1_767_225_600 + DAY // 2  # noon of that day


def entry(expires=TODAY, subject="area:eval", rule="LO104"):
    return WaiverEntry(
        rule=rule, subject=subject, reason="planned", expires=expires, file=".lintorg/waivers.yaml", line=1, column=3
    )


def state_of(entry, *findings, as_of=AS_OF):
    found, states = waive(findings, [entry], as_of)
    return states[entry], [item.waiver and item.waiver.expires for item in found]


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, "in force"), (1, "in force"), (180, "in force"), (181, "too long"), (-1, "expired"), (-400, "expired")],
)
def test_a_waiver_holds_to_the_end_of_its_day_and_for_180_days_at_most(days, state):
    expires = TODAY + timedelta(days=days)
    waived = [expires.isoformat()] if state == "in force" else [None]
    assert state_of(entry(expires), finding()) == (state, waived)


def test_the_day_ends_at_midnight_utc():
    last_second = AS_OF + DAY // 2 - 1
    assert state_of(entry(), finding(), as_of=last_second)[0] == "in force"
    assert state_of(entry(), finding(), as_of=last_second + 1)[0] == "expired"


def test_only_its_own_finding_is_waived():
    found = (finding(), finding("area:data"), finding("area:eval", of=finding().rule))
    assert state_of(entry(), *found)[1] == ["2026-01-01", None, "2026-01-01"]


@pytest.mark.parametrize(
    ("outcome", "state"), [("pass", "unmatched"), ("abstained", "in force"), ("undecided", "in force")]
)
def test_what_is_no_breach_is_not_waived_and_a_pass_needs_no_waiver(outcome, state):
    assert state_of(entry(), finding("area:eval", outcome)) == (state, [None])


def test_a_subject_that_is_not_there_is_unmatched_and_a_rule_that_did_not_judge_is_not():
    assert state_of(entry(subject="area:evla"), finding())[0] == "unmatched"
    assert state_of(entry(rule="LO901"), finding())[0] == "not judged"
