"""Small teams from literals, as tables, for tests of metrics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lintorg.gather.measuring import measure_all
from lintorg.model.change import Change
from lintorg.model.facts import LineCount
from lintorg.model.measure import Measure
from lintorg.model.roster import Roles
from lintorg.model.settings import Area, Settings
from lintorg.model.tables import DAY, Contribution, Lens, Window
from lintorg.model.touches import Touch
from lintorg.wiring import Tables
from tests.tabled import having, stated

END = 20_000 * DAY
YEAR = Window(start=END - 365 * DAY, end=END)
CORE = frozenset({"data", "model", "kernels", "training", "eval"})
UPKEEP = frozenset({"tests", "docs", "infra"})


def did(days_ago: float, who: str, areas: str = "", *, assisted: bool = False) -> Contribution:
    """One commit: ``who`` is one letter a person, author first; ``areas`` are separated by blanks."""
    return Contribution(
        hash=f"{days_ago}-{who}-{areas}",
        time=END - int(days_ago * DAY),
        author_time=END - int(days_ago * DAY),
        people=tuple(ord(letter) - ord("a") for letter in who),
        areas=frozenset(areas.split()),
        assisted=assisted,
    )


def team(
    contributions: Iterable[Contribution],
    *,
    window: Window = YEAR,
    core: frozenset[str] = CORE,
    lens: Lens = Lens(),
    roles: Roles | None = None,
    published: bool = True,
    rostered: bool = False,
) -> Tables:
    """Return tables over commits given in any order; where they are ``rostered``, roles are those of a roster."""
    newest_first = tuple(sorted(contributions, key=lambda contribution: -contribution.time))
    inputs = {
        "contributions": newest_first,
        "window": window,
        "lens": lens,
        "core": core,
        "upkeep": UPKEEP,
        **({} if rostered else {"roles": roles}),
        "published": published,
        "change": None,
        "area_paths": {},
        "core_folders": {},
        "counted_paths": {},
        "path_area": lambda path: path.partition("/")[0],
        "settings": Settings(areas=tuple(Area(name=name, patterns=()) for name in sorted(core | UPKEEP)), classes=()),
        "area_methods": None,
    }
    return stated(**inputs)


def measured(metric: str, tables: Tables) -> Mapping[str, Measure]:
    """Return a metric's measures by subject."""
    return {subject: measure for (_, subject), measure in measure_all(tables, {metric}).items()}


def value(metric: str, tables: Tables, subject: str = "repo") -> float | int | None:
    """Return a metric's value about a subject."""
    return measured(metric, tables)[subject].value


def changing(
    commits: Iterable[Contribution],
    change: Iterable[Contribution],
    lines: Iterable[tuple[str, int | None, int | None]] | None = (),
    **given: object,
) -> Tables:
    """Return tables over a state and a change to it whose net diff is (path, added, deleted).

    A path's area is its first folder, and its class follows from its name.
    """
    rows = None if lines is None else tuple(LineCount("", *line) for line in lines)
    touches = tuple(Touch("", line.path, "M") for line in rows or ())
    inputs: dict[str, Any] = {"reviewers": frozenset(), "bare_reverts": frozenset(), "origins": None, **given}
    made = Change(time=END, work=tuple(change), touches=touches, lines=rows, **inputs)
    return having(
        team(commits),
        change=made,
        sweeps=frozenset(),
        path_area=lambda path: path.partition("/")[0],
        path_class=lambda path: {"lock": "lock", "ipynb": "notebook"}.get(path.rpartition(".")[2], "source"),
    )
