"""Answers a scan from the cache where nothing that it depends on has changed.

Nothing heavy is imported until it is known that there is something to compute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from lintorg.gather.answers import Answered, observed_of, remembered
from lintorg.model.options import Options, essence
from lintorg.model.report import Display, Report
from lintorg.render import find

if TYPE_CHECKING:
    from lintorg.app.scan import Scan

TextsOf = Callable[["Scan"], tuple[str, ...]]
Rendering = tuple[str, Display]
"""A format's name, and how much of the report it shows."""


def rendered(report: Report, renderings: Sequence[Rendering]) -> tuple[str, ...]:
    """Return one text for each rendering of a report."""
    return tuple(find("scan", name)(report, display) for name, display in renderings)


def answer(options: Options, renderings: Sequence[Rendering]) -> Answered:
    """Scan, or say again what the same scan said.

    Raises:
        CannotJudge, BadFiles: as ``scan`` does.
    """
    asked = {"renderings": essence(renderings)}
    settled = _pinned(options)

    def compute() -> tuple[Answered, Mapping[str, str] | None]:
        return computed(settled, lambda result: rendered(result.report, renderings))

    return remembered(settled, asked, compute)


def _pinned(options: Options) -> Options:
    if options.head is None:
        return options
    from lintorg.gather.place import pinned

    return pinned(options)


def computed(options: Options, texts_of: TextsOf) -> tuple[Answered, Mapping[str, str] | None]:
    """Scan, and return the texts made of it with what was observed."""
    from lintorg.app.scan import scan
    from lintorg.assess.outcomes import exit_code

    result = scan(options)
    report = result.report
    fail_on = options.fail_on or result.policy.settings.fail_on
    answered = Answered(
        texts=texts_of(result),
        code=exit_code(report, fail_on, on_abstain=options.fail_on_abstain),
        timings=result.timings,
    )
    return answered, observed_of(report, result.policy)
