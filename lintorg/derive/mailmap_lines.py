"""The lines that a .mailmap lacks to say who is who."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.addresses import address
from lintorg.derive._shared.goes_by import goes_by
from lintorg.derive._shared.groups import Groups
from lintorg.derive._shared.mailmap import BY_MAILMAP, parse_mailmap
from lintorg.model.facts import Identity
from lintorg.model.tables import Merge, People, PersonId
from lintorg.model.text import safe


def mailmap_lines(people: People, lookalikes: tuple[Merge, ...]) -> Callable[[bool], tuple[str, ...]]:
    """Return whether to take lookalikes for one person → lines that give each person one name and address.

    In alphabetical order. An identity that a .mailmap cannot hold, or that would not be safe to read there, has no
    line.
    """
    mapped = {merge.other: merge.one for merge in people.merges if merge.reason == BY_MAILMAP}
    stated = frozenset(mapped.values())

    def lines(suggested: bool) -> tuple[str, ...]:  # noqa: FBT001  it is the table's one question
        groups = _groups(people, lookalikes if suggested else ())
        members: dict[PersonId, list[Identity]] = {}
        for person, identities in enumerate(people.identities):
            members.setdefault(groups.first(person), []).extend(identities)
        names = {first: goes_by(identities, stated) for first, identities in members.items()}
        found = {
            _line(names[groups.first(person)], raw)
            for raw, person in people.of.items()
            if mapped.get(raw, raw) != names[groups.first(person)]
        }
        return tuple(sorted(line for line in found if line))

    return lines


def _groups(people: People, lookalikes: tuple[Merge, ...]) -> Groups:
    person_of = {identity: person for person, identities in enumerate(people.identities) for identity in identities}
    groups = Groups(len(people.identities))
    for pair in lookalikes:
        groups.join(person_of[pair.one], person_of[pair.other])
    return groups


def _line(proper: Identity, raw: Identity) -> str | None:
    """Word that one identity is another; None where git would read it otherwise, or for other people too."""
    line = f"{proper.name} <{proper.email}> {raw.name} <{raw.email}>".replace("  <", " <")
    everybodys = not raw.name.strip() and address(raw.email) is None
    understood = parse_mailmap(line).proper(raw) == proper and safe(line) == line
    return line if understood and not everybodys else None
