"""Who was taken for whom, in words: the one place of the stories that shows names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from lintorg.app.maps import tables_at
from lintorg.app.request import Wishes
from lintorg.model.facts import Identity
from lintorg.model.tables import People
from lintorg.model.text import safe


def describe_people(path: Path, wishes: Wishes, *, jobs: int) -> str:
    """Return the merges with their reasons, ambiguous names, bots and agents, in alphabetical order."""
    people = cast("People", tables_at(path, wishes, jobs)["people"])
    count = len(people.identities)
    lines = [f"{count} {'person' if count == 1 else 'people'} from {sum(map(len, people.identities))} identities"]
    lines += _section("merged", sorted(_merges(people)))
    lines += _section("not merged: the name stands with three or more mail domains", sorted(people.ambiguous))
    lines += _section("bots", sorted(map(_identity, people.bots)))
    lines += _section("coding agents", sorted(map(_identity, people.agents)))
    return "\n".join(lines) + "\n"


def _merges(people: People) -> Iterator[str]:
    for merge in people.merges:
        yield f"{_identity(merge.one)} = {_identity(merge.other)}  ({merge.reason})"


def _identity(identity: Identity) -> str:
    return f"{identity.name} <{identity.email}>"


def _section(title: str, rows: Iterable[str]) -> list[str]:
    found = [f"  {safe(row)}" for row in rows]
    return ["", title, *found] if found else []
