"""A whole report with a roster: what it says of early-career people, and what it does not."""

import json
import re
from dataclasses import replace

import pytest

from lintorg.assess.verdict import build_report
from lintorg.gather.history import History
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import shipped_policy
from lintorg.mine.bulk import mine_history
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from lintorg.model.report import Display
from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import DAY, Window
from lintorg.render.scan import json as json_format
from lintorg.render.scan import terminal
from tests.repos import C, make_repo
from tests.tabled import having, table

COHORT_RULES = ("LO301", "LO302", "LO303")
STUDENTS, STAFF = range(6), range(6, 14)


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Two years in which six students write tests and docs, and eight others the core."""
    commits = []
    for n in range(420):
        person = n % 14
        core = n % 9 == 0 if person in STUDENTS else n % 5 > 0
        path = "model/net.py" if core else f"tests/test_{n % 4}.py"
        commits.append(
            C(
                name=str(n),
                author=f"Tester{person:02} Tester <t{person:02}@example.org>",
                files={path: f"{n}\n"},
                days_ago=(420 - n) * 1.7,
            )
        )
    repo = make_repo(tmp_path_factory.mktemp("cohorts") / "lab", commits)
    with open_view(repo) as view:
        facts = mine_history(view, jobs=2)
        end = facts.commits[0].committer_time
        return History(facts=facts, tree=mine_tree(view), window=Window(start=end - 365 * DAY, end=end))


def roles(history, *, students=STUDENTS, minimum=5):
    people = table(tables_of(history, shipped_policy()), "people")
    number = {person: int(identity.name[6:8]) for identity, person in people.of.items()}
    period = {True: RolePeriod(role="student", start=0), False: RolePeriod(role="staff", start=0)}
    return Roles(of={person: (period[n in students],) for person, n in number.items()}, minimum=minimum)


def report(history, **inputs):
    policy = shipped_policy()
    return build_report("lab", history, policy, having(tables_of(history, policy, published=True), **inputs))


def findings(report):
    return {finding.rule.id: finding for finding in report.findings if finding.rule.id in COHORT_RULES}


def test_what_was_planted_is_found_and_worded_as_of_a_group(history):
    found = report(history, roles=roles(history))
    outcomes = {rule: finding.outcome for rule, finding in findings(found).items()}
    assert outcomes == {"LO301": "pass", "LO302": "breach", "LO303": "breach"}
    assert {finding.severity for finding in findings(found).values()} == {"note"}
    text = " ".join(terminal.render(found, Display()).split())
    assert "LO302 early-career people: their commits reach core areas half as readily" in text
    assert "with a named partner" in text


def test_numbers_of_the_cohort_stand_nowhere_finer_than_they_are_published(history):
    found = report(history, roles=roles(history))
    told = json.loads(json_format.render(found, Display()))
    measures = [measure for measure in told["measures"] if measure["subject"] == "cohort:early-career"]
    assert len(measures) == 5
    for measure in measures:
        assert all(measure[key] == round(measure[key], 2) for key in ("value", "low", "high"))
        assert measure["n"] % 10 == 0
    said = [(*f["explanation"], f["message"], f["remedy"] or "") for f in told["findings"] if f["rule"] in COHORT_RULES]
    numbers = re.findall(r"\d+\.\d+", " ".join(map(" ".join, said)))
    assert numbers
    assert all(len(number.partition(".")[2]) <= 2 for number in numbers)


def test_the_window_before_is_not_published_beside_this_one(history):
    found = report(history, roles=roles(history))
    before = [measure for (_, about), measure in found.previous.items() if about.startswith("cohort")]
    assert len(before) == 5
    assert {(measure.value, measure.n, measure.why_none) for measure in before} == {(None, 0, "window_not_published")}
    assert found.previous["people", "repo"].value == 14
    told = json.loads(json_format.render(found, Display()))
    cohort = [m["previous"] for m in told["measures"] if m["subject"].startswith("cohort")]
    assert cohort == [None] * 5


def test_other_readings_tell_in_how_many_a_breach_holds_and_no_value(history):
    whole = report(history, roles=roles(history))
    found = findings(whole)["LO302"]
    assert (found.readings.holds, found.readings.of) == (3, 3)
    assert all(measure in whole.measures for measure in found.measures)
    assert len(found.explanation) == 1  # the window's own


@pytest.mark.parametrize(
    ("students", "given", "reason"),
    [
        (range(4), {}, "suppressed"),
        (range(11), {}, "suppressed"),
        (STUDENTS, {"published": False}, "window_not_published"),
    ],
    ids=["a cohort of 4", "a complement of 3", "a window of one's own choice"],
)
def test_what_is_withheld_is_withheld_everywhere_and_alike(history, students, given, reason):
    found = report(history, roles=roles(history, students=students), **given)
    assert {(f.outcome, f.reason) for f in findings(found).values()} == {("abstained", reason)}
    assert {(m.value, m.low, m.high, m.n) for m in found.measures if m.subject.startswith("cohort")} == {
        (None, None, None, 0)
    }
    why = terminal.render(found, Display(why=True, all=True, width=200))
    for finding in findings(found).values():
        assert finding.message == f"not judged: {reason}"
        (line,) = finding.explanation
        assert line == f"{finding.rule.condition}  [unknown ({reason})] unknown"
    assert reason in why


def test_without_a_roster_the_rules_say_so(history):
    found = findings(report(history))
    assert {(f.outcome, f.reason, f.explanation[0].split("  ")[1]) for f in found.values()} == {
        ("abstained", "no_roster", "[unknown (no_roster)] unknown")
    }


def test_a_bot_by_the_roster_is_nobody_of_known_role(history):
    known = roles(history)
    bots = replace(known, of={person: (RolePeriod(role="bot"),) for person in known.of})
    assert {f.reason for f in findings(report(history, roles=bots)).values()} == {"suppressed"}
