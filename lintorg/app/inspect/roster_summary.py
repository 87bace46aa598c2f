"""What is said of a roster that was made from a table: counts, and lines of the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lintorg.app.inspect.roster_match import Match
from lintorg.app.inspect.roster_words import counted, lines, needed
from lintorg.config.roster_table import RosterTable
from lintorg.model.role_coverage import RoleCoverage
from lintorg.model.text import safe

WELL_COVERED = 90
"""The percentage of known work that blank entries are added for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A roster's text, and what is to be said of it."""

    text: str
    table: RosterTable
    matches: Sequence[Match]
    left_out: int
    """People of the table who have withdrawn or opted out."""
    coverage: RoleCoverage
    without_entry: int
    """People of the window."""
    listed: int
    """Blank entries that were added."""


def summary(imported: Imported, path: Path, repository: Path, *, accepted: bool) -> str:
    """Return what was written and what comes next; ``accepted`` tells whether a name was enough."""
    shown, place = safe(str(path)), safe(str(repository))
    said = [
        f"{shown}: {counted(len(imported.matches), 'entry', 'entries')} from the table, readable by you alone",
        *_found(imported.matches, accepted=accepted),
        *_not_taken(imported),
        *_unknown_words(imported.table),
        *_coverage(imported),
        "Next:",
        f"  lintorg roster check {shown} {place}",
        f"  lintorg scan {place} --roster {shown}",
    ]
    return "".join(f"{line}\n" for line in said)


def _found(matches: Sequence[Match], *, accepted: bool) -> Iterator[str]:
    by_email = sum(bool(match.by_email) for match in matches)
    by_name = sum(match.by_name is not None for match in matches)
    yield f"  {by_email} with commits by e-mail, {by_name} by name alone"
    if by_name and not accepted:
        yield "  A name is no proof: accept all of these with --accept names, or one by one in the file"
    if nobody := [match.person.stays[0].line for match in matches if not match.candidates]:
        yield f"  {len(nobody)} without commits: the table's {lines(nobody)}"


def _not_taken(imported: Imported) -> Iterator[str]:
    if imported.left_out:
        yield f"  {counted(imported.left_out, 'person', 'people')} left out: withdrawn or opted out"
    if imported.table.wrong_emails:
        yield f"  What should be an e-mail is none, and is left out: {lines(imported.table.wrong_emails)}"
    if imported.table.nameless:
        yield f"  Left out for neither name nor e-mail: {lines(imported.table.nameless)}"


def _unknown_words(table: RosterTable) -> Iterator[str]:
    if table.unknown:
        words = counted(len(table.unknown), "word for a role is", "words for roles are")
        yield f"  {words} unknown, on {counted(sum(table.unknown.values()), 'line', 'lines')}: say what each means"
        yield "  under role-words in the file, then import again with --update (or use --role WORD=ROLE)"


def _coverage(imported: Imported) -> Iterator[str]:
    coverage = imported.coverage
    yield f"{imported.without_entry} of {counted(coverage.people, 'person', 'people')} of the last year have no entry"
    yield f"The role is known for {coverage.percent} % of the work{needed(coverage, WELL_COVERED)}"
    if imported.listed:
        yield f"{counted(imported.listed, 'blank entry is', 'blank entries are')} at the end of the file for them"
