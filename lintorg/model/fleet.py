"""Many repositories of one organisation: which they are, what is known of each, and of all together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintorg.model.measure import Unit
from lintorg.model.report import AreaRow
from lintorg.model.rule import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One repository: its name, and the path or the URL where it is."""

    name: str
    path: str | None = None
    url: str | None = None
    part: str | None = None
    """The folder of it that is judged, as after ``--path``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a fleet judges as one: a repository, or several that are one project.

    ``settings`` are keys of a configuration file that go before the repository's own.
    """

    name: str
    places: tuple[Place, ...]
    team: str | None = None
    roster: str | None = None
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """The repositories of an organisation, in the order of their file."""

    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedPerson:
    """Somebody with a commit in a repository's window, by keyed hashes of their e-mails.

    ``keys`` mean nothing to whoever lacks the key; nobody's are those of addresses that many share. ``credit`` is in
    credit units, ``areas`` counts commits by area, ``active`` people have a commit in the window's last 90 days.
    """

    keys: tuple[str, ...]
    credit: int
    commits: int
    areas: Mapping[str, int]
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMeasure:
    """A measure about a whole repository, as it is in a scan of it."""

    metric: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    n: int
    unit: Unit
    why_none: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A breach that counts in a repository: neither accepted by its team nor good news."""

    rule: str
    name: str
    subject: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker says of a repository: measures and keyed counts, never facts, names or e-mails.

    ``rules`` counts rules by outcome, ``limits`` are the guards that keep some from judging, ``roots`` the commits
    without parents.
    """

    head: str
    start: int
    as_of: int
    commits: int
    window_commits: int
    roots: tuple[str, ...]
    part: str = ""
    rules: Mapping[str, int]
    measures: tuple[KeptMeasure, ...]
    areas: tuple[AreaRow, ...]
    breaches: tuple[Breach, ...]
    people: tuple[KeyedPerson, ...]
    limits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def abstained(self) -> bool:
        """Whether every rule abstained: that is no pass."""
        return self.rules["judged"] == self.rules["abstained"]

    def value(self, metric: str) -> float | int | None:
        """Return the value of a measure about the whole repository, None where it has none."""
        return next((measure.value for measure in self.measures if measure.metric == metric), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A repository of the fleet: what is known of it, or why nothing is.

    ``quiet`` repositories have no commit in the 90 days before the fleet's newest; the organisation's measures
    leave them out. ``code`` is the exit code of a scan of it.
    """

    name: str
    team: str | None
    code: int
    answer: Answer | None = None
    reason: str | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A core area where nobody in its repository could step in, and who knows its like elsewhere.

    ``elsewhere`` counts, by repository, the active people with three commits or more in the area of the same name.
    """

    repository: str
    area: str
    elsewhere: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The repositories of a team: how many could be judged, their core areas, and how many breach a rule."""

    name: str | None
    repositories: int
    judged: int
    core_areas: int
    alone: int
    breaching: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What is measured over all repositories that are not quiet, people joined across them.

    ``across`` counts the people with three commits or more in each of two or more repositories. ``absence_factor`` is
    the smallest number of people whose credit sums to more than half of all; None without commits.
    """

    repositories: int
    as_of: int | None
    people: int
    across: int
    absence_factor: int | None
    core_areas: int
    alone: tuple[Alone, ...]
    teams: tuple[Team, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetReport:
    """Everything a format may show of a fleet."""

    name: str
    rows: tuple[Row, ...]
    organisation: Organisation
    notes: tuple[str, ...] = ()
