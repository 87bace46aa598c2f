"""Judges every repository of a fleet on many workers, and all of them together."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b

from lintorg.app.fleet.organisation import organisation, shared_roots, with_quiet
from lintorg.app.fleet.task import ANSWERS, Said, Task, judge_member
from lintorg.config.fleet import load_fleet
from lintorg.fleet.processes import Processes
from lintorg.fleet.running import Failed, Pool, run
from lintorg.model.errors import LintorgError
from lintorg.model.fleet import Fleet, FleetReport, Member, Row
from lintorg.model.options import Options
from lintorg.model.text import safe

KEY_VARIABLE = "LINTORG_FLEET_KEY"
_SHORTEST_KEY = 32
_HOUR = 3600
_WORST_FIRST = (4, 2, 1, 3)
"""A bug, a wrong configuration, findings, what could not be judged."""


def scan_fleet(options: Options) -> FleetReport:
    """Scan every repository of a fleet; one that cannot be judged is a row that says so.

    Raises:
        BadFiles, LintorgError: the fleet file is wrong, or the key too short.
        CannotJudge: no scheduler answers.
    """
    fleet = load_fleet(options.path)
    tasks = tasks_of(fleet, options)
    with pool_of(options, len(tasks)) as pool:
        found = answers(pool, judge_member, tasks, options, "repositories")
    marked = with_quiet([_row(member, found[member.name]) for member in fleet.members])
    return FleetReport(
        name=fleet.name,
        rows=marked,
        organisation=organisation(marked),
        notes=(*_notes(marked), *copies(marked)),
    )


def answers(
    pool: Pool, work: Callable[[Task], Said], tasks: Mapping[str, Task], options: Options, stage: str
) -> Mapping[str, Said | Failed]:
    """Return what the workers say of each repository, by its name."""
    names, found = list(tasks), dict[str, Said | Failed]()
    for place, said in run(pool, work, list(tasks.values()), timeout=options.timeout or _HOUR):
        found[names[place]] = said
        if options.mining.progress:
            options.mining.progress(stage, len(found), len(tasks))
    return found


def worst(report: FleetReport) -> int:
    """Return the fleet's exit code: the worst of its repositories'."""
    codes = {row.code for row in report.rows}
    return next((code for code in _WORST_FIRST if code in codes), 0)


def run_key() -> tuple[bytes, bool]:
    """Return the key of this run and whether it outlives it: random and never kept, or the environment's.

    Raises:
        LintorgError: the environment's is too short.
    """
    named = os.environ.get(KEY_VARIABLE, "")
    if not named:
        return secrets.token_bytes(32), False
    if len(named) < _SHORTEST_KEY:
        raise LintorgError(
            f"{KEY_VARIABLE} is shorter than {_SHORTEST_KEY} characters; make one with `openssl rand -hex 32`"
        )
    return blake2b(os.fsencode(named), digest_size=32).digest(), True


def tasks_of(fleet: Fleet, options: Options) -> Mapping[str, Task]:
    """Return what there is to do for each repository, by its name.

    Raises:
        LintorgError: the key is too short.
    """
    key, resumable = run_key()
    return {
        member.name: Task(member=member, key=key, resumable=resumable, options=options.elsewhere())
        for member in fleet.members
    }


@contextmanager
def _key_put_away() -> Iterator[None]:
    """Keep the key out of the workers' environment: a task brings what was made of it."""
    named = os.environ.pop(KEY_VARIABLE, None)
    try:
        yield
    finally:
        if named is not None:
            os.environ[KEY_VARIABLE] = named


@contextmanager
def pool_of(options: Options, tasks: int) -> Iterator[Pool]:
    """Yield the workers: processes of this machine, or those of the named cluster."""
    if options.scheduler is None:
        with _key_put_away(), Processes(min(options.mining.jobs, tasks)) as processes:
            yield processes
        return
    from lintorg.fleet.cluster import Cluster

    with Cluster(options.scheduler) as cluster:
        yield cluster


def failed_row(member: Member, said: Said | Failed) -> Row | None:
    """Return the row of a repository of which nothing is known, None where something is."""
    if isinstance(said, Failed):
        return Row(name=member.name, team=member.team, code=3, reason=said.reason)
    if said.reason:
        return Row(name=member.name, team=member.team, code=said.code, reason=said.reason)
    return None


def _row(member: Member, said: Said | Failed) -> Row:
    if failed := failed_row(member, said):
        return failed
    assert isinstance(said, Said)
    return Row(name=member.name, team=member.team, code=said.code, answer=ANSWERS.validate_json(said.text))


def _notes(rows: tuple[Row, ...]) -> Iterator[str]:
    if quiet := [row.name for row in rows if row.quiet]:
        yield (
            "the organisation's measures leave out what has no commit in the 90 days before the newest: "
            + ", ".join(map(safe, quiet))
        )


def copies(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a note on repositories that hold the same history."""
    for one, other in shared_roots(rows):
        yield (
            f"{safe(one)} and {safe(other)} began with the same commit: what both hold counts twice in the "
            "organisation's measures; list one of them, or join them by linked_repos"
        )
