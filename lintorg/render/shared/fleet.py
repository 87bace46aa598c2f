"""What a fleet's formats for people say alike."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model import subject
from lintorg.model.dates import day
from lintorg.model.fleet import Alone, Breach, FleetReport, Row
from lintorg.model.rule import SEVERITY_RANK
from lintorg.model.text import safe
from lintorg.render.shared.words import MISSING, people, plural

COLUMNS = ("Repository", "commits", "people", "half by", "alone", "breached")
HOW_TO_READ = (
    "half by: people making half of the commits · alone: core areas where nobody could step in, of those judged · "
    "breached: rules"
)


def title(report: FleetReport) -> str:
    """Say how much was judged."""
    judged = sum(row.answer is not None and not row.answer.abstained for row in report.rows)
    newest = report.organisation.as_of
    ending = f" · to {day(newest)}" if newest else ""
    return f"{report.name} · {judged} of {_repositories(len(report.rows))} judged{ending}"


def cells(row: Row) -> tuple[str, ...]:
    """Return a repository's line of the table."""
    answer = row.answer
    name = safe(row.name) + (" (quiet)" if row.quiet else "")
    if answer is None:
        return (name, *(MISSING for _ in COLUMNS[1:]))
    silos, judged = answer.value("core_areas_without_successor"), answer.value("core_areas_judged")
    return (
        name,
        str(answer.window_commits),
        _count(answer.value("people")),
        _count(answer.value("contributor_absence_factor")),
        f"{silos}/{judged}" if silos is not None else MISSING,
        str(answer.rules["breach"]),
    )


def organisation(report: FleetReport) -> Iterator[str]:
    """Yield the organisation's own measures, a line each."""
    found = report.organisation
    yield f"{people(found.people)} with a commit, in {_repositories(found.repositories)}"
    if found.absence_factor is not None:
        yield f"{people(found.absence_factor)} made half of the commits in these"
    yield f"{people(found.across)} with three commits or more in each of two or more repositories"
    if found.core_areas:
        yield f"{len(found.alone)} of {plural(found.core_areas, 'core area')} where nobody there could step in"


def alone(one: Alone) -> str:
    """Say of an area where nobody could step in who knows its like elsewhere."""
    where = ", ".join(f"{count} in {safe(name)}" for name, count in one.elsewhere.items())
    knows = f"the area of this name is known to {where}" if where else "nobody knows such an area elsewhere"
    return f"{safe(one.repository)}: {safe(one.area)} · {knows}"


def attention(report: FleetReport) -> Iterator[tuple[Row, tuple[tuple[Breach, tuple[str, ...]], ...]]]:
    """Yield the repositories with breaches, in the fleet's order, their rules with subjects, the severest first."""
    for row in report.rows:
        if row.answer and row.answer.breaches:
            yield row, tuple(_by_rule(row.answer.breaches))


def _by_rule(breaches: tuple[Breach, ...]) -> Iterator[tuple[Breach, tuple[str, ...]]]:
    found: dict[tuple[str, str], list[Breach]] = {}
    for breach in sorted(breaches, key=lambda one: (-SEVERITY_RANK[one.severity], one.rule, one.subject)):
        found.setdefault((breach.rule, breach.severity), []).append(breach)
    for same in found.values():
        subjects = (one.subject for one in same if one.subject != subject.REPO)
        yield same[0], tuple(safe(subject.title(about)) for about in subjects)


def not_judged(report: FleetReport) -> Iterator[tuple[str, str]]:
    """Yield the repositories that could not be judged, each with the reason."""
    for row in report.rows:
        if row.answer is None:
            yield safe(row.name), safe(row.reason or "")
        elif row.answer.abstained:
            yield safe(row.name), safe("; ".join(row.answer.limits) or "every rule abstained")


def _count(value: float | int | None) -> str:
    return MISSING if value is None else str(value)


def _repositories(count: int) -> str:
    return "1 repository" if count == 1 else f"{count} repositories"
