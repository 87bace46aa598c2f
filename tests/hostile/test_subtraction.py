"""An attacker with every number of two reports, in every format, learns nothing of the few who were left in a quarter.

Six students and seven others work for a year and a half; in the last quarter two of the students do. The year is told
in the first report. What the second one told of its year, less what the first told of quarters, would be those two.
"""

import csv
import json
import re

import pytest

from lintorg.model.quarter import Quarter
from lintorg.model.tables import DAY
from tests.commands import lintorg
from tests.quarter.test_cohorts import bounds
from tests.repos import NOW, C, make_repo

FORMATS = ("json", "csv", "markdown", "html")
STUDENTS, OTHERS = range(6), range(6, 13)
LAST = Quarter(2025, 3)
FEW, WORK = 2, 104
"""Students at work in the last quarter, and commits of each one."""
COHORT = "cohort:early-career"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    folder = tmp_path_factory.mktemp("subtraction")
    commits = []
    for place in range(5, -1, -1):
        quarter = LAST.back(place)
        here = (*(STUDENTS if place else range(FEW)), *OTHERS)
        for turn in range(WORK):
            time = quarter.start + (turn + 1) * (quarter.end - quarter.start) // (WORK + 1)
            who = here[turn % len(here)]
            author = f"Tester{who:02} Tester <t{who:02}@example.org>"
            path = ("model/net.py", "data/load.py", "tests/test_a.py")[turn % 3]
            text = f"{place} {turn}\n"
            commits.append(C(name=text.strip(), author=author, files={path: text}, days_ago=(NOW - time) / DAY))
    commits.append(C(name="end", author="Tester07 Tester <t07@example.org>", files={"a.py": "a\n"}, days_ago=0.01))
    roles = "".join(
        f"  - {{emails: [t{who:02}@example.org], roles: {'student' if who in STUDENTS else 'staff'}}}\n"
        for who in (*STUDENTS, *OTHERS)
    )
    (folder / "roster.yaml").write_text(f"lintorg-roster: 1\npeople:\n{roles}")
    return make_repo(folder / "lab", commits), folder / "roster.yaml"


@pytest.fixture(scope="module")
def outputs(lab, tmp_path_factory):
    """Every format of the reports on the quarter before the last and on the last, the second against the first."""
    repo, roster = lab
    folder = tmp_path_factory.mktemp("outputs")
    texts = []
    for number, quarter in enumerate((LAST.back(1), LAST)):
        files = {name: folder / f"{number}.{name}" for name in FORMATS}
        against = ("--against", folder / "0.json") if number else ()
        wanted = [f"--output={name}={file}" for name, file in files.items()]
        done = lintorg("report", repo, f"--quarter={quarter.name}", "--roster", roster, "--no-deep", *against, *wanted)
        assert done.returncode == 0, done.stderr
        texts.append({name: file.read_text(encoding="utf-8") for name, file in files.items()})
    return texts


def parsed(name):
    return Quarter(int(name[:4]), int(name[-1]))


def shares(report):
    """What a report's JSON tells of the cohort's share: (quarters of a period, value)."""
    (series,) = [
        one for one in report["series"] if (one["metric"], one["subject"]) == ("early_career_commit_share", COHORT)
    ]
    found = {((parsed(point["quarter"]),), point["value"]) for point in series["points"] if point["value"] is not None}
    last = parsed(report["quarter"]["name"])
    for one in report["measures"]:
        if one["metric"] == "early_career_commit_share" and one["value"] is not None:
            found.add((tuple(last.back(number) for number in range(4)), one["value"]))
    return found


def commits(report):
    (series,) = [one for one in report["series"] if one["metric"] == "commits"]
    return {parsed(point["quarter"]): point["n"] for point in series["points"]}


def test_no_combination_of_what_two_reports_say_is_about_the_two_who_were_left(outputs):
    first, second = (json.loads(texts["json"]) for texts in outputs)
    told = shares(first) | shares(second)
    assert ((LAST,),) not in {(period,) for period, _ in told}
    assert len([period for period, _ in told if len(period) == 4]) == 1  # the first report's year
    counts = {**commits(first), **commits(second)}
    low, high = bounds(LAST, counts, told)
    truth = sum(turn % (FEW + len(OTHERS)) < FEW for turn in range(WORK))
    assert (low, high) == (0, WORK)  # nothing is learned but that there were so many commits
    # With the second report's year, as each report for itself could tell it, the same attack finds the two.
    year = tuple(LAST.back(number) for number in range(4))
    whole = sum(counts[one] for one in year)
    theirs = sum(counts[one] * share for one in year[1:] for period, share in told if period == (one,)) + truth
    low, high = bounds(LAST, counts, {*told, (year, round(theirs / whole, 2))})
    assert low <= truth <= high < low + 8


def numbers(text):
    return {float(found) for found in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text)}


def test_no_format_says_more_of_the_cohort_than_another(outputs):
    for texts in outputs:
        report = json.loads(texts["json"])
        known = {0.0}
        of_cohort = [one for one in (*report["measures"], *report["series"]) if one["subject"] == COHORT]
        for one in of_cohort:
            for point in (one, *one.get("points", ())):
                for key in ("value", "low", "high", "n", "centre", "lower", "upper"):
                    if (value := point.get(key)) is not None:
                        known |= {round(place * value, digits) for place in (1, 100) for digits in range(7)}
        rows = [row for row in csv.reader(texts["csv"].splitlines()) if COHORT in row]
        assert rows
        cells = {cell for row in rows for cell in row if re.fullmatch(r"-?\d+(\.\d+)?", cell)}
        assert {float(cell) for cell in cells} <= known | {1.0, 2.0}  # versions
        said = [line for line in texts["markdown"].splitlines() if re.search("early-career|[Ss]tudents", line)]
        fractions = {number for line in said for number in numbers(line) if number % 1}
        assert fractions <= known
        page = re.sub(r"<svg.*?</svg>|<style.*?</style>", "", texts["html"], flags=re.DOTALL)
        table_rows = [row for row in re.findall(r"<tr.*?</tr>", page, flags=re.DOTALL) if "early-career" in row.lower()]
        fractions = {number for row in table_rows for number in numbers(re.sub("<[^>]+>", " ", row)) if number % 1}
        assert fractions <= known


def test_what_differs_from_the_first_report_tells_nothing_of_the_cohort(outputs):
    report = json.loads(outputs[1]["json"])
    differences = [one for one in report["against"]["differences"] if COHORT in one["subject"]]
    assert not [one for one in differences if numbers(one["before"] + one["now"])]


def test_a_fleet_tells_nothing_of_cohorts_but_what_each_repository_may(lab, tmp_path):
    """Nothing is added up over repositories, and a project of several has no cohort: no part can be subtracted."""
    repo, roster = lab
    other = make_repo(
        tmp_path / "other",
        [
            C(
                name=str(n),
                author=f"Tester{n % 3:02} Tester <t{n % 3:02}@example.org>",
                files={"a.py": f"{n}\n"},
                days_ago=9 - n / 9,
            )
            for n in range(40)
        ],
    )
    places = "".join(f"      - {{path: '{path}'}}\n" for path in (repo, other))
    head = f"lintorg-fleet: 1\ndefaults: {{roster: '{roster}'}}\nrepositories:\n  - name: both\n    linked_repos:\n"
    (tmp_path / "fleet.yaml").write_text(head + places)
    done = lintorg("scan", tmp_path / "fleet.yaml", "--format=json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert not re.search("early.career|cohort", json.dumps(found["organisation"]))
    assert not re.search(r"early_career\w*\", \"value\": [0-9]", done.stdout)
