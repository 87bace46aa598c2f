"""What differs from an earlier report, by the JSON that was kept of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lintorg.config.disk import DiskFiles
from lintorg.model import subject
from lintorg.model.errors import LintorgError
from lintorg.model.quarterly import Comparison, Difference, QuarterReport
from lintorg.model.text import safe

_BOUND = 10_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Repository(_Part):
    head: str = Field(max_length=64)


class _Quarter(_Part):
    name: str = Field(pattern=r"^\d{4}Q[1-4]$")


class _Row(_Part):
    area: str = Field(max_length=1000)
    successors: int | None
    judged: bool


class _TakeOver(_Part):
    rows: list[_Row] = Field(max_length=_BOUND)


class _Finding(_Part):
    rule: str = Field(max_length=100)
    subject: str = Field(max_length=2000)
    outcome: Literal["breach", "pass", "undecided", "abstained"]


class _Series(_Part):
    metric: str = Field(max_length=100)
    subject: str = Field(max_length=2000)
    version: int


class Earlier(_Part):
    """What is read of an earlier report."""

    schema_: Literal["lintorg.report/1"] = Field(alias="schema")
    repository: _Repository
    roots: list[str] = Field(max_length=_BOUND)
    quarter: _Quarter
    take_over: _TakeOver
    findings: list[_Finding] = Field(max_length=_BOUND)
    series: list[_Series] = Field(max_length=_BOUND)


def read_earlier(path: Path) -> Earlier:
    """Read an earlier report's JSON.

    Raises:
        LintorgError: it is not there, or is no such document.
    """
    text = DiskFiles(path.resolve().parent).read(path.name)
    if text is None:
        raise LintorgError(f"there is no file {safe(str(path))}")
    try:
        return Earlier.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the document"
        raise LintorgError(
            f"{safe(str(path))} is no report of lintorg (schema lintorg.report/1): {safe(where)}: "
            f"{safe(first['msg'])}; write one with `lintorg report --output json=PATH`"
        ) from None


def compare(report: QuarterReport, earlier: Earlier) -> QuarterReport:
    """Return the report with what differs from the earlier one.

    Raises:
        LintorgError: that is of another repository, or not earlier.
    """
    if not set(earlier.roots) & set(report.repository.roots):
        raise LintorgError("--against is the report of another repository: none of its first commits is in this one")
    if earlier.quarter.name >= report.quarter.name:
        raise LintorgError(
            f"--against is of {earlier.quarter.name}, which is not before {report.quarter.name}; name an earlier report"
        )
    differences = (*_findings(report, earlier), *_successors(report, earlier), *_redefined(report, earlier))
    against = Comparison(quarter=earlier.quarter.name, head=earlier.repository.head, differences=tuple(differences))
    return replace(report, against=against)


def _findings(report: QuarterReport, earlier: Earlier) -> Iterator[Difference]:
    """Yield the breaches that came or went."""
    before = {(one.rule, one.subject): one.outcome for one in earlier.findings}
    now = {(one.finding.rule.id, one.finding.subject): one.finding.outcome for one in report.findings}
    for rule, about in sorted(before.keys() | now.keys()):
        then, here = (outcomes.get((rule, about), "not judged") for outcomes in (before, now))
        if then != here and "breach" in (then, here):
            yield Difference(what=rule, subject=about, before=then, now=here)


def _successors(report: QuarterReport, earlier: Earlier) -> Iterator[Difference]:
    def counts(rows: Mapping[str, int | None]) -> Mapping[str, str]:
        return {area: "not judged" if count is None else str(count) for area, count in rows.items()}

    before = counts({row.area: row.successors if row.judged else None for row in earlier.take_over.rows})
    now = counts({row.area: row.successors if row.judged else None for row in report.take_over.rows})
    for area in sorted(before.keys() | now.keys()):
        then, here = before.get(area, "not judged"), now.get(area, "not judged")
        if then != here:
            yield Difference(what="could step in", subject=subject.area(area), before=then, now=here)


def _redefined(report: QuarterReport, earlier: Earlier) -> Iterator[Difference]:
    """Yield the metrics whose definition has changed: their series is a new one."""
    before = {(one.metric, one.subject): one.version for one in earlier.series}
    for one in report.series:
        then = before.get((one.metric, one.subject), one.version)
        if then != one.version:
            yield Difference(
                what=f"definition of {one.metric}",
                subject=one.subject,
                before=f"version {then}",
                now=f"version {one.version}",
            )
