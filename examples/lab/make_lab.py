"""Make the git repository of an invented training lab from its declared truth, truth.toml."""

from __future__ import annotations

import argparse
import os
import subprocess
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from zlib import crc32

HERE = Path(__file__).parent
TRUTH = tomllib.loads((HERE / "truth.toml").read_text(encoding="utf-8"))
DECLARED, PEOPLE, BOTS = TRUTH["declared"], TRUTH["people"], TRUTH["bots"]
MESSAGES, FORMATS = TRUTH["messages"], TRUTH["formats"]
CORE = frozenset((*DECLARED["shared"], *DECLARED["silos"]))

DAY = 86_400
END = 1_787_227_200  # 2026-08-20 12:00 UTC, the head's committer date
LAST_YEAR, YEAR_BEFORE = END - 365 * DAY, END - 730 * DAY  # where the two years start
RENAME = LAST_YEAR + 120 * DAY

SEALED = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
RULE = "lint-rules/team/LAB001-few-hands.yaml"
FIXED: dict[str, str] = {
    **FORMATS["fixed"],
    ".lintorg.yaml": (HERE / "lintorg.yaml").read_text(encoding="utf-8"),
    RULE: (HERE / RULE).read_text(encoding="utf-8"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One commit to make; ``moves`` marks the mass rename, ``squashed`` one the platform committed."""

    time: int
    author: str
    partner: str = ""
    areas: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    message: str = ""
    moves: bool = False
    squashed: bool = False


def pick(*words: object) -> int:
    """Return a number that looks random and is the same for the same words on every machine."""
    return crc32(repr(words).encode())


def year(table: Mapping[str, str], start: int) -> Iterator[Change]:
    """Yield a year's changes, each author's shuffled and spread evenly over the days at work."""
    todo: dict[str, list[Change]] = defaultdict(list)
    for areas, work in table.items():
        for hands, count in (item.split() for item in work.split(", ")):
            author, _, partner = hands.partition("+")
            change = Change(time=start, author=author, partner=partner, areas=tuple(areas.split()))
            todo[author] += [change] * int(count)
    for author, changes in todo.items():
        first, last = PEOPLE[author].get("from", 1), PEOPLE[author].get("to", 364)
        slot = (last - first) * DAY // len(changes)
        for place, index in enumerate(sorted(range(len(changes)), key=lambda n: pick(author, start, n))):
            time = start + first * DAY + place * slot + slot * (25 + pick(author, place) % 50) // 100
            yield replace(changes[index], time=time)


def occasions() -> Iterator[Change]:
    """Yield what happens once: the first commit, the mass rename, a hostile message, lintorg's arrival."""
    first = ("README.md", "pyproject.toml", ".mailmap", ".gitattributes")
    yield Change(time=YEAR_BEFORE + 3600, author="lumen", paths=first, message="start")
    yield Change(time=RENAME, author="saffron", paths=("pyproject.toml",), message="move lab to src", moves=True)
    yield Change(time=RENAME + 40 * DAY, author="wren", areas=("docs",), message=MESSAGES["hostile"])
    policy = (".lintorg.yaml", RULE)
    yield Change(time=END - 40 * DAY, author="teal", paths=policy, message="lint how we work")


def automation() -> Iterator[Change]:
    """Yield the bots' commits, evenly over both years, their paths in turn."""
    for name, bot in BOTS.items():
        step = 730 * DAY // (bot["commits"] + 1)
        for turn in range(bot["commits"]):
            path = bot["paths"][turn % len(bot["paths"])]
            time = YEAR_BEFORE + step * (turn + 1)
            yield Change(time=time, author=name, paths=(path,), message=f"bump {path} to {turn}")


def history() -> list[Change]:
    """Return every change, oldest first, with its paths and message; the last one at END."""
    years = (*year(TRUTH["year-before"], YEAR_BEFORE), *year(TRUTH["last-year"], LAST_YEAR))
    changes = sorted((*years, *occasions(), *automation()), key=lambda change: (change.time, change.author))
    changes[-1] = replace(changes[-1], time=END)
    people = [place for place, change in enumerate(changes) if change.author in PEOPLE]
    squashed = frozenset(people[-DECLARED["squashed"] :])
    turns: Counter[str] = Counter()
    return [
        worded(replace(change, paths=paths_of(change, turns), squashed=place in squashed), place)
        for place, change in enumerate(changes)
    ]


def paths_of(change: Change, turns: Counter[str]) -> tuple[str, ...]:
    """Return what a change touches: each area's next file, and a test with every third core one."""
    paths = list(change.paths)
    for area in change.areas:
        folder, *names = TRUTH["files"][area]
        name = names[turns[area] % len(names)]
        paths.append(str(PurePosixPath(folder, name)))
        if area in CORE and turns[area] % 3 == 0:
            paths.append(f"tests/{area}/test_{PurePosixPath(name).stem}.py")
        turns[area] += 1
    return tuple(path if change.time >= RENAME else path.removeprefix("src/") for path in paths)


def worded(change: Change, place: int) -> Change:
    """Return the change with its whole message: subject, pull request number, trailers."""
    stem = PurePosixPath(change.paths[0]).stem
    verb = MESSAGES["verbs"][pick(place) % len(MESSAGES["verbs"])]
    subject = change.message or f"{change.areas[0]}: {verb} {stem}"
    number = f" (#{place})" if change.squashed else ""
    trailers = ""
    if partner := change.partner:
        trailers += f"\nCo-authored-by: {PEOPLE[partner]['name']} <{partner}@lab.example>"
    if change.time > LAST_YEAR and change.author in PEOPLE and place % 4 == 0:
        trailers += "\n" + MESSAGES["agents"][place // 4 % len(MESSAGES["agents"])]
    return replace(change, message=f"{subject}{number}\n" + (trailers and f"{trailers}\n"))


def content(path: str, version: int) -> str:
    """Return a file after so many changes; each adds a block and edits a quarter of the older ones."""
    suffix = PurePosixPath(path).suffix
    if path in FIXED:
        return FIXED[path]
    if suffix in FORMATS["whole"]:
        return str(FORMATS["whole"][suffix].format(version))
    block = FORMATS["blocks"].get(suffix, "step_{0}: {1}\n")
    return "".join(block.format(step, (version - step) // 4) for step in range(version + 1))


class Stream:
    """A git fast-import stream in the making; commits are known by their marks, 0 is none."""

    def __init__(self) -> None:
        self.merges = 0
        self.lines: list[str] = []
        self._marks = 0
        self._versions: Counter[str] = Counter()
        self._signed: Counter[str] = Counter()

    def add(self, change: Change, parent: int) -> int:
        """Write one change on top of its parent and return its mark."""
        self._versions.update(path.removeprefix("src/") for path in change.paths)
        who = self._identity(change.author)
        author = who.format(change.time - DAY * change.squashed - pick(change.time) % 7200)
        committer = (f"{MESSAGES['platform']} {{}} +0000" if change.squashed else who).format(change.time)
        self._begin(author, committer, change.message, parent)
        if change.moves:
            self._line('R "lab" "src/lab"')
        return self._files(change.paths)

    def merge(self, main: int, side: Sequence[Change], tip: int) -> int:
        """Write the merge into ``main`` of a side line that ends in ``tip``; return its mark."""
        who = self._identity(MESSAGES["mergers"][self.merges % len(MESSAGES["mergers"])]).format(side[-1].time + 1)
        self.merges += 1
        self._begin(who, who, f"Merge branch 'work-{self.merges}'\n", main)
        self._line(f"merge :{tip}")
        return self._files(dict.fromkeys(path for change in side for path in change.paths))

    def _identity(self, key: str) -> str:
        """Return name, e-mail, a place for the time, and zone; every third time the other e-mail."""
        if key in BOTS:
            return f"{key} <{BOTS[key]['email']}> {{}} +0000"
        self._signed[key] += 1
        person, email = PEOPLE[key], f"{key}@lab.example"
        if self._signed[key] % 3 == 0:
            email = person.get("other", email)
        return f"{person['name']} <{email}> {{}} {person['zone']}"

    def _begin(self, author: str, committer: str, message: str, parent: int) -> None:
        self._marks += 1
        self._line(f"commit refs/heads/main\nmark :{self._marks}\nauthor {author}\ncommitter {committer}")
        self._line(f"data {len(message.encode())}\n{message}")
        if parent:
            self._line(f"from :{parent}")

    def _files(self, paths: Iterable[str]) -> int:
        for path in paths:
            text = content(path, self._versions[path.removeprefix("src/")])
            self._line(f'M 100644 inline "{path}"\ndata {len(text.encode())}\n{text}')
        return self._marks

    def _line(self, line: str) -> None:
        self.lines.append(f"{line}\n")


def stream() -> bytes:
    """Return the whole history as git fast-import reads it: groups of six, some as two merged lines."""
    made, changes, tip = Stream(), history(), 0
    for start in range(0, len(changes), 6):
        group = changes[start : start + 6]
        due = min(DECLARED["merges"], DECLARED["merges"] * start // (len(changes) - 120))
        lines = 2 if made.merges < due and can_fork(group) else 1
        tips = [tip] * lines
        for place, change in enumerate(group):
            tips[place % lines] = made.add(change, tips[place % lines])
        tip = made.merge(tips[0], group[1::2], tips[1]) if lines == 2 else tips[0]
    return "".join(made.lines).encode()


def can_fork(group: Sequence[Change]) -> bool:
    """Return whether every second change can stand on a line of its own without a conflict."""
    main, side = ({path for change in group[lane::2] for path in change.paths} for lane in (0, 1))
    return main.isdisjoint(side) and not any(change.moves or change.squashed for change in group)


def make(destination: Path, *, bare: bool = False) -> str:
    """Create the repository, in a new or empty folder only, and return its head's hash."""
    if destination.exists() and (not destination.is_dir() or any(destination.iterdir())):
        raise FileExistsError(f"{destination} exists; name a new or empty folder")
    init = ("init", "--quiet", "--template=", "--object-format=sha1", "--initial-branch=main")
    git(Path(), *init, *(["--bare"] if bare else []), "--", str(destination.absolute()))
    git(destination, "fast-import", "--quiet", stdin=stream())
    if not bare:
        git(destination, "reset", "--quiet", "--hard")
    return git(destination, "rev-parse", "main")


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Run git away from the user's settings and return its output; raise when it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | SEALED
    output = subprocess.check_output(("git", "-C", folder, *arguments), input=stdin, env=environment)
    return output.decode().strip()


def main() -> None:
    """Make the lab where the command line says."""
    parser = argparse.ArgumentParser(description="Make the example lab's repository.")
    parser.add_argument("destination", type=Path, metavar="DEST", help="a new or empty folder")
    parser.add_argument("--bare", action="store_true", help="without a work tree")
    wanted = parser.parse_args()
    try:
        print(f"{wanted.destination} @ {make(wanted.destination, bare=wanted.bare)}")
    except FileExistsError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
