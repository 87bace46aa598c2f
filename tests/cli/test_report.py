"""A quarterly report from a command line, its numbers counted again in git's own output."""

import csv
import io
import json
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import fmean

import jsonschema
import pytest

from lintorg.cli import run
from tests.commands import ROOT, lintorg
from tests.repos import C, git, make_repo
from tests.teamwork import HANDS, LAST, evenly, quarter_name, team_repo

AREA = {"model": "model", "data": "data", "kernels": "kernels", "eval": "eval", "tests": "tests", "docs": "docs"}


def falling(quarter, turn):
    """Evenly, until in the last quarter one does most of all; kernels are one hand's in the last year."""
    author, path = evenly(quarter, turn)
    if path.startswith("kernels") and quarter < 4:
        author = HANDS[6]
    return (HANDS[0] if quarter == 0 and turn % 8 and not path.startswith("kernels") else author), path


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    diary = {
        ".lintorg/actions.yaml": "- {area: kernels, what: pair on kernels, when: 2024-11-05}\n"
        "- {area: data, what: rotate, when: 2025-11-05}\n",
        ".lintorg/events.yaml": "- {when: 2019-01-01, what: long ago}\n"
        "- {when: 2025-02-14, what: two teams became one}\n",
    }
    return team_repo(tmp_path_factory.mktemp("report") / "lab", falling, files=diary)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def done(repo, cache):
    made = lintorg("report", repo, "--format=json", LINTORG_CACHE_DIR=cache)
    assert made.returncode == 0, made.stderr
    return made


@pytest.fixture(scope="module")
def report(done):
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def commits(repo):
    """Every commit as (quarter, seconds, author, areas), by git alone."""
    found = []
    for block in git(repo, "log", "--format=%x01%ct %an", "--name-only").split("\x01")[1:]:
        head, *paths = block.split("\n")
        time, _, author = head.partition(" ")
        areas = {AREA[path.split("/")[0]] for path in paths if path.split("/")[0] in AREA}
        found.append((quarter_name(int(time)), int(time), author, areas))
    return found


def points(report, metric):
    series = next(one for one in report["series"] if one["metric"] == metric)
    return {point["quarter"]: point["value"] for point in series["points"]}, series


def test_quarters_and_their_commits_are_those_git_counts(report, commits):
    assert report["quarter"]["name"] == LAST.name == report["quarters"][-1]["name"]
    by_quarter = Counter(quarter for quarter, *_ in commits)
    values, _ = points(report, "commits")
    assert values == {quarter: by_quarter[quarter] for quarter in values}
    assert len(values) == 9
    assert report["quarter_commits"] == by_quarter[LAST.name]


def test_effective_contributors_are_those_of_each_quarter_alone(report, commits):
    values, series = points(report, "effective_contributors")
    for quarter, value in values.items():
        counts = Counter(author for when, _, author, _ in commits if when == quarter)
        total = sum(counts.values())
        hhi = (total * sum((count / total) ** 2 for count in counts.values()) - 1) / (total - 1)
        assert value == pytest.approx(1 / hhi, rel=1e-5)
    before = list(values.values())[:-1]
    spread = 2.66 * fmean(abs(one - other) for one, other in pairwise(before))
    assert series["centre"] == pytest.approx(fmean(before), rel=1e-5)
    assert series["lower"] == pytest.approx(fmean(before) - spread, rel=1e-4)


def test_a_planted_step_is_called_a_change_and_leads_the_front_page(report):
    _, series = points(report, "effective_contributors")
    assert series["change"] == "down"
    assert report["sentences"]["moved"].startswith("Moved beyond noise: effective contributors fell to ")
    assert "effective contributors fell" in report["flow"]["title"].lower()
    _, steady = points(report, "change_size_p50")
    assert steady["change"] == "none"
    assert "lines per commit (median)" in report["sentences"]["stayed"]


def test_who_could_take_over_is_counted_for_now_and_a_year_ago(report, commits):
    end = LAST.end
    for row in report["take_over"]["rows"]:
        if row["area"] not in AREA.values():
            continue
        for until, said in ((end, row["successors"]), (end - 365 * 86_400, row["before"])):
            year = [one for one in commits if until - 365 * 86_400 < one[1] <= until]
            there = {author for _, time, author, _ in year if time > until - 90 * 86_400}
            counts = Counter(author for _, _, author, areas in year if row["area"] in areas)
            able = [author for author, count in counts.items() if count >= 3 and author in there]
            first = max(counts.values())
            holder = [author for author, count in counts.items() if count == first][:1]
            assert said == len(able) - (holder[0] in able)


