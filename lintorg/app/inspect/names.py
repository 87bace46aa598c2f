"""The people of a repository as the commands that help name them: everyone under one name, nobody who opted out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lintorg.config.opt_out import OPT_OUT, OptOut, parse_opt_out
from lintorg.derive.area_work import area_work
from lintorg.derive.areas import area_map, folder_areas, path_area
from lintorg.derive.identities import known_as, people
from lintorg.model.dates import day
from lintorg.model.document import did_you_mean
from lintorg.model.errors import LintorgError
from lintorg.model.facts import Identity
from lintorg.model.tables import DAY, OTHER, PersonId
from lintorg.model.text import safe
from lintorg.wiring import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What to call people, and who is not to be named."""

    known_as: tuple[Identity, ...]
    emails: tuple[frozenset[str], ...]
    """Every address by person, as commits state it and after .mailmap."""
    opt_out: OptOut

    def listed(self, people: Iterable[PersonId]) -> list[str]:
        """Return names with addresses in alphabetical order, safe to print, without those who opted out."""
        willing = (self.known_as[person] for person in people if not self.opt_out.holds(self.emails[person]))
        rows = sorted(willing, key=lambda identity: (identity.name.casefold(), identity))
        return [worded(identity) for identity in rows]


def worded(identity: Identity) -> str:
    """Return ``Name <e-mail>``, safe to print."""
    return safe(f"{identity.name} <{identity.email}>")


def names_of(tables: Tables) -> Names:
    """Return the names behind the tables.

    Raises:
        BadFiles, LintorgError: the head's list of those who opted out cannot be read: then nobody is named.
    """
    tree, known_people = tables.inputs.tree, tables.of(people)
    if OPT_OUT in tree.unread:
        raise LintorgError(f"the head's {OPT_OUT} cannot be read, so nobody is named")
    emails = [{identity.email for identity in identities} for identities in known_people.identities]
    for raw, person in known_people.of.items():
        emails[person].add(raw.email)
    return Names(
        known_as=tables.of(known_as),
        emails=tuple(map(frozenset, emails)),
        opt_out=parse_opt_out(tree.texts.get(OPT_OUT, "")),
    )


def check_area(area: str, tables: Tables) -> None:
    """Make sure that an area is one of the repository's.

    Raises:
        LintorgError: it is not; the sentence names the closest one.
    """
    known = set(tables.of(area_work))
    if tables.of(area_map) == "folders":
        area_of = tables.of(path_area)
        known |= set(map(area_of, tables.inputs.tree.paths))
    else:
        known |= {one.name for one in tables.inputs.settings.areas} | tables.of(folder_areas)
    known.discard(OTHER)
    if area not in known:
        raise LintorgError(f"no area is called {safe(area)}{did_you_mean(area, known)}; see `lintorg areas`")


def period_of(tables: Tables) -> str:
    """Word the window: ``the 365 days to 2026-08-20``."""
    window = tables.inputs.window
    return f"the {window.length // DAY} days to {day(window.end)}"
