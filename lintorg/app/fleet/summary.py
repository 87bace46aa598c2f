"""The words of an organisation's quarter: the front page, how good the data is, how the numbers are made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lintorg.app.fleet.trend import Trend
from lintorg.model import subject
from lintorg.model.fleet import Breach, FleetReport, Organisation, Row
from lintorg.model.fleet_quarter import MemberQuarter
from lintorg.model.quarterly import QualityRow
from lintorg.model.rule import SEVERITY_RANK, Severity
from lintorg.quarter.quality import spoken_limits, spoken_warnings
from lintorg.quarter.sentences import direction, moved_and_stayed
from lintorg.quarter.words import capital, listed, people, plural

_RULES = 3
"""Breached rules that the front page names."""


def sentences(year: FleetReport, members: Mapping[str, MemberQuarter], found: Trend) -> tuple[str, ...]:
    """Return the front page: what could be judged, what moved, what needs attention and why."""
    return (
        _judged(year.rows),
        *moved_and_stayed(found.series, commits=found.commits, people=found.people),
        *_moved(members),
        *_attention(year.rows),
        *_alone(year.organisation),
    )


def _judged(rows: Sequence[Row]) -> str:
    missing = [row.name for row in rows if row.answer is None or row.answer.abstained]
    if not missing:
        return "Every repository could be judged." if len(rows) > 1 else "The repository could be judged."
    said = f"{len(missing)} of {_repositories(len(rows))} could not be judged: {listed(missing, few=6)}"
    return f"{said}. The reasons stand below; that is no pass."


def _moved(members: Mapping[str, MemberQuarter]) -> Iterator[str]:
    moved = [
        f"{name} ({listed([direction(one) for one in member.moved])})"
        for name, member in sorted(members.items())
        if member.moved
    ]
    if moved:
        yield f"Single repositories that moved beyond noise: {listed(moved, few=4)}."


def _attention(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the breached rules, the severest and most frequent first, each with where and why; then how many more."""
    found: dict[tuple[Severity, str], dict[str, Breach]] = defaultdict(dict)
    for row in rows:
        for breach in row.answer.breaches if row.answer else ():
            found[breach.severity, breach.rule].setdefault(row.name, breach)
    if not found:
        yield "Nothing needs attention by the rules: none finds a breach in what could be judged."
    ordered = sorted(found, key=lambda one: (-SEVERITY_RANK[one[0]], -len(found[one]), one[1]))
    for severity, rule in ordered[:_RULES]:
        where = found[severity, rule]
        first = next(iter(where.values()))
        of_all = first.subject == subject.REPO
        said = capital(first.message) if of_all else f"{subject.title(first.subject)}: {first.message}"
        yield f"Needs attention ({severity}): {rule} {first.name} in {listed(list(where), few=4)}. {said}."
    if len(ordered) > _RULES:
        yield f"{plural(len(ordered) - _RULES, 'other rule')} breached; the table of findings counts them."


def _alone(found: Organisation) -> Iterator[str]:
    if found.core_areas:
        known = sum(bool(one.elsewhere) for one in found.alone)
        yield (
            f"{len(found.alone)} of {plural(found.core_areas, 'core area')} have nobody who could step in from the "
            f"same repository; for {known} of these somebody elsewhere knows an area of that name."
        )


def quality(
    year: FleetReport, members: Mapping[str, MemberQuarter], left_out: Mapping[str, str]
) -> Iterator[QualityRow]:
    """Yield what a reader should know of the data of all repositories, a row each."""
    alone = [person for member in members.values() for person in member.year.people]
    unkeyed = sum(not person.keys for person in alone)
    yield QualityRow(
        what="identities",
        says=f"{people(year.organisation.people)} in all, from {len(alone)} counted repository by repository; "
        "joined by keyed hashes of e-mails"
        + (f"; {people(unkeyed)} without an address of their own joined with nobody" if unkeyed else ""),
    )
    if left_out:
        said = [f"{name} ({reason.removeprefix('guard:')})" for name, reason in left_out.items()]
        yield QualityRow(
            what="left out of the trend",
            says=f"{listed(said, few=9)}: a guard makes a quarter unlike the others, and the trend is of the same "
            "repositories in every quarter",
        )
    limited: dict[str, list[str]] = defaultdict(list)
    for row in year.rows:
        for limit in row.answer.limits if row.answer else ():
            limited[limit.partition(":")[0]].append(row.name)
    for guard, names in sorted(limited.items()):
        yield QualityRow(what=guard, says=f"limits what is judged in {listed(names, few=6)}")


def methods() -> Iterator[str]:
    """Yield how the numbers are made."""
    yield (
        "A change is a quarter outside of mean ± 2.66 times the mean moving range of the eight quarters before (an XmR "
        "chart); six of them must have a value. Quarters of fewer than 100 commits or 5 people are gaps, in a "
        "repository and in all together."
    )
    yield (
        "The organisation's numbers are of all commits of the quarter in all repositories, people joined across them "
        "by keyed hashes of e-mails: any address in common makes one person of two. At home in a repository: three "
        "commits or more in the quarter."
    )
    yield (
        "Findings, core areas and teams are of the 365 days that end with the quarter, those of each repository judged "
        "by its own rules and areas."
    )
    yield (
        "Of so many numbers in so many repositories, some look like a change by chance alone: look twice before acting "
        "on one."
    )


def limits() -> Iterator[str]:
    """Yield what the numbers cannot tell."""
    yield from spoken_limits()
    yield "People without an address in common are two people here, whatever their names: a .mailmap joins them."
    yield "A commit of two people whom only another repository shows to be one counts as two people's."
    yield "Nothing is said of students and interns: `lintorg report` on a repository with a roster does."


def warnings() -> Iterator[str]:
    """Yield what the report is not for."""
    return spoken_warnings()


def _repositories(count: int) -> str:
    return "1 repository" if count == 1 else f"{count} repositories"
