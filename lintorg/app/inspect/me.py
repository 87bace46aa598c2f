"""One's own private view: what hangs on you alone, who could back you up, what to hand over first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lintorg.app.inspect.names import Names, names_of, period_of, worded
from lintorg.derive.area_work import area_people, area_work
from lintorg.derive.areas import path_area
from lintorg.derive.located import located
from lintorg.derive.successors import stand_ins
from lintorg.gather.opening import tables_at
from lintorg.mine.user import own_email
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.tables import FAMILIAR, OTHER, Contribution, PersonId, StandIns
from lintorg.model.text import safe
from lintorg.wiring import Tables

_FILES = 3
_AREAS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    tables: Tables
    names: Names
    me: PersonId

    def areas(self) -> list[str]:
        """Return the areas that one knows, those with most commits of one's own first."""
        commits = {
            area: people[self.me]
            for area, people in self.tables.of(area_people).items()
            if area != OTHER and people.get(self.me, 0) >= FAMILIAR
        }
        return sorted(commits, key=lambda area: (-commits[area], area))

    def stand_ins(self, area: str) -> StandIns:
        return self.tables.of(stand_ins)(area)

    def others_here(self, area: str) -> frozenset[PersonId]:
        return self.stand_ins(area).here - {self.me}

    def commits(self, area: str) -> list[Contribution]:
        work = self.tables.of(area_work)[area]
        return [contribution for contribution in work if self.me in contribution.people]

    def files(self, area: str) -> list[str]:
        """Return the files of the head that most of one's commits in an area touched."""
        hashes = {contribution.hash for contribution in self.commits(area)}
        area_of = self.tables.of(path_area)
        there = frozenset(self.tables.inputs.tree.paths)
        touches = self.tables.of(located)
        counts = Counter(path for path in touches.of(hashes).paths if path in there)
        mine = [path for path in counts if area_of(path) == area]
        return sorted(mine, key=lambda path: (-counts[path], path))[:_FILES]


def describe_me(options: Options, email: str | None) -> str:
    """Return one person's view of a repository, for their eyes; nothing of it is kept.

    Raises:
        LintorgError: no e-mail is known, nobody here has it, or several people share it.
    """
    wanted = email or own_email()
    if not wanted:
        raise LintorgError("who are you? Use --email, or `git config --global user.email`")
    tables = tables_at(options)
    names = names_of(tables)
    view = _View(tables=tables, names=names, me=_person(names, wanted))
    return "\n".join(_lines(view)) + "\n"


def _person(names: Names, email: str) -> PersonId:
    """Find whose e-mail it is; errors do not repeat it."""
    folded = email.strip().casefold()
    found = [
        person for person, emails in enumerate(names.emails) if folded in {one.strip().casefold() for one in emails}
    ]
    if not found:
        raise LintorgError("no author here has your e-mail; use --email with one that `lintorg people` shows")
    if len(found) > 1:
        raise LintorgError("several people here share your e-mail; use --email with one that is yours alone")
    return found[0]


def _lines(view: _View) -> Iterator[str]:
    yield f"you are {worded(view.names.known_as[view.me])}"
    yield f"in {period_of(view.tables)}"
    areas = view.areas()
    alone = [area for area in areas if not view.others_here(area)]
    if not areas:
        yield "You have fewer than three commits in every area: nothing hangs on you."
        return
    yield ""
    if alone:
        yield "only you are active in, and could hand over first"
        for area in alone[:_AREAS]:
            yield from _block(view, area)
        if alone[_AREAS:]:
            yield f"  and in {safe(', '.join(sorted(alone[_AREAS:])))}"
    else:
        yield "no area hangs on you alone; most of your work, to hand over first"
        yield from _block(view, areas[0])
    shared = sorted(area for area in areas if area not in alone)
    if shared:
        yield f"others are active too in {safe(', '.join(shared))}"


def _block(view: _View, area: str) -> Iterator[str]:
    """Word one area: one's commits, the files to begin with, and who could back one up."""
    count = len(view.commits(area))
    yield f"  {safe(area)}: {count} commits of yours"
    if files := view.files(area):
        yield f"    begin with {safe(', '.join(files))}"
    found = view.stand_ins(area)
    here = view.names.listed(found.here - {view.me})
    nearby = view.names.listed(found.nearby - {view.me})
    if here:
        yield "    active there too"
        yield from (f"      {name}" for name in here)
    if nearby:
        yield f"    active in {safe(found.neighbour or '')}, which changes together with it"
        yield from (f"      {name}" for name in nearby)
    if not here and not nearby:
        yield "    nobody to name there or nearby: let someone new make the next small change, with you as reviewer"
