"""An organisation's quarterly report from a command line, its numbers counted again from ``git log``."""

import csv
import io
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import fmean

import jsonschema
import pytest

from tests.commands import lintorg
from tests.fleets import TEAMS, make_fleet
from tests.recount import measures, read
from tests.repos import C, history, make_repo
from tests.teamwork import LAST

QUARTERS = [LAST.back(back) for back in range(8, -1, -1)]
KEY = {"LINTORG_FLEET_KEY": "0" * 64}


@pytest.fixture(scope="module")
def fleet(tmp_path_factory):
    folder = make_fleet(tmp_path_factory.mktemp("fleet"), "  - {path: gone, team: a}", "  - {path: late}")
    make_repo(folder / "late", [C(name="a", files={"model/net.py": "1\n"}, days_ago=-20), *history(3, start=-25)])
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return {"LINTORG_CACHE_DIR": str(tmp_path_factory.mktemp("cache")), **KEY}


@pytest.fixture(scope="module")
def done(fleet, cache):
    made = lintorg("report", fleet / "fleet.yaml", "--format=json", "--jobs=2", **cache)
    assert made.returncode == 3, made.stderr
    return made


@pytest.fixture(scope="module")
def report(done):
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def histories(fleet):
    return {name: list(read(fleet / name)) for name in TEAMS}


def recounted(histories, start, end):
    return measures(histories, dict.fromkeys(histories, (start, end)))


def test_the_organisations_quarters_are_those_git_log_gives(report, histories):
    assert report["quarter"]["name"] == LAST.name == report["quarters"][-1]["name"]
    expected = [recounted(histories, quarter.start, quarter.end) for quarter in QUARTERS]
    assert {series["metric"] for series in report["series"]} == expected[0].keys()
    for series in report["series"]:
        found = [point["value"] for point in series["points"]]
        assert found == pytest.approx([one[series["metric"]] for one in expected], rel=1e-5), series["metric"]
    assert (report["quarter_commits"], report["quarter_people"]) == (expected[-1]["commits"], expected[-1]["people"])
    assert len({one["effective_contributors"] for one in expected}) > 5


def test_the_organisations_year_is_that_git_log_gives_in_a_scan_and_a_report(report, fleet, cache, histories):
    expected = recounted(histories, LAST.end - 365 * 86_400, LAST.end)
    named = ("people", "people_across", "contributor_absence_factor")
    known = {"people": "people", "people_across": "across", "contributor_absence_factor": "absence_factor"}
    assert [report["organisation"][known[name]] for name in named] == [expected[name] for name in named]
    scanned = lintorg("scan", fleet / "fleet.yaml", "--format=json", "--until=2025-12-31", **cache)
    found = json.loads(scanned.stdout)["organisation"]
    assert [found[known[name]] for name in named] == [expected[name] for name in named]
    assert expected["people_across"] >= 3


def test_limits_and_changes_of_the_organisation_are_those_of_an_xmr_chart(report):
    for series in report["series"]:
        *before, last = [point["value"] for point in series["points"]]
        spread = 2.66 * fmean(abs(one - other) for one, other in pairwise(before))
        centre = fmean(before)
        assert [series["lower"], series["upper"]] == pytest.approx(
            [centre - spread, centre + spread], rel=1e-4, abs=1e-4
        )
        if spread:
            up, down = last > centre + spread, last < centre - spread
            assert series["change"] == ("up" if up else "down" if down else "none")


def test_each_repository_has_its_own_quarter_as_a_report_on_it_has(report, fleet, cache):
    alone = json.loads(lintorg("report", fleet / "alpha", "--no-deep", "--format=json", **cache).stdout)
    alpha = report["repositories"][0]
    assert alpha["series"] == alone["series"]
    assert alpha["quarter_commits"] == alone["quarter_commits"]
    assert alpha["quarter_people"] == alone["quarter_people"]
    counted = Counter(one["rule"] for one in alone["findings"] if one["outcome"] == "breach")
    assert Counter(one["rule"] for one in alpha["findings"]) == counted
    assert alpha["counts"] == alone["counts"]


def test_what_could_not_be_read_is_a_row_with_the_reason_and_leads_the_front_page(report):
    rows = {row["name"]: row for row in report["repositories"]}
    assert [rows[name]["status"] for name in (*TEAMS, "gone", "late")] == ["judged"] * 3 + ["failed"] * 2
    assert rows["gone"]["reason"].startswith("there is no such path")
    assert rows["late"]["reason"] == "2025Q4 ended before its first commit, which is of 2026-01-21"
    assert report["sentences"][0].startswith("2 of 5 repositories could not be judged: gone and late.")
    assert [note for note in report["notes"] if "the earliest head, " in note]


