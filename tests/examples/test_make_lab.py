"""The lab's declared truth, counted again in plain Python from git's own output."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import comb
from pathlib import Path
from typing import NamedTuple

import pytest

LAB = Path(__file__).parents[2] / "examples" / "lab"
TRUTH = tomllib.loads((LAB / "truth.toml").read_text(encoding="utf-8"))
DECLARED = TRUTH["declared"]
DAY = 86_400
YEAR = 365 * DAY
CORE = {*DECLARED["shared"], *DECLARED["silos"]}
FULL_NAMES = {person["name"]: key for key, person in TRUTH["people"].items()}
AGENT = re.compile(r"^(Co-authored-by: (Claude|Copilot)|Assisted-by: Claude) <", re.MULTILINE)
CO_AUTHOR = re.compile(r"^Co-authored-by: (.*) <", re.MULTILINE)
NOBODYS_WRITING = re.compile(r"^third_party/|_pb2\.py$|launch_table\.py$|/golden/|\.npy$|\.lock$")
FIELDS = "%P%x1f%an%x1f%ae%x1f%ad%x1f%cn%x1f%ct%x1f%s%x1f%B"
FORMAT = f"--format=%x1e{FIELDS}%x1f"


class Row(NamedTuple):
    """One commit as git log shows it; ``author`` is a key of the truth's people, or a bot's name."""

    merge: bool
    author: str
    email: str
    zone: str
    committer: str
    time: int
    subject: str
    message: str
    touched: tuple[tuple[str, str], ...]

    @property
    def hands(self) -> set[str]:
        co_authors = {FULL_NAMES.get(name, "") for name in CO_AUTHOR.findall(self.message)}
        return {self.author, *co_authors} - {""}

    @property
    def renames(self) -> int:
        return sum(status.startswith("R") for status, _ in self.touched)

    @property
    def areas(self) -> set[str]:
        mass_edit = self.renames > 50
        return set() if mass_edit else {area_of(path) for _, path in self.touched} - {""}


def area_of(path: str) -> str:
    if NOBODYS_WRITING.search(path):
        return ""
    first, *rest = path.removeprefix("src/").split("/")
    if first == "lab":
        return rest[0]
    return {".github": "infra", "scripts": "infra"}.get(first, first if rest else "")


def run(*command: str | Path) -> bytes:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout


def make(folder: Path, *options: str) -> Path:
    run(sys.executable, LAB / "make_lab.py", folder, *options)
    return folder


def git(folder: Path, *arguments: str) -> str:
    return run("git", "-C", folder, "-c", "core.quotePath=false", *arguments).decode()


def changed(folder: Path, between: str) -> set[str]:
    return set(git(folder, "diff", "--name-only", between).split("\n")) - {""}


def read(record: str) -> Row:
    parents, name, email, date, committer, time, subject, message, files = record.split("\x1f")
    lines = [line.split("\t") for line in files.split("\n") if line]
    return Row(
        merge=" " in parents,
        author=FULL_NAMES.get(name, name),
        email=email,
        zone=date,
        committer=committer,
        time=int(time),
        subject=subject,
        message=message,
        touched=tuple((line[0], line[-1]) for line in lines),
    )


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("lab") / "trainer")


@pytest.fixture(scope="session")
def rows(lab: Path) -> list[Row]:
    log = git(lab, "log", "-M", "--name-status", "--date=format:%z", FORMAT, "main")
    return [read(record) for record in log.split("\x1e")[1:]]


@pytest.fixture(scope="session")
def humans(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not row.merge and row.author in TRUTH["people"]]


@pytest.fixture(scope="session")
def last_year(rows: list[Row], humans: list[Row]) -> list[Row]:
    return year_to(humans, rows[0].time)


def year_to(humans: Iterable[Row], end: int) -> list[Row]:
    return [row for row in humans if end - YEAR < row.time <= end]


def by_person(rows: Iterable[Row], area: str) -> Counter[str]:
    return Counter(person for row in rows if area in row.areas for person in row.hands)


def could_take_over(humans: list[Row], area: str, end: int) -> int:
    commits = by_person(year_to(humans, end), area)
    present = {person for row in humans if end - 90 * DAY < row.time <= end for person in row.hands}
    able = [person for person, count in commits.most_common()[1:] if count >= 3 and person in present]
    return len(able)


def in_both(rows: list[Row], one: str, other: str) -> list[str]:
    first, second = by_person(rows, one), by_person(rows, other)
    return [person for person in first if first[person] >= 2 and second[person] >= 2]


def has_volume(rows: list[Row], area: str) -> bool:
    several = [count for count in by_person(rows, area).values() if count >= 2]
    return sum(area in row.areas for row in rows) >= 20 and len(several) >= 3


def chance_of_both(touches: int, one: int, other: int, total: int) -> float:
    """Chance that of so many touches drawn from all, two or more fall in each of two areas."""
    rest = total - one - other
    ways = sum(
        comb(one, i) * comb(other, j) * comb(rest, touches - i - j)
        for i in range(2, touches - 1)
        for j in range(2, touches - i + 1)
    )
    return ways / comb(total, touches)


def test_every_making_gives_the_declared_head(lab: Path, tmp_path: Path) -> None:
    bare = make(tmp_path / "bare", "--bare")

    assert git(bare, "rev-parse", "main").strip() == DECLARED["head"]
    assert git(lab, "rev-parse", "HEAD").strip() == DECLARED["head"]


def test_the_work_tree_is_checked_out_and_clean(lab: Path) -> None:
    assert (lab / "src/lab/kernels/attention.cu").is_file()
    assert git(lab, "status", "--porcelain") == ""


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    command = [sys.executable, str(LAB / "make_lab.py"), str(tmp_path)]

    refused = subprocess.run(command, capture_output=True, text=True, check=False)

    assert refused.returncode == 2
    assert "name a new or empty folder" in refused.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.txt"]


def test_last_year_has_the_declared_commits_and_people(last_year: list[Row]) -> None:
    assert len(last_year) == DECLARED["commits"]
    assert len({person for row in last_year for person in row.hands}) == DECLARED["people"]


def test_half_of_the_credit_is_made_by_the_declared_number_of_people(last_year: list[Row]) -> None:
    credit: Counter[str] = Counter()
    for row in last_year:
        credit.update(dict.fromkeys(row.hands, 720_720 // len(row.hands)))
    largest = [amount for _, amount in credit.most_common()]

    factor = next(k for k in range(1, 99) if 2 * sum(largest[:k]) > sum(largest))

    assert factor == DECLARED["absence_factor"]


@pytest.mark.parametrize("area", DECLARED["silos"])
def test_a_silo_has_nobody_left_who_could_take_over(
    rows: list[Row], humans: list[Row], last_year: list[Row], area: str
) -> None:
    now = rows[0].time
    commits = by_person(last_year, area)
    (_, most), *others = commits.most_common()

    found = [could_take_over(humans, area, end) for end in (now, now - YEAR)]

    assert found == DECLARED["silos"][area]
    assert sum(area in row.areas for row in last_year) >= 20
    assert most > 0.7 * commits.total()
    assert sorted(count for _, count in others) == [1, 2]


@pytest.mark.parametrize("area", DECLARED["shared"])
def test_every_other_core_area_has_several_who_could_take_over(
    rows: list[Row], humans: list[Row], last_year: list[Row], area: str
) -> None:
    assert could_take_over(humans, area, rows[0].time) >= 4
    assert could_take_over(humans, area, rows[0].time - YEAR) >= 3
    assert has_volume(last_year, area)


def test_one_pair_of_core_areas_is_unbridged(last_year: list[Row]) -> None:
    judged = [area for area in sorted(CORE) if has_volume(last_year, area)]

    unbridged = [pair for pair in combinations(judged, 2) if len(in_both(last_year, *pair)) < 2]

    assert judged == sorted(DECLARED["shared"])
    assert unbridged == [tuple(DECLARED["unbridged"])]
    assert len(in_both(last_year, *unbridged[0])) == 1


def test_chance_would_bridge_the_unbridged_pair_several_times(last_year: list[Row]) -> None:
    touches = [(person, area) for row in last_year for person in row.hands for area in row.areas]
    of_person, of_area = Counter(p for p, _ in touches), Counter(area for _, area in touches)
    one, other = (of_area[area] for area in DECLARED["unbridged"])

    expected = sum(chance_of_both(count, one, other, len(touches)) for count in of_person.values())

    assert expected > 10


def test_newcomers_are_the_declared_ones_and_work_on_core(rows: list[Row], humans: list[Row]) -> None:
    first: dict[str, int] = {}
    for row in humans:
        first.update(dict.fromkeys(row.hands, row.time))
    newcomers = {person for person, time in first.items() if time > rows[0].time - YEAR}
    on_core = {person for row in humans if row.areas & CORE for person in row.hands & newcomers}

    assert sorted(newcomers) == DECLARED["newcomers"]
    assert len(on_core) == len(newcomers)


def test_students_and_interns_work_across_areas_like_their_peers(last_year: list[Row]) -> None:
    juniors = {key for key, person in TRUTH["people"].items() if "role" in person}
    core = {key: {a for row in last_year if key in row.hands for a in row.areas & CORE} for key in juniors}

    assert sorted(juniors) == ["dune", "juniper", "pebble", "thistle", "velvet"]
    assert all(core.values())
    assert core["thistle"] >= {"data", "parallelism", "tokenizer"}


def test_trailers_name_agents_and_human_co_authors_as_declared(last_year: list[Row]) -> None:
    assisted = sum(bool(AGENT.search(row.message)) for row in last_year)

    assert assisted == DECLARED["assisted"]
    assert 0.24 < assisted / len(last_year) < 0.26
    assert sum(len(row.hands) > 1 for row in last_year) == DECLARED["coauthored"]


def test_the_platform_committed_only_the_newest_part(last_year: list[Row]) -> None:
    squashed = [row.committer == "GitHub" for row in last_year]

    assert squashed == sorted(squashed, reverse=True)
    assert sum(squashed) == DECLARED["squashed"]
    assert sum(squashed) < 0.2 * len(last_year)
    assert all(re.search(r" \(#\d+\)$", row.subject) for row in last_year[: sum(squashed)])


def test_merge_commits_join_lines_that_do_not_conflict(lab: Path, rows: list[Row]) -> None:
    merges = git(lab, "rev-list", "--merges", "--parents", "main").split("\n")[:-1]

    assert sum(row.merge for row in rows) == len(merges) == DECLARED["merges"]
    for merge, one, other in (line.split() for line in merges):
        ours, theirs = changed(lab, f"{other}...{one}"), changed(lab, f"{one}...{other}")
        assert ours.isdisjoint(theirs)
        assert changed(lab, f"{one}..{merge}") == theirs


def test_bots_have_a_file_to_themselves(rows: list[Row]) -> None:
    by_bot = [row for row in rows if row.author in TRUTH["bots"]]
    writers = {row.author for row in rows for _, path in row.touched if path.endswith("thresholds.py")}

    assert len(by_bot) == DECLARED["bot_commits"]
    assert writers == {"lab-ci", "saffron"}  # the second made the mass rename


def test_the_mass_rename_moves_more_than_fifty_counted_paths(rows: list[Row]) -> None:
    (mass,) = [row for row in rows if row.renames > 1]
    counted = [status for status, path in mass.touched if not NOBODYS_WRITING.search(path)]

    assert len(counted) > 50
    assert sum(status == "R100" for status in counted) >= 0.9 * len(counted)


def test_a_vendored_or_generated_file_would_hide_the_silo(last_year: list[Row]) -> None:
    hands = Counter(
        row.author for row in last_year for _, path in row.touched if re.search("^[^t].*/kernels/|^third", path)
    )

    assert hands["teal"] == 2 + 4
    assert hands["moss"] == 1 + 4


def test_areas_with_few_hands_are_the_declared_ones(last_year: list[Row]) -> None:
    commits = Counter(area for row in last_year for area in row.areas)
    judged = [area for area, count in commits.items() if count >= 20]

    few = [area for area in judged if len(by_person(last_year, area)) < 4]

    assert sorted(few) == DECLARED["few_hands"]


def test_two_people_commit_under_two_addresses_each(lab: Path, humans: list[Row]) -> None:
    addresses = {(row.author, row.email) for row in humans}
    several = sorted(person for person, count in Counter(p for p, _ in addresses).items() if count > 1)

    assert several == ["fern", "rill"]
    assert ("fern", "4711+fern-lattice@users.noreply.github.com") in addresses
    assert "<rill@lab.example> <rill.cadence@example.org>" in git(lab, "show", "main:.mailmap")


def test_zones_differ_and_hostile_text_and_odd_paths_are_there(lab: Path, rows: list[Row]) -> None:
    assert len({row.zone for row in rows}) > 10
    assert any("\x1b[31m" in row.subject and "::error " in row.subject for row in rows)
    assert "docs/overview of runs – naïve.md" in git(lab, "ls-files").split("\n")


def test_the_lab_brings_its_own_configuration_and_rule(lab: Path) -> None:
    assert (lab / ".lintorg.yaml").read_bytes() == (LAB / "lintorg.yaml").read_bytes()
    (rule,) = (lab / "lint-rules").rglob("*.yaml")
    assert rule.read_bytes() == (LAB / "lint-rules" / "team" / rule.name).read_bytes()
