"""What scan and report do where a file names many repositories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lintorg.cli._shared.output import write, write_file
from lintorg.cli._shared.progress import Progress
from lintorg.model.errors import LintorgError
from lintorg.render import find, formats

if TYPE_CHECKING:
    from lintorg.model.report import Display

_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a fleet's repositories are judged, and how many seconds each may take."""

    scheduler: str | None
    timeout: int | None


def fleet_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that only a fleet takes, passed on as one ``where``."""

    @click.option("--scheduler", metavar="ADDRESS", help="A fleet: use the Dask cluster of this tcp://… address.")
    @click.option("--timeout", type=click.IntRange(1), metavar="SECONDS", help="A fleet: give up a repository; 3600.")
    @wraps(command)
    def with_where(*arguments: object, scheduler: str | None, timeout: int | None, **rest: object) -> Any:
        return command(*arguments, where=Where(scheduler=scheduler, timeout=timeout), **rest)

    return with_where


def is_fleet(repository: str, where: Where, of_one: Mapping[str, object]) -> bool:
    """Tell whether a fleet file is named; ``of_one`` are the values of options that only one repository takes.

    Raises:
        LintorgError: an option is given that what is named does not take.
    """
    if _is_fleet_file(repository):
        given = [f"--{name.replace('_', '-')}" for name, value in of_one.items() if value]
        if given:
            raise LintorgError(f"a fleet has no {' or '.join(given)}: name one of its repositories")
        return True
    if where.scheduler or where.timeout:
        raise LintorgError("--scheduler and --timeout are for a fleet: name a file such as fleet.yaml")
    return False


def _is_fleet_file(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and Path(name).is_file()


def scan_named_fleet(
    file: Path,
    where: Where,
    asked: Mapping[str, Any],
    shown: tuple[str, Display],
    files: Sequence[tuple[str, Path]],
    *,
    progress: Progress | None,
) -> int:
    """Scan a fleet, write the result and the files, and return the exit code."""
    from lintorg.app.fleet.story import FleetRequest, scan_fleet, worst

    _refuse_formats(shown[0], files, formats("fleet"))
    report = scan_fleet(
        FleetRequest(file=file, scheduler=where.scheduler, timeout=where.timeout or _HOUR, progress=progress, **asked)
    )
    if progress:
        progress.clear()
    name, display = shown
    for other, target in files:
        write_file(target, _rendered(other, report, replace(display, color=False)))
    write(_rendered(name, report, display))
    return worst(report)


def report_named_fleet(
    file: Path,
    where: Where,
    asked: Mapping[str, Any],
    quarter: str | None,
    shown: str,
    files: Sequence[tuple[str, Path]],
    *,
    progress: Progress | None,
) -> int:
    """Report on a fleet's quarter, write the result and the files, and return the exit code."""
    from lintorg.app.fleet.quarterly import report_fleet
    from lintorg.app.fleet.story import FleetRequest, worst
    from lintorg.app.publishing import renderers
    from lintorg.app.quarterly.asked import parse_quarter

    _refuse_formats(shown, files, formats("fleet_quarter"))
    render = renderers("fleet_quarter", (shown, *(name for name, _ in files)))
    report = report_fleet(
        FleetRequest(file=file, scheduler=where.scheduler, timeout=where.timeout or _HOUR, progress=progress, **asked),
        parse_quarter(quarter) if quarter else None,
    )
    texts = {name: make(report) for name, make in render.items()}
    if progress:
        progress.clear()
    for name, target in files:
        write_file(target, texts[name])
    write(texts[shown])
    return worst(report.year)


def _refuse_formats(shown: str, files: Sequence[tuple[str, Path]], known: tuple[str, ...]) -> None:
    for name in (shown, *(name for name, _ in files)):
        if name not in known:
            raise LintorgError(f"a fleet has no format {name}; take one of {', '.join(known)}")


def _rendered(name: str, report: object, display: Display) -> str:
    text: str = find("fleet", name)(report, display)
    return text
