"""Which commits stand behind a finding: hashes only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lintorg.derive.work import work
from lintorg.gather.measuring import definitions
from lintorg.model.finding import Finding
from lintorg.model.subject import areas_of
from lintorg.model.tables import Contribution
from lintorg.policy.rules import LoadedRule
from lintorg.wiring import Tables

Behind = Mapping[str, tuple[str, ...]]
"""Hashes by subject, newest first."""


def commits_behind(tables: Tables, loaded: LoadedRule, finding: Finding) -> tuple[str, ...]:
    """Return the commits that the finding's metrics were made of, each once.

    A metric that knows better than "the window's commits of the subject" has a ``commits_behind``
    beside its ``measure``. Those come first.
    """
    metrics = loaded.condition.metrics
    own = {name: code for name, code in definitions() if name in metrics}
    special = [metric for metric in metrics if hasattr(own[metric], "commits_behind")]
    behind: list[str] = []
    for metric in special:
        found: Behind = tables.call(own[metric].commits_behind)
        behind += found.get(finding.subject, ())
    if len(special) < len(metrics):
        behind += _of_subject(tables, areas_of(finding.subject))
    return tuple(dict.fromkeys(behind))


def _of_subject(tables: Tables, areas: tuple[str, ...]) -> Iterator[str]:
    """Yield the window's commits that touch the areas, those that touch all of them first; without areas, all."""
    commits = tables.of(work)
    if not areas:
        yield from _hashes(commits)
        return
    together = [one for one in commits if one.areas.issuperset(areas)]
    yield from _hashes(together)
    yield from _hashes(one for one in commits if not one.areas.isdisjoint(areas) and not one.areas.issuperset(areas))


def _hashes(contributions: Iterable[Contribution]) -> Iterator[str]:
    return (contribution.hash for contribution in contributions)