def test_an_area_in_one_hand_is_named_and_its_action_has_not_moved_it(report):
    assert report["take_over"]["title"].startswith("Nobody could step in for kernels: 1 of 4 core areas; a year ago")
    kernels, data = report["actions"]
    assert (kernels["before"], kernels["now"], kernels["moved"]) == (6, 0, "down")
    assert kernels["outcome"] == "6 people could step in then, nobody can now: moved down"
    assert (data["moved"], data["before"]) == ("none", data["now"])
    assert "kernels: nobody could step in" in report["sentences"]["to_try"]


def test_an_event_lies_in_its_quarter_and_one_outside_is_said(report):
    (event,) = report["events"]
    assert (event["quarter"], event["what"]) == ("2025Q1", "two teams became one")
    assert event["place"] == pytest.approx(5 + 44 / 90, abs=0.001)
    assert "1 event is dated outside of the quarters shown and not shown" in report["notes"]


def test_a_finding_says_in_how_many_quarters_it_was_a_breach(report):
    found = next(one for one in report["findings"] if (one["rule"], one["subject"]) == ("LO104", "area:kernels"))
    assert found["outcome"] == "breach"
    # from then on too few of the others' commits there lie in the year's window
    assert found["trend"]["outcomes"] == ["pass"] * 6 + ["breach"] * 2
    assert (found["trend"]["breaches"], found["trend"]["judged"]) == (2, 8)


def test_upkeep_is_counted_by_quarter(report, commits):
    assert set(report["upkeep"]["areas"]) == {"infra", "tests", "docs"}
    for row in report["upkeep"]["rows"]:
        mine = [areas for quarter, _, _, areas in commits if quarter == row["quarter"]]
        for area, share in zip(report["upkeep"]["areas"], row["shares"], strict=True):
            assert share == pytest.approx(sum(area in areas for areas in mine) / len(mine), rel=1e-5, abs=0.01)


def test_bridges_are_people_with_two_commits_on_both_sides(report, commits):
    year = [one for one in commits if LAST.year_window.start < one[1] <= LAST.end]
    knows = defaultdict(Counter)
    for _, _, author, areas in year:
        for area in areas:
            knows[area][author] += 1
    for row in report["bridges"]["rows"]:
        both = [{who for who, count in knows[row[side]].items() if count >= 2} for side in ("one", "other")]
        assert row["people"] == len(both[0] & both[1])


def test_the_document_is_what_its_schema_says(report):
    schema = json.loads(lintorg("schema", "report").stdout)
    jsonschema.Draft202012Validator(schema).validate(report)


def test_every_number_of_a_table_is_the_same_as_csv(repo, cache, report):
    text = lintorg("report", repo, "--format=csv", LINTORG_CACHE_DIR=cache).stdout
    lines = list(csv.DictReader(io.StringIO(text)))
    by_key = {(one["part"], one["quarter"], one["subject"], one["metric"]): one["value"] for one in lines}
    for series in report["series"]:
        for point in series["points"]:
            told = by_key["series", point["quarter"], series["subject"], series["metric"]]
            assert told == ("" if point["value"] is None else f"{point['value']:.6g}")
    for row in report["take_over"]["rows"]:
        for name in ("commits", "people", "successors", "before"):
            told = by_key["take_over", "", f"area:{row['area']}", name]
            assert told == ("" if row[name] is None else str(row[name]))
    for row in report["bridges"]["rows"]:
        assert by_key["bridges", "", f"areas:{row['one']}|{row['other']}", "people"] == str(row["people"])


@pytest.mark.parametrize("form", ["json", "markdown", "csv", "html"])
def test_a_second_run_and_one_without_the_cache_give_the_same_bytes(repo, cache, form, done):
    depth = "--deep" if form == "json" else "--no-deep"
    again = lintorg("report", repo, f"--format={form}", depth, LINTORG_CACHE_DIR=cache)
    anew = lintorg("report", repo, f"--format={form}", depth, "--no-cache", "--jobs=1")
    assert again.stdout == anew.stdout != ""
    if form == "json":
        assert again.stdout == done.stdout


