"""Prints a fixed sample of merges, and of people with those who look most alike, to be checked by reading.

The output holds names: it is for one's own terminal, and only the rates are for benchmarks/RESULTS.md.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from lintorg.derive.identities import lookalikes, people
from lintorg.gather.opening import tables_at
from lintorg.model.facts import Identity
from lintorg.model.options import Mining, Options
from lintorg.model.tables import People

SAMPLE, NEAREST, ALIKE = 100, 4, 0.85


def worded(identities: Iterable[Identity]) -> str:
    """Return identities on one line."""
    return "; ".join(f"{identity.name} <{identity.email}>" for identity in identities)


def sampled(rows: Iterable[str]) -> list[str]:
    """Return the hundred rows whose hashes come first: as good as drawn, and the same every time."""
    return sorted(rows, key=lambda row: sha256(row.encode("utf-8", "surrogatepass")).digest())[:SAMPLE]


def parts(person: Sequence[Identity]) -> set[str]:
    """Return the words of a person's names and mailboxes, and each name and mailbox run together."""
    found = set()
    for name, email in person:
        for text in (name.casefold(), email.casefold().partition("@")[0].rpartition("+")[2]):
            words = [word for word in re.split(r"[\W\d_]+", text) if word]
            found |= {*words, "".join(words)}
    return {word for word in found if len(word) > 2}


def nearest(person: set[str], others: Sequence[set[str]], frequency: Counter[str]) -> list[int]:
    """Return the numbers of others who share rare words with a person, or have words that are nearly the same."""

    def likeness(other: set[str]) -> float:
        nearly = sum(
            min(len(one), len(two)) > 4
            and (one in two or two in one or SequenceMatcher(None, one, two).ratio() > ALIKE)
            for one in person - other
            for two in other - person
        )
        return sum(1 / frequency[word] for word in person & other) + 0.3 * nearly

    scores = {number: likeness(other) for number, other in enumerate(others) if other is not person}
    return [number for number in sorted(scores, key=lambda number: -scores[number])[:NEAREST] if scores[number]]


def main(arguments: list[str]) -> None:
    """Print both samples; arguments are NAME=PATH."""
    merges: dict[str, str] = {}
    persons: dict[str, tuple[People, int]] = {}
    reasons: Counter[str] = Counter()
    for argument in arguments:
        name, _, path = argument.partition("=")
        tables = tables_at(Options(path=Path(path), no_config=True, mining=Mining(jobs=2, cache=True)))
        known_people, alike = tables.of(people), tables.of(lookalikes)
        for merge in known_people.merges:
            merges[f"{name} {worded([merge.one])} = {worded([merge.other])}"] = merge.reason
        persons |= {
            f"{name} {worded(one)}": (known_people, number) for number, one in enumerate(known_people.identities)
        }
        reasons.update(merge.reason for merge in known_people.merges)
        reasons.update(f"suggested: {pair.reason}" for pair in alike)
    print(f"{len(persons)} people, {len(merges)} merges, {dict(reasons)}")
    for row in sampled(merges):
        print(f"{row}  ({merges[row]})")
    for row in sampled(persons):
        known_people, number = persons[row]
        others = list(map(parts, known_people.identities))
        frequency = Counter(word for other in others for word in other)
        print(
            row,
            *(worded(known_people.identities[near]) for near in nearest(others[number], others, frequency)),
            sep="\n   ~ ",
        )


if __name__ == "__main__":
    main(sys.argv[1:])
