"""Histories of files from literals, as tables, for tests of who authors what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lintorg.derive.authorship import file_authors
from lintorg.derive.identities import people
from lintorg.model.facts import Commit, Facts, Identity, Trailer, Tree
from lintorg.model.settings import Settings
from lintorg.model.tables import DAY, Lens, Window
from lintorg.model.touches import Touch, Touches
from lintorg.wiring import Tables
from tests.tabled import stated

END = 20_000 * DAY
BOT = "bot"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One commit: who (a letter, or BOT) touched what, when, on top of which steps (by number)."""

    who: str
    touches: tuple[str, ...]
    days_ago: float
    parents: tuple[int, ...] | None
    assisted: bool
    subject: str


def step(
    who: str,
    *touches: str,
    days_ago: float = 0,
    parents: Sequence[int] | None = None,
    assisted: bool = False,
    subject: str = "change",
) -> Step:
    """State a commit; a touch is its kind and path, a rename both paths: ``A x.py``, ``R x.py y.py``."""
    known = None if parents is None else tuple(parents)
    return Step(who=who, touches=touches, days_ago=days_ago, parents=known, assisted=assisted, subject=subject)


def facts_of(steps: Sequence[Step], order: Iterable[int] | None = None) -> Facts:
    """Return facts over steps given oldest first; the last is the head, ``order`` its place among others."""
    numbers = list(order if order is not None else range(len(steps)))
    touches = [touch for number in reversed(numbers) for touch in _touches(number, steps[number])]
    commits = tuple(_commit(number, steps[number]) for number in reversed(numbers))
    return Facts(head=name(len(steps) - 1), commits=commits, touches=Touches(touches))


def tables_of(
    steps: Sequence[Step],
    live: Iterable[str],
    *,
    end: int = END,
    lens: Lens = Lens(),
    texts: Mapping[str, str] | None = None,
    order: Iterable[int] | None = None,
) -> Tables:
    """Return tables over steps; ``live`` are the paths of the head's tree."""
    inputs = {
        "facts": facts_of(steps, order),
        "tree": Tree(paths=tuple(live), texts=texts or {}),
        "settings": Settings(areas=(), classes=()),
        "roster": None,
        "window": Window(start=end - 365 * DAY, end=end),
        "lens": lens,
    }
    return stated(**inputs)


def authors(tables: Tables) -> Mapping[str, str]:
    """Return the authors of each live code file as sorted letters."""
    known_people = tables.of(people)
    found = {}
    for path, persons in tables.of(file_authors).items():
        found[path] = "".join(sorted(known_people.identities[person][0].name[-1] for person in persons))
    return found


def name(number: int) -> str:
    """Return the hash of a step."""
    return f"{number:040x}"


def _commit(number: int, stated: Step) -> Commit:
    parents = stated.parents if stated.parents is not None else range(max(number - 1, 0), number)
    who = Identity("helper[bot]", "helper[bot]@example.org")
    if stated.who != BOT:
        who = Identity(f"Person {stated.who}", f"{stated.who}@example.org")
    time = END - int(stated.days_ago * DAY)
    return Commit(
        hash=name(number),
        parents=tuple(map(name, parents)),
        author=who,
        author_time=time,
        committer=who,
        committer_time=time,
        subject=stated.subject,
        trailers=(Trailer("co-authored-by", "Claude <noreply@anthropic.com>"),) if stated.assisted else (),
    )


def _touches(number: int, stated: Step) -> list[Touch]:
    found = []
    for text in stated.touches:
        kind, *paths = text.split()
        found.append(Touch(name(number), paths[-1], kind, paths[0] if kind == "R" else None))
    return found
