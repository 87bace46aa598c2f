"""Made-up labs whose roster comes from a table in which a third of the e-mails are wrong."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from random import Random
from typing import NamedTuple

from lintorg.app.inspect.roster_import import roster_from
from lintorg.config.roster import load_roster
from lintorg.config.roster_table import read_roster_table
from lintorg.config.roster_text import Keeping
from lintorg.model.facts import Identity
from lintorg.model.roster import Role
from lintorg.model.tables import DAY, People
from lintorg.wiring import Tables
from tests.simulation.cohort_labs import Lab, commits_of, make_lab
from tests.simulation.cohorts import EQUAL, MINIMUM, SCENARIOS, SUMMER, UNDATED, Judged, judged_cohort
from tests.tabled import having, table
from tests.worlds import YEAR, team

_EQUAL_LABS = (EQUAL, SUMMER, UNDATED)
_WORDS: dict[str, Role | None] = {"praktikant": "intern", "angestellt": "staff"}


class ImportedLab(NamedTuple):
    """What the rules say of a lab with an imported roster, and how much of it the roster knows."""

    judged: Judged
    with_role: float
    percent: int


def imported_lab(seed: int) -> ImportedLab:
    """Return a lab in which nothing is wrong, judged by its table; in every second one names are enough."""
    lab = make_lab(SCENARIOS[_EQUAL_LABS[seed % len(_EQUAL_LABS)]], seed)
    tables = _tables(lab)
    read = read_roster_table(_table_of(lab, Random(seed)).encode(), "table.csv", roles=_WORDS)
    found = roster_from(read, Keeping(minimum=MINIMUM), tables, "lab", accept_names=seed % 2 == 0)
    tables = having(tables, roster=load_roster(found.text, "roster.yaml", lambda: None))
    judged = judged_cohort(lab.people, table(tables, "cohort"))
    return ImportedLab(judged, found.coverage.with_role / found.coverage.people, found.coverage.percent)


def _tables(lab: Lab) -> Tables:
    identities = tuple((Identity(_name(number), _email(number)),) for number in range(lab.people))
    of = {group[0]: person for person, group in enumerate(identities)}
    return having(team(commits_of(lab), rostered=True), people=People(of=of, identities=identities))


def _name(person: int) -> str:
    return f"Person{person} Tester"


def _email(person: int) -> str:
    return f"p{person}@example.org"


def _table_of(lab: Lab, random: Random) -> str:
    """Return a table with a line for each role that is known."""
    text = StringIO()
    rows = csv.writer(text, delimiter=";")
    rows.writerow(("Name", "E-Mail", "Rolle", "Von", "Bis"))
    wrong = {person for person in range(lab.people) if random.random() < 1 / 3}
    for stint in lab.stints:
        if stint.early is not None:
            email = f"old.{_email(stint.person)}" if stint.person in wrong else _email(stint.person)
            days = (_day(stint.start), _day(stint.end - DAY)) if lab.dated else ("", "")
            rows.writerow((_name(stint.person), email, "Praktikant" if stint.early else "Angestellt", *days))
    return text.getvalue()


def _day(seconds: int) -> str:
    first = date(1970, 1, 1).toordinal()
    return f"{date.fromordinal(first + (YEAR.start + seconds) // DAY):%d.%m.%Y}"
