"""A quarter of many repositories: what is known of each, and the trend of all together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lintorg.model.charts import Series
from lintorg.model.fleet import Answer, FleetReport
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import QualityRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedWork:
    """Somebody's credit (in units) and commits in each of the report's quarters, by keyed hashes of their e-mails."""

    keys: tuple[str, ...]
    credit: tuple[int, ...]
    commits: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberQuarter:
    """What a worker says of a repository's quarter: the judged year, and measures and keyed counts by quarter.

    ``commits`` and ``spoiled`` (the guard that makes a quarter unlike the others, None without) have a value for each
    of the report's quarters, oldest first.
    """

    year: Answer
    commits: tuple[int, ...]
    spoiled: tuple[str | None, ...]
    series: tuple[Series, ...]
    people: tuple[KeyedWork, ...]
    quality: tuple[QualityRow, ...]

    @property
    def quarter_people(self) -> int:
        """How many people have credit for a commit of the report's own quarter."""
        return sum(person.credit[-1] > 0 for person in self.people)

    @property
    def moved(self) -> tuple[Series, ...]:
        """The numbers whose last quarter lies outside of what the quarters before let expect."""
        return tuple(one for one in self.series if one.change in ("up", "down"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetQuarter:
    """Everything a format may show of an organisation's quarter.

    ``year`` holds a row for each repository and what is measured over all of them in the 365 days that end with the
    quarter; ``members`` the quarters of those that could be read, by name. ``series`` are of all repositories but
    those ``left_out``, each with the reason.
    """

    year: FleetReport
    quarter: Quarter
    quarters: tuple[Quarter, ...]
    sentences: tuple[str, ...]
    """The front page: what could be judged, what moved, what needs attention and why."""
    commits: int
    people: int
    members: Mapping[str, MemberQuarter]
    series: tuple[Series, ...]
    left_out: Mapping[str, str]
    quality: tuple[QualityRow, ...]
    methods: tuple[str, ...]
    limits: tuple[str, ...]
    not_for: tuple[str, ...]
