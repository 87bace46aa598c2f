"""The plain formats of a quarterly report: whatever a repository holds, they stay what they are."""

import csv
import io
import json
import re
import unicodedata

import jsonschema
import pytest
from markdown_it import MarkdownIt

from lintorg.app.inspect.schemas import schema
from lintorg.quarter.limits import change_of, limits_of
from lintorg.render.quarter import csv as csv_format
from lintorg.render.quarter import json as json_format
from lintorg.render.quarter import markdown
from lintorg.render.shared.sheet import HEADER
from tests.quarterly import FULL, HOSTILE, SUPPRESSED, YOUNG

ALL = (FULL, SUPPRESSED, YOUNG, HOSTILE)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = {"link_open", "image", "code_inline", "em_open", "s_open", "code_block", "fence"}


def tokens(report):
    for token in PARSER.parse(markdown.render(report)):
        yield token
        yield from token.children or ()


@pytest.mark.parametrize("report", ALL, ids=["full", "suppressed", "young", "hostile"])
def test_the_json_is_what_the_schema_says_and_holds_every_row(report):
    data = json.loads(json_format.render(report))
    jsonschema.Draft202012Validator(schema("report")).validate(data)
    assert len(data["take_over"]["rows"]) == len(report.take_over.rows)
    assert data["series"] == json.loads(json.dumps(data["series"]))
    assert [one["metric"] for one in data["series"]] == [one.metric for one in report.series]
    assert [point["value"] for one in data["series"] for point in one["points"]] == [
        point.value for one in report.series for point in one.points
    ]


def test_a_trend_is_told_of_a_breach_only():
    found = json.loads(json_format.render(FULL))["findings"]
    assert found[0]["trend"] == {
        "outcomes": [None, "pass", "pass", "abstained", "pass", "breach", "breach", "breach"],
        "breaches": 3,
        "judged": 6,
    }
    assert [one["trend"] for one in found[2:]] == [None, None]


@pytest.mark.parametrize("render", [json_format.render, csv_format.render, markdown.render])
@pytest.mark.parametrize("report", ALL)
def test_nothing_that_a_terminal_or_a_log_obeys_is_in_any_format(render, report):
    text = render(report)
    text.encode()
    assert not {unicodedata.category(letter) for letter in text.replace("\n", "").replace("\u200b", "")} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }
    assert "::error" not in text
    assert "##[" not in text


@pytest.mark.parametrize("report", ALL)
def test_no_cell_of_the_csv_starts_a_formula_and_every_line_has_all_columns(report):
    lines = list(csv.reader(io.StringIO(csv_format.render(report))))
    assert {len(line) for line in lines} == {len(HEADER)}
    for line in lines:
        for cell in line:
            assert re.fullmatch(r"-?[\d.]+(e-?\d+)?", cell) or not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_the_csv_holds_series_limits_and_intervals():
    lines = list(csv.DictReader(io.StringIO(csv_format.render(FULL))))
    (limits,) = [one for one in lines if (one["part"], one["metric"]) == ("limits", "effective_contributors")]
    assert (limits["value"], limits["low"], limits["high"], limits["note"]) == ("11.5286", "9.22324", "13.8339", "down")
    ways = {
        one["subject"]: (one["value"], one["low"], one["high"], one["n"], one["note"])
        for one in lines
        if one["part"] == "way_to_core"
    }
    assert ways["2025H1"] == ("5.1", "1", "", "8", "")
    assert ways["2026H1"] == ("", "", "", "9", "unreached")
    assert {one["value"] for one in lines if (one["part"], one["metric"]) == ("handover", "due")} == {"0", "1"}


def test_the_page_begins_with_three_sentences_then_actions_then_tables():
    text = markdown.render(FULL)
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert text.index(FULL.sentences[0][:30]) < text.index("## ")
    assert headings[:3] == ["Were the actions worth it?", "What happened", FULL.take_over.title]
    assert headings[-1] == "What this report is not for"
    assert "| 2025H1 | 8 | 5.1 | 1.0 | longer than watched |" in text
    assert "| <code>eval</code> | 30 | 4 | nobody | 1 |" in text
    assert "| <code>tokenizer</code> | 7 | 1 | too few commits | 0 |" in text
    assert "a breach in 3 of 6 quarters" in text


def test_every_table_has_as_many_cells_in_each_row():
    kinds = [token for token in tokens(FULL) if token.type in ("tr_open", "th_open", "td_open", "table_open")]
    widths, row = [], 0
    for token in kinds:
        if token.type == "table_open":
            widths.append(set())
        elif token.type == "tr_open":
            row = 0
        else:
            row += 1
        if token.type in ("th_open", "td_open"):
            widths[-1] = {row} | {width for width in widths[-1] if width > row}
    assert len(widths) >= 10
    assert all(len(found) == 1 for found in widths)


@pytest.mark.parametrize("report", ALL)
def test_no_text_of_a_repository_becomes_markup(report):
    found = list(tokens(report))
    assert not MARKUP & {token.type for token in found}
    html = "".join(token.content for token in found if token.type in ("html_inline", "html_block"))
    assert set(re.findall(r"<[^>]*>", html)) <= {"<code>", "</code>"}


def test_a_young_repository_has_no_table_of_dashes():
    text = markdown.render(YOUNG)
    assert "No quarter has the commits and people that it takes to be judged." in text
    assert "Every number by quarter" not in text
    assert "To see what is about to be lost, make a private roster with <code>lintorg roster new</code>" in text


def test_the_report_from_literals_agrees_with_itself():
    for one in FULL.series:
        *before, last = [point.value for point in one.points]
        limits = limits_of(before)
        assert (one.centre, one.lower, one.upper) == pytest.approx(tuple(limits or ()), rel=1e-5)
        assert one.change == change_of(last, limits)
    worked = {row.quarter: row.commits for row in FULL.upkeep.rows}
    assert sum(list(worked.values())[-4:]) == FULL.repository.window_commits
    assert worked[FULL.quarter.name] == FULL.quarter_commits
    for one in FULL.series:
        assert not [point for point in one.points if worked.get(point.quarter) == 0 and point.value is not None]
    familiar = {row.area: row.familiar for row in FULL.handover.rows}
    for row in FULL.take_over.rows:
        assert row.successors >= familiar.get(row.area, 0) - 1


def test_what_is_worth_reading_of_a_finding_is_a_command():
    text = markdown.render(FULL)
    assert (
        "More: <code>lintorg explain 0123456789abcdef --as-of 2026-09-30</code>, <code>lintorg rule LO104</code>"
        in text
    )
    assert "2 rules breached (2 findings below)" in text


def test_without_actions_it_says_where_they_are_written():
    assert "No action is noted. Write what is decided about which area in <code>.lintorg/actions" in markdown.render(
        YOUNG
    )
    assert "No action is noted" not in markdown.render(FULL)


def test_how_handing_over_differs_from_taking_over_is_said_with_a_roster_and_without():
    for report in (FULL, YOUNG):
        assert "handing over looks half a year ahead, at who is still here then" in markdown.render(report)


def test_pairs_of_too_few_commits_are_counted_and_not_listed():
    text = markdown.render(FULL)
    assert "| <code>eval</code> <code>training</code> |" not in text
    assert "Not told of 1 other pair: too few commits in one of the two." in text


def test_a_suppressed_cohort_says_why():
    assert "Students and interns apart: not told, the group is so small" in markdown.render(SUPPRESSED)
