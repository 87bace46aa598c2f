"""Who was taken for whom, in words, and as lines of a .mailmap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lintorg.app.inspect.names import worded
from lintorg.config.disk import DiskFiles
from lintorg.config.writing import write_whole
from lintorg.derive._shared.apart import apart_line
from lintorg.derive._shared.resolution import stated_by
from lintorg.derive.identities import lookalikes, mailmap_lines, people
from lintorg.gather.opening import tables_at
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.tables import Merge, People
from lintorg.model.text import safe
from lintorg.wiring import Tables

MAILMAP = ".mailmap"


def describe_people(options: Options) -> str:
    """Return the merges with their reasons, what may be missing, who is no person, each in alphabetical order."""
    tables = tables_at(options)
    known_people, alike = _in_part(tables), tables.of(lookalikes)
    count = len(known_people.identities)
    lines = [f"{count} {'person' if count == 1 else 'people'} from {sum(map(len, known_people.identities))} identities"]
    lines += _section("merged", _pairs(known_people.merges, "="))
    lines += _apart(known_people.merges)
    lines += _section("not merged, for the reason in parentheses", _pairs(known_people.refused, "≠"))
    lines += _section("perhaps one person each, not merged: nothing confirms it", _pairs(alike, "~"))
    lines += _section("ambiguous: the name stands with three or more mail domains", known_people.ambiguous)
    lines += _section("bots", map(worded, known_people.bots))
    lines += _section("coding agents", map(worded, known_people.agents))
    lines += _section("nobody: placeholders, and addresses that take no mail", map(worded, known_people.nobody))
    return "\n".join(lines) + "\n"


def _in_part(tables: Tables) -> People:
    """Return the people, of a part those whom a commit that touches it names; who is who is settled by all commits."""
    known_people, facts = tables.of(people), tables.inputs.facts
    if not facts.outside:
        return known_people
    here = frozenset(stated_by(one for one in facts.inside if not one.is_merge))
    persons = {known_people.of[one] for one in here if one in known_people.of}
    groups = {person: known_people.identities[person] for person in sorted(persons)}
    identities = frozenset(one for group in groups.values() for one in group) | here
    return replace(
        known_people,
        identities=tuple(groups.values()),
        merges=tuple(one for one in known_people.merges if {one.one, one.other} & identities),
        refused=tuple(one for one in known_people.refused if {one.one, one.other} & identities),
        bots=known_people.bots & here,
        agents=known_people.agents & here,
        nobody=known_people.nobody & here,
    )


def write_mailmap(options: Options, folder: Path, *, suggested: bool) -> str:
    """Add to the .mailmap in a folder what it lacks to say who is who; return what was done, without names.

    Where the folder has none, it gets the head's with the new lines.

    Raises:
        LintorgError: the file cannot be read as UTF-8 or written, or leads outside of the folder.
    """
    tables = tables_at(options)
    tree = tables.inputs.tree
    present = DiskFiles(folder).read(MAILMAP)
    text = tree.texts.get(MAILMAP, "") if present is None else present
    tables = tables.over(replace(tables.inputs, tree=replace(tree, texts={**tree.texts, MAILMAP: text})))
    lines = tables.of(mailmap_lines)(suggested)
    if not lines:
        return f"{MAILMAP} needs no new lines\n"
    if "\N{REPLACEMENT CHARACTER}" in text:
        raise LintorgError(f"the {MAILMAP} of the head is not UTF-8 text; lines can be added once it is")
    file = folder / MAILMAP
    _write(file, text.encode() if present is None else file.read_bytes(), lines, new=present is None)
    return _done(len(lines), 0 if suggested else len(tables.of(lookalikes)))


def _write(file: Path, before: bytes, lines: Iterable[str], *, new: bool) -> None:
    ending = b"" if not before or before.endswith(b"\n") else b"\n"
    write_whole(file, before + ending + "".join(f"{line}\n" for line in lines).encode(), new=new)


def _done(added: int, left_out: int) -> str:
    lines = "line was" if added == 1 else "lines were"
    said = f"{added} {lines} added to {MAILMAP}; read the file, then commit it: it takes effect with the commit\n"
    suggestions = "suggestion was" if left_out == 1 else "suggestions were"
    return said + (f"{left_out} {suggestions} left out (--with-suggestions)\n" if left_out else "")


def _pairs(merges: Iterable[Merge], sign: str) -> Iterator[str]:
    for merge in merges:
        yield f"{worded(merge.one)} {sign} {worded(merge.other)}  ({merge.reason})"


def _apart(merges: Iterable[Merge]) -> list[str]:
    """Say how to keep two people apart that were merged: a line for each second one, ready for a .mailmap."""
    rows = list(filter(None, (apart_line(merge) for merge in merges)))
    if not rows:
        return []
    return [
        "",
        "To keep two of these people apart, put the line of the second one in .mailmap, with a name that tells them",
        "apart, or give each an entry of their own in the roster (`people:`, a list of `- emails: [...]`):",
        *sorted({f"  {safe(row)}" for row in rows}),
    ]


def _section(title: str, rows: Iterable[str]) -> list[str]:
    found = [f"  {safe(row)}" for row in sorted(rows)]
    return ["", title, *found] if found else []
