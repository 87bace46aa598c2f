import json
from dataclasses import replace

import pytest

from lintorg.model.errors import LintorgError
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import Difference
from lintorg.quarter.comparison import Earlier, compare, read_earlier
from lintorg.render.quarter import json as json_format
from tests.quarterly import FULL, HOSTILE

NEXT = replace(FULL, quarter=Quarter(2026, 4), against=None)


def earlier(report=FULL, **changes):
    document = json.loads(json_format.render(report)) | changes
    return Earlier.model_validate_json(json.dumps(document))


def differences(report, before):
    return compare(report, before).against.differences


def test_the_same_numbers_differ_in_nothing():
    made = compare(NEXT, earlier())
    assert (made.against.quarter, made.against.head, made.against.differences) == ("2026Q3", FULL.repository.head, ())


def test_breaches_that_came_or_went_and_areas_that_gained_or_lost_are_said():
    rows = tuple(
        replace(row, successors=2) if row.area == "eval" else row for row in FULL.take_over.rows if row.area != "docs"
    )
    gone = replace(FULL.findings[1].finding, outcome="pass")
    report = replace(
        NEXT,
        findings=(FULL.findings[0], replace(FULL.findings[1], finding=gone), *FULL.findings[2:]),
        take_over=replace(FULL.take_over, rows=rows),
    )
    assert differences(report, earlier()) == (
        Difference(what="LO401", subject="repo", before="breach", now="pass"),
        Difference(what="could step in", subject="area:docs", before="2", now="not judged"),
        Difference(what="could step in", subject="area:eval", before="0", now="2"),
    )


def test_a_metric_of_another_definition_is_said_to_begin_anew():
    series = (replace(FULL.series[0], version=2), *FULL.series[1:])
    assert differences(replace(NEXT, series=series), earlier()) == (
        Difference(what="definition of effective_contributors", subject="repo", before="version 1", now="version 2"),
    )


def test_another_repository_and_a_later_report_are_refused():
    with pytest.raises(LintorgError, match="another repository"):
        compare(NEXT, earlier(roots=["b" * 40]))
    with pytest.raises(LintorgError, match="2026Q3, which is not before 2026Q3"):
        compare(FULL, earlier())


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"schema": "lintorg.report/2"}', json_format.render(FULL).replace('"2026Q3"', '"soon"')],
)
def test_what_is_no_report_is_refused_with_the_place(tmp_path, text):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(LintorgError, match=r"a\.json is no report of lintorg \(schema lintorg.report/1\): "):
        read_earlier(tmp_path / "a.json")


def test_a_hostile_report_is_read_and_its_text_stays_text(tmp_path):
    (tmp_path / "a.json").write_text(json_format.render(HOSTILE))
    made = compare(NEXT, read_earlier(tmp_path / "a.json"))
    assert made.against.differences