def test_a_quarter_that_was_not_over_at_a_head_fails_that_repository_alone(fleet, cache):
    made = lintorg("report", fleet / "fleet.yaml", "--quarter=2026Q1", "--format=json", **cache)
    rows = json.loads(made.stdout)["repositories"]
    assert made.returncode == 3
    assert rows[0]["reason"] == "its head commit is of 2025-12-31, when 2026Q1 was not over; fetch newer commits"
    assert lintorg("report", fleet / "fleet.yaml", "--quarter=now", **cache).returncode == 2


def test_the_documents_are_what_their_schemas_say(done, report, fleet, cache):
    scanned = json.loads(lintorg("scan", fleet / "fleet.yaml", "--format=json", **cache).stdout)
    for name, document in (("fleet-report", report), ("fleet-scan", scanned)):
        schema = json.loads(lintorg("schema", name).stdout)
        jsonschema.Draft202012Validator(schema).validate(document)
        assert {row["status"] for row in document["repositories"]} >= {"judged", "failed"}
        assert known_keys(document, schema, schema["$defs"]) == []
        del document["repositories"][0]["status"]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(document)


def known_keys(value, schema, definitions, where="$"):
    """Return the keys that a schema does not name."""
    schema = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, list):
        return [key for one in value for key in known_keys(one, schema["items"], definitions, where)]
    if not isinstance(value, dict) or "additionalProperties" in schema:
        return []
    missing = [f"{where}.{key}" for key in value if key not in schema["properties"]]
    return missing + [
        found
        for key in value
        if key in schema["properties"]
        for found in known_keys(value[key], schema["properties"][key], definitions, f"{where}.{key}")
    ]


def test_a_second_run_resumes_and_says_the_same_bytes_as_one_without_key_and_cache(fleet, cache, done):
    kept = sorted((Path(cache["LINTORG_CACHE_DIR"]) / "answers").rglob("*"))
    again = lintorg("report", fleet / "fleet.yaml", "--format=json", "--jobs=1", **cache)
    assert sorted((Path(cache["LINTORG_CACHE_DIR"]) / "answers").rglob("*")) == kept != []
    bare = lintorg("report", fleet / "fleet.yaml", "--format=json", "--no-cache", LINTORG_FLEET_KEY="")
    assert again.stdout == bare.stdout == done.stdout


@pytest.fixture(scope="module")
def formats(fleet, cache, tmp_path_factory):
    folder = tmp_path_factory.mktemp("formats")
    files = [f"--output={name}={folder / name}" for name in ("csv", "html")]
    shown = lintorg("report", fleet / "fleet.yaml", *files, **cache)
    return {"markdown": shown.stdout, **{file.name: file.read_text() for file in folder.iterdir()}}


def test_every_number_of_a_series_is_the_same_as_csv(report, formats):
    lines = list(csv.DictReader(io.StringIO(formats["csv"])))
    told = {(one["part"], one["quarter"], one["subject"], one["metric"]): one["value"] for one in lines}
    subjects = {"organisation": report["series"]}
    subjects |= {f"repository:{row['name']}": row.get("series", []) for row in report["repositories"]}
    for about, all_ in subjects.items():
        for series in all_:
            for point in series["points"]:
                value = told["series", point["quarter"], about, series["metric"]]
                assert value == ("" if point["value"] is None else f"{point['value']:.6g}")
    for row in report["repositories"]:
        assert told["repository", "", f"repository:{row['name']}", "exit_code"] == str(row["exit_code"])
        warnings = [one for one in row.get("findings", []) if one["severity"] == "warning"]
        if "findings" in row:
            assert told["findings", "", f"repository:{row['name']}", "warning"] == str(len(warnings))


def test_the_page_of_words_has_a_row_for_each_repository_and_the_reasons(report, formats):
    shown = formats["markdown"]
    assert shown.startswith(
        f"# fleet, 2025Q4\n\n{report['quarter_commits']} commits by {report['quarter_people']} people"
    )
    for row in report["repositories"]:
        assert f"| <code>{row['name']}</code> | {row.get('quarter_commits', '—')} |" in shown
    assert "- <code>late</code>: 2025Q4 ended before its first commit, which is of 2026-01-21" in shown
    for sentence in report["sentences"]:
        assert f"- {sentence[:30]}" in shown


def test_nobody_is_named_in_a_report(done, formats):
    shown = done.stdout + "".join(formats.values())
    assert not [
        word for word in ("quill", "marrow", "teal", "fern", "moss", "@example", "plover") if word in shown.lower()
    ]


def test_a_fleet_none_of_which_can_be_read_has_no_quarter(tmp_path):
    (tmp_path / "fleet.yaml").write_text("lintorg-fleet: 1\nrepositories: [{path: gone}]\n")
    refused = lintorg("report", tmp_path / "fleet.yaml")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert (
        "no repository of the fleet can be read, so no quarter can be told; gone: there is no such path"
        in refused.stderr
    )
