"""The story of an organisation's quarterly report: every repository's quarter on many workers, then all together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lintorg.app.fleet import summary as front
from lintorg.app.fleet.organisation import organisation
from lintorg.app.fleet.report_task import MEMBER_QUARTERS, head_of_member, report_member
from lintorg.app.fleet.scan import answers, copies, failed_row, pool_of, tasks_of
from lintorg.app.fleet.task import Said
from lintorg.app.fleet.trend import trend
from lintorg.config.fleet import load_fleet
from lintorg.fleet.running import Failed
from lintorg.model.dates import day
from lintorg.model.errors import CannotJudge
from lintorg.model.fleet import Fleet, FleetReport, Row
from lintorg.model.fleet_quarter import FleetQuarter, MemberQuarter
from lintorg.model.options import Options
from lintorg.model.quarter import Quarter, quarter_of
from lintorg.model.text import safe
from lintorg.quarter.selection import quarters_up_to


def report_fleet(options: Options) -> FleetQuarter:
    """Report on a quarter of a fleet, by default the last that was over at its earliest head.

    Raises:
        BadFiles, LintorgError: the fleet file is wrong, or the key too short.
        CannotJudge: no scheduler answers, or no quarter is named and no repository can be read.
    """
    fleet, quarter = load_fleet(options.path), options.quarter
    tasks = tasks_of(fleet, options)
    with pool_of(options, len(tasks)) as pool:
        heads = {} if quarter else answers(pool, head_of_member, tasks, options, "heads")
        settled, note = (quarter, "") if quarter else _last_over(heads)
        unread = {name: said for name, said in heads.items() if isinstance(said, Failed) or said.reason}
        asked = {
            name: replace(task, options=replace(task.options, quarter=settled))
            for name, task in tasks.items()
            if name not in unread
        }
        found = {**unread, **answers(pool, report_member, asked, options, "repositories")}
    return _quarter(fleet, settled, found, note)


def _last_over(heads: Mapping[str, Said | Failed]) -> tuple[Quarter, str]:
    """Return the last quarter that was over at the earliest head, and a note that says whose it was."""
    times = {name: int(said.text) for name, said in heads.items() if isinstance(said, Said) and said.text}
    if not times:
        name, said = next(iter(heads.items()))
        raise CannotJudge(
            f"no repository of the fleet can be read, so no quarter can be told; {safe(name)}: {safe(said.reason)}"
        )
    name = min(times, key=lambda one: (times[one], one))
    current = quarter_of(times[name])
    quarter = current if current.end <= times[name] else current.back(1)
    note = (
        f"{quarter.name} is the last quarter that was over at the earliest head, {safe(name)}'s of {day(times[name])}; "
        "`--quarter` asks for another"
    )
    return quarter, note


def _quarter(fleet: Fleet, quarter: Quarter, found: Mapping[str, Said | Failed], note: str) -> FleetQuarter:
    members: dict[str, MemberQuarter] = {}
    rows = tuple(_rows(fleet, found, members))
    year = FleetReport(
        name=fleet.name,
        rows=rows,
        organisation=organisation(rows),
        notes=(*([note] if note else []), *copies(rows)),
    )
    quarters = quarters_up_to(quarter)
    told = trend(members, quarters)
    return FleetQuarter(
        year=year,
        quarter=quarter,
        quarters=quarters,
        sentences=front.sentences(year, members, told),
        commits=told.commits,
        people=told.people,
        members=members,
        series=told.series,
        left_out=told.left_out,
        quality=tuple(front.quality(year, members, told.left_out)),
        methods=tuple(front.methods()),
        limits=tuple(front.limits()),
        not_for=tuple(front.warnings()),
    )


def _rows(fleet: Fleet, found: Mapping[str, Said | Failed], members: dict[str, MemberQuarter]) -> Iterator[Row]:
    """Yield the rows in the order of the fleet, and note the quarters of those that have one."""
    for member in fleet.members:
        said = found[member.name]
        if failed := failed_row(member, said):
            yield failed
            continue
        assert isinstance(said, Said)
        known = members[member.name] = MEMBER_QUARTERS.validate_json(said.text)
        yield Row(name=member.name, team=member.team, code=said.code, answer=known.year)
