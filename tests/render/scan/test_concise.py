from lintorg.model.report import Counts, Display
from lintorg.render.scan.concise import render
from tests.render.reports import CHANGE, G4, MIXED, finding, report


def lines(of):
    return render(of, Display()).splitlines()


def test_a_breach_is_a_line_the_severest_first_and_accepted_ones_are_only_counted():
    assert lines(MIXED) == [
        "src/eval/run.py:3: error LO104 eval: nobody could step in",
        "src/eval/run.py:3: note LO104 kernels: nobody could step in",
        "src/eval/run.py:3: good news LO902 the area is now known by two",
        (
            "lab @ ccccccc · 12 months to 2024-10-04 · 500 commits · 26 people: 1 rule breached · 1 finding waived · "
            "1 finding in the baseline · 0 rules passed"
        ),
        "G4 agents-visible: at least 25 % of commits name a coding agent",
        "The head's .mailmap could not be read and is not honoured",
    ]


def test_a_change_with_nothing_to_say_is_one_line():
    quiet = report(finding("change", "pass"), change=CHANGE, counts=Counts(judged=1, passed=1), guards=(G4,))
    assert lines(quiet) == ["lab aaaaaaa..bbbbbbb · 3 commits · 12 files · 340 lines: 1 rule passed"]


def test_where_nothing_could_be_judged_that_comes_first():
    abstained = report(finding("repo", "abstained", reason="too_few"), counts=Counts(judged=1, abstained=1))
    assert lines(abstained)[0] == "Nothing could be judged"


def test_a_finding_of_a_head_without_files_is_at_its_root():
    assert lines(report(finding(anchor=None)))[0].startswith(".:1: warning LO104 eval: ")
