"""Teams made from a seed, as rows that a test can count by itself and as the history lintorg would mine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lintorg.gather.history import History
from lintorg.gather.measuring import measure_all
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import Policy, shipped_policy
from lintorg.model.facts import Commit, Facts, Identity, LineCount, MethodChange, Trailer, Tree
from lintorg.model.tables import DAY, Window
from lintorg.model.touches import Touch, Touches
from lintorg.wiring import Tables
from tests.tabled import having

END = 20_000 * DAY
BOT = "helper[bot]"
AREAS = {
    "data": ("data/load.py", "data/mix.py", "data/clean.py"),
    "model": ("model/net.py", "model/attn.py", "model/moe/gate.py"),
    "kernels": ("kernels/gemm.cu",),
    "training": ("training/loop.py", "train.py"),
    "eval": ("eval/run.py",),
    "tests": ("tests/test_net.py", "tests/test_load.py"),
    "docs": ("docs/index.md",),
    "infra": (".github/workflows/ci.yml",),
    "odd": ("odd/place.py",),
}
AREA_OF = {path: area for area, paths in AREAS.items() for path in paths}
CORE, UPKEEP = frozenset({"data", "model", "kernels", "training", "eval"}), frozenset({"tests", "docs", "infra"})
UNKNOWN = "odd"
"""A folder that the map of areas does not know."""
Answer = tuple[float | None, float | None, float | None, int, str | None]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One commit: its key, when, by whom (letters, author first), on what; a merge has a second parent."""

    key: str
    days_ago: float
    who: str
    paths: tuple[str, ...] = ()
    assisted: bool = False
    reverts: str | None = None
    merges: str | None = None
    """The key of the second parent."""

    @property
    def areas(self) -> frozenset[str]:
        """The areas of the paths."""
        return frozenset(AREA_OF[path] for path in self.paths)


@cache
def team(seed: int, commits: int = 600) -> tuple[Row, ...]:
    """Return rows, oldest first: a few people do most, come and go, and each has areas of their own."""
    dice = random.Random(seed)
    people = "abcdefghi"[: dice.randint(5, 9)]
    active = {who: (dice.choice((800, 500, 300)), dice.choice((0, 0, 176, 230))) for who in people}
    likes = {who: dice.sample(sorted(AREAS), 3) for who in people}
    rows: list[Row] = []
    for number, days_ago in enumerate(sorted((dice.uniform(0.01, 790) for _ in range(commits)), reverse=True)):
        here = [who for who in people if active[who][0] >= days_ago >= active[who][1]] or [people[0]]
        who = dice.choices(here, [1 / (1 + place) for place in range(len(here))])[0]
        others = [other for other in here if other != who and dice.random() < 0.2 / len(here)]
        paths = {dice.choice(AREAS[dice.choice(likes[who])]) for _ in range(dice.choice((0, 1, 1, 2, 3)))}
        rows.append(
            Row(
                key=f"{number:040x}",
                days_ago=days_ago,
                who=who + "".join(others),
                paths=tuple(sorted(paths)),
                assisted=dice.random() < 0.15,
                reverts=rows[-2].key if number % 17 == 16 else None,
                merges=rows[-3].key if number % 29 == 28 else None,
            )
        )
    return tuple(rows)


def facts_of(rows: Sequence[Row]) -> Facts:
    """Return the facts of rows given oldest first, each on top of the one before; the last is the head."""
    parents = [(), *((row.key,) for row in rows[:-1])]
    commits = [_commit(row, before) for row, before in zip(rows, parents, strict=True)]
    touches, lines, begun = [], [], set[str]()
    for row in rows:
        number = int(row.key[1:], 16)
        for path in () if row.merges else row.paths:
            kind = "M" if path in begun or row.who == BOT else "A"
            begun |= {path} if row.who != BOT else set()
            touches.append(Touch(row.key, path, kind))
            lines.append(LineCount(row.key, path, 1 + 7 * number % 900, number % 40))
    return Facts(
        head=rows[-1].key, commits=tuple(commits[::-1]), touches=Touches(touches[::-1]), lines=tuple(lines[::-1])
    )


def methods_of(rows: Sequence[Row]) -> tuple[MethodChange, ...]:
    """Return one changed function for each path that a commit touches."""
    return tuple(MethodChange(row.key, path, function_of(row)) for row in rows if not row.merges for path in row.paths)


def function_of(row: Row) -> str:
    """Return the function that a commit changes: some are one person's, others are shared."""
    return f"step{ord(row.who[0]) % 4}"


def history_of(facts: Facts, end: int = END, paths: Sequence[str] = tuple(AREA_OF)) -> History:
    """Return a history that ends now, with every file alive."""
    return History(facts=facts, tree=Tree(paths=tuple(paths)), window=Window(start=end - 365 * DAY, end=end))


def tables(history: History, rows: Sequence[Row] = (), policy: Policy | None = None) -> Tables:
    """Return the tables of a scan with ``--deep``."""
    return having(tables_of(history, policy or shipped_policy()), methods=methods_of(rows))


def answers(made: Tables) -> dict[tuple[str, str], Answer]:
    """Return what every metric says, without its words: value, interval, n and reason by metric and subject."""
    return {key: (m.value, m.low, m.high, m.n, m.why_none) for key, m in measure_all(made).items()}


def measured(rows: Sequence[Row]) -> dict[tuple[str, str], Answer]:
    """Return what every metric says of a team's rows."""
    return answers(tables(history_of(facts_of(rows)), rows))


def identity(letter: str) -> Identity:
    """Return who a letter is."""
    return Identity(BOT, f"{BOT}@users.noreply.github.com") if letter == BOT else person(letter)


def person(letter: str) -> Identity:
    """Return the person behind a letter."""
    return Identity(f"Person Letter{letter}", f"{letter}@example.org")


def renamed(facts: Facts, who: Callable[[Identity], Identity]) -> Facts:
    """Return the facts with other identities everywhere."""
    return Facts(
        head=facts.head,
        commits=tuple(_with_identities(commit, who) for commit in facts.commits),
        touches=facts.touches,
        lines=facts.lines,
    )


def _with_identities(commit: Commit, who: Callable[[Identity], Identity]) -> Commit:
    trailers = tuple(Trailer(one.token, _value(who(_identity(one.value)))) for one in commit.trailers)
    return commit._replace(author=who(commit.author), committer=who(commit.committer), trailers=trailers)


def _commit(row: Row, before: tuple[str, ...]) -> Commit:
    time = END - int(row.days_ago * DAY)
    author, *others = [BOT] if row.who == BOT else list(row.who)
    return Commit(
        hash=row.key,
        parents=before + ((row.merges,) if row.merges else ()),
        author=identity(author),
        author_time=time,
        committer=identity(author),
        committer_time=time,
        subject='Revert "change"' if row.reverts else "change",
        trailers=tuple(_trailers(others, assisted=row.assisted)),
        reverts=row.reverts,
    )


def _trailers(others: Sequence[str], *, assisted: bool) -> Iterator[Trailer]:
    for other in others:
        yield Trailer("co-authored-by", _value(identity(other)))
    if assisted:
        yield Trailer("co-authored-by", "Claude <noreply@anthropic.com>")


def _value(who: Identity) -> str:
    return f"{who.name} <{who.email}>"


def _identity(value: str) -> Identity:
    name, _, email = value.rstrip(">").partition(" <")
    return Identity(name, email)
