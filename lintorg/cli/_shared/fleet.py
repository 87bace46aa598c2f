"""What scan and report do where a file names many repositories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lintorg.cli._shared.output import write, write_file
from lintorg.cli._shared.progress import clear_progress
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.render import find, formats

if TYPE_CHECKING:
    from lintorg.model.report import Display


def is_fleet(repository: str, options: Options, of_one: Mapping[str, object]) -> bool:
    """Tell whether a fleet file is named; ``of_one`` are the values of options that only one repository takes.

    Raises:
        LintorgError: an option is given that what is named does not take.
    """
    if _is_fleet_file(repository):
        given = [f"--{name.replace('_', '-')}" for name, value in of_one.items() if value]
        if given:
            raise LintorgError(f"a fleet has no {' or '.join(given)}: name one of its repositories")
        return True
    if options.scheduler or options.timeout:
        raise LintorgError("--scheduler and --timeout are for a fleet: name a file such as fleet.yaml")
    return False


def _is_fleet_file(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) and Path(name).is_file()


def scan_named_fleet(options: Options, shown: tuple[str, Display], files: Sequence[tuple[str, Path]]) -> int:
    """Scan a fleet, write the result and the files, and return the exit code."""
    from lintorg.app.fleet.scan import scan_fleet, worst

    _refuse_formats(shown[0], files, formats("fleet"))
    report = scan_fleet(options)
    clear_progress(options.mining)
    name, display = shown
    for other, target in files:
        write_file(target, _rendered(other, report, replace(display, color=False)))
    write(_rendered(name, report, display))
    return worst(report)


def report_named_fleet(options: Options, shown: str, files: Sequence[tuple[str, Path]]) -> int:
    """Report on a fleet's quarter, write the result and the files, and return the exit code."""
    from lintorg.app.fleet.report import report_fleet
    from lintorg.app.fleet.scan import worst

    _refuse_formats(shown, files, formats("fleet_quarter"))
    render = {name: find("fleet_quarter", name) for name in (shown, *(name for name, _ in files))}
    report = report_fleet(options)
    texts = {name: make(report) for name, make in render.items()}
    clear_progress(options.mining)
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