def test_a_findings_hint_explains_it_as_the_report_judged_it(repo, cache):
    text = lintorg("report", repo, "--no-deep", LINTORG_CACHE_DIR=cache).stdout
    lines = [line for line in text.splitlines() if "| LO104 |" in line]
    (command,) = [hint.split() for line in lines for hint in re.findall(r"<code>lintorg (explain [^<]*)</code>", line)]
    told = lintorg(*command[:2], repo, *command[2:], "--format=json", LINTORG_CACHE_DIR=cache)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)["finding"]
    assert (found["rule"], found["subject"], found["outcome"]) == ("LO104", "area:kernels", "breach")
    assert "<code>lintorg rule LO104</code>" in lines[0]


def test_timings_count_the_rendering_too(repo, cache):
    said = lintorg("report", repo, "--no-deep", "--timings", LINTORG_CACHE_DIR=cache).stderr
    assert re.search(r"^ +\d+\.\d\d s  rendering$", said, re.MULTILINE)


def test_several_formats_are_written_at_once(repo, cache, tmp_path):
    made = lintorg("report", repo, "--output=json=a.json", "--output=csv=a.csv", cwd=tmp_path, LINTORG_CACHE_DIR=cache)
    assert made.stdout.startswith(f"# lab, {LAST.name}\n")
    assert json.loads((tmp_path / "a.json").read_text())["schema"] == "lintorg.report/1"
    assert (tmp_path / "a.csv").read_text().startswith("part,quarter,subject,metric,unit,value,low,high,n,note\n")


def test_an_earlier_report_is_compared_with(repo, cache, tmp_path):
    flags = {"cwd": tmp_path, "LINTORG_CACHE_DIR": cache}
    earlier = lintorg("report", repo, "--quarter=2025Q2", "--output=json=q2.json", **flags)
    assert earlier.returncode == 0, earlier.stderr
    now = json.loads(lintorg("report", repo, "--against=q2.json", "--format=json", **flags).stdout)["against"]
    assert now["quarter"] == "2025Q2"
    assert {"what": "LO104", "subject": "area:kernels", "before": "pass", "now": "breach"} in now["differences"]
    later = lintorg("report", repo, "--quarter=2025Q2", "--against=q2.json", **flags)
    assert (later.returncode, later.stdout) == (2, "")
    assert "not before 2025Q2" in later.stderr


def test_a_report_of_another_repository_or_no_report_is_refused(repo, cache, tmp_path):
    other = make_repo(tmp_path / "other", [C(name="a", files={"model/a.py": "1"}, days_ago=300)])
    made = lintorg("report", other, "--output=json=other.json", cwd=tmp_path, LINTORG_CACHE_DIR=cache)
    assert made.returncode == 0, made.stderr
    (tmp_path / "no.json").write_text('{"schema": "lintorg.scan/1"}')
    for file, says in (
        ("other.json", "is the report of another repository"),
        ("no.json", "no.json is no report of lintorg (schema lintorg.report/1): schema"),
        ("gone.json", "there is no file gone.json"),
    ):
        refused = lintorg("report", repo, f"--against={file}", cwd=tmp_path, LINTORG_CACHE_DIR=cache)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert says in refused.stderr


def test_every_mistake_in_actions_and_events_is_said_at_once(repo, cache, tmp_path):
    (tmp_path / "a.yaml").write_text("- {area: kernel, what: x, when: 2025-11-05}\n")
    (tmp_path / "e.yaml").write_text("- {when: 2025-11-05, what: x}\n- {when: 2025-10-05, what: y}\n")
    refused = lintorg("report", repo, "--actions=a.yaml", "--events=e.yaml", cwd=tmp_path, LINTORG_CACHE_DIR=cache)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "a.yaml:1:10: no area is called kernel; did you mean 'kernels'?" in refused.stderr
    assert "e.yaml:2:10: 2025-10-05 stands after 2025-11-05" in refused.stderr
    assert "2 mistakes" in refused.stderr


@pytest.mark.parametrize(
    ("flags", "code", "says"),
    [
        (["--quarter=2026Q1"], 2, "2026Q1 is not over: the head commit is of 2025-12-31"),
        (["--quarter=2019Q1"], 3, "2019Q1 ended before the first commit"),
        (["--quarter=now"], 2, "--quarter now is no quarter; write it as 2026Q3"),
        (["--output=pdf=x"], 2, "--output takes FORMAT=PATH with one of"),
        (["--output=json=/nowhere/x.json"], 2, "cannot write /nowhere/x.json"),
        (["--actions=gone.yaml"], 2, "there is no file gone.yaml"),
        (["--select=LO901"], 3, "no selected rule judges a report"),
    ],
)
def test_what_cannot_be_reported_is_refused_with_what_to_do(repo, cache, flags, code, says):
    refused = lintorg("report", repo, *flags, LINTORG_CACHE_DIR=cache)
    assert (refused.returncode, refused.stdout) == (code, "")
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_format_whose_library_is_missing_names_the_command_that_brings_it(repo, monkeypatch, capfd):
    monkeypatch.setitem(sys.modules, "csv", None)
    for module in ("quarter.csv", "shared.sheet"):
        monkeypatch.delitem(sys.modules, f"lintorg.render.{module}", raising=False)
    assert run(["report", str(repo), "--format=csv"]) == 2
    said = capfd.readouterr()
    assert (said.out, said.err) == (
        "",
        "lintorg: the format csv needs csv, which is not installed: pip install 'lintorg[report]'\n",
    )


def test_one_commit_gives_a_report_that_says_what_it_cannot(tmp_path):
    repo = make_repo(tmp_path / "seedling", [C(name="a", files={"model/net.py": "1\n"}, days_ago=10)])
    made = lintorg("report", repo, LINTORG_CACHE_DIR=str(tmp_path / "cache"))
    assert made.returncode == 0, made.stderr
    for words in (
        "# seedling, 2025Q4",
        "the quarter has 1 commit by 1 person, and it takes 100 commits by 5 people, here and in 6 earlier quarters",
        "no rule could judge anything. That is no pass.",
        "2025Q4 is not over: the head commit is of 2025-12-22.",
        "`lintorg roster new`".replace("`", ""),
    ):
        assert words in made.stdout


def test_the_command_finds_its_formats(repo):
    shown = lintorg("report", "--help").stdout
    names = {file.stem for file in (ROOT / "lintorg/render/quarter").glob("[a-z]*.py")}
    assert {"csv", "json", "markdown"} <= names
    assert all(name in shown for name in names)


ROSTER = """\
lintorg-roster: 1
people:
  - {name: Sable Wren, emails: [sable@example.org], roles: [{role: intern, to: 2026-02-15}]}
  - {name: Quill Marrow, emails: [quill@example.org], roles: staff}
"""


def test_a_roster_tells_what_is_to_be_handed_over_and_nothing_of_one_intern(repo, cache, tmp_path):
    (tmp_path / "roster.yaml").write_text(ROSTER)
    flags = ("--roster=roster.yaml", "--no-deep", "--format=json")
    made = lintorg("report", repo, *flags, cwd=tmp_path, LINTORG_CACHE_DIR=cache)
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)
    assert [row["area"] for row in told["handover"]["rows"] if row["due"]] == ["kernels"]
    assert told["handover"]["title"] == "To be handed over within half a year: kernels"
    (due,) = [one for one in told["findings"] if one["rule"] == "LO804" and one["outcome"] == "breach"]
    assert (due["subject"], due["trend"]["outcomes"]) == ("area:kernels", [None] * 7 + ["breach"])
    assert told["sentences"]["to_try"].startswith("To try first: kernels: ")
    assert told["way_to_core"]["why_no_cohorts"] == "suppressed"
    cohort = [one for one in told["series"] if one["subject"] == "cohort:early-career"]
    assert len(cohort) == 3
    assert {point["value"] for one in cohort for point in one["points"]} == {None}
    assert {point["n"] for one in cohort for point in one["points"]} == {0}
    early = [one for one in told["measures"] if one["subject"] == "cohort:early-career"]
    assert {(one["value"], one["n"], one["why_none"]) for one in early} == {(None, 0, "suppressed")}
    assert not any(word in made.stdout + made.stderr for word in ("Sable", "sable@", "Wren", "Quill"))


def test_a_shallow_clone_is_refused_and_a_window_of_ones_own_is_not_used(repo, cache, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=5", f"file://{repo}", "shallow")
    refused = lintorg("report", tmp_path / "shallow", LINTORG_CACHE_DIR=cache)
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "git fetch --unshallow" in refused.stderr
    (tmp_path / "lintorg.yaml").write_text("window: 90d\n")
    flags = ("--config=lintorg.yaml", "--no-deep", "--format=json")
    told = json.loads(lintorg("report", repo, *flags, cwd=tmp_path, LINTORG_CACHE_DIR=cache).stdout)
    assert told["repository"]["window"]["start"] == "2024-12-31T23:59:59Z"
    assert "the configured window of 90 days is for scans: a report looks at 365" in told["notes"]
