"""A roster from an organisation's table, as somebody makes it who has never made one; and what must not come of it."""

import csv
import io
import os
import stat

import pytest

from tests.commands import lintorg
from tests.repos import QUILL, TEAL, C, history, make_repo

KEY = "0123456789abcdef" * 4
HEAD = "Name;E-Mail;Rolle;Von;Bis\r\n"
ROWS = "Quill Marrow;quill@example.org;Praktikant;01.09.2024;\r\nTeal Harbor;teal@old.example.com;staff;;\r\n"


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    commits = history(30, path="kernels/gemm.cu") + history(10, author=TEAL, path="data/load.py")
    commits += history(5, author="Moss Tangent <moss@example.org>", path="docs/a.md")
    return make_repo(tmp_path_factory.mktemp("import") / "lab", sorted(commits, key=lambda commit: -commit.days_ago))


@pytest.fixture
def run(tmp_path):
    folders = {"LINTORG_CACHE_DIR": str(tmp_path / "cache"), "LINTORG_CONFIG_DIR": str(tmp_path / "config")}
    sealed_off = {**folders, "LINTORG_ROSTER": "", "LINTORG_ROSTER_KEY": ""}
    return lambda *arguments, **more: lintorg(*arguments, **{**sealed_off, **more})


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes((HEAD + ROWS).encode("utf-8-sig"))
    return file


def entry(file, name):
    text = file.read_text()
    return text[text.index(f"- name: {name}") :].split("  - name:", 1)[0].rstrip()


def test_a_table_becomes_a_private_roster_with_proposals_blanks_and_counts(run, repo, table, tmp_path):
    file = tmp_path / "roster.yaml"
    done = run("roster", "import", table, repo, "--output", file)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = done.stdout
    assert "2 entries from the table" in said
    assert "1 with commits by e-mail, 1 by name alone" in said
    assert "1 word for a role is unknown, on 1 line" in said
    assert "2 of 3 people of the last year have no entry" in said
    assert "The role is known for 0 % of the work; 3 more roles bring that to 90 %" in said
    assert not [word for word in ("Quill", "Teal", "Moss", "example", "raktikant") if word in said]
    assert "      - teal@old.example.com\n      # - teal@example.org  # the same name" in entry(file, "Teal Harbor")
    assert entry(file, "Moss Tangent").endswith("emails: [moss@example.org]\n    roles:")
    # What the keeper fills in stays: a word, an accepted line, who has withdrawn, the minimum.
    text = file.read_text().replace("praktikant:", "praktikant: intern").replace("# - teal", "- teal")
    file.write_text(text.replace("withdrawn: []", "withdrawn: [moss@example.org]\nminimum: 7"))
    file.chmod(0o644)
    refused = run("roster", "import", table, repo, "--output", file)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--update" in refused.stderr
    again = run("roster", "import", table, repo, "--output", file, "--update")
    assert again.returncode == 0, again.stderr
    assert "2 with commits by e-mail, 0 by name alone" in again.stdout
    assert "The role is known for 88 % of the work\n" in again.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert entry(file, "Quill Marrow").endswith("roles: [{role: intern, from: 2024-09-01}]")
    assert entry(file, "Teal Harbor").endswith("[teal@old.example.com, teal@example.org]\n    roles: [staff]")
    assert "Moss" not in file.read_text()
    assert "minimum: 7" in file.read_text()
    checked = run("roster", "check", file, repo).stdout
    assert "2 of 3 people have a role; it is known for 88 % of the commits" in checked
    assert "fewer than 7 people" in checked
    sealed = run("roster", "seal", file, LINTORG_ROSTER_KEY=KEY)
    assert (sealed.stdout.count("hashes"), "raktikant" in sealed.stdout) == (2, False)


def test_names_are_accepted_at_once_and_words_said_at_once(run, repo, table, tmp_path):
    file = tmp_path / "roster.yaml"
    how = ("--output", file, "--accept=names", "--role", "Praktikant=student")
    done = run("roster", "import", table, repo, *how)
    assert "2 of" not in done.stdout
    assert "1 of 3 people of the last year have no entry" in done.stdout
    assert "2 of 3 people have a role" in run("roster", "check", file, repo).stdout
    for wrong in ("Praktikant", "=student", "Praktikant=studnt"):
        refused = run("roster", "import", table, repo, "--output", tmp_path / "b.yaml", "--role", wrong)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert "--role takes a word of the table and what it means" in refused.stderr


def test_whoever_has_withdrawn_or_opted_out_is_not_written_even_where_only_the_name_fits(run, table, tmp_path):
    commits = [C(name="a", author=QUILL, files={".lintorg/opt-out": "teal@example.org\n"}), C(name="b", author=TEAL)]
    repo = make_repo(tmp_path / "lab", commits)
    file = tmp_path / "roster.yaml"
    file.write_text("lintorg-roster: 1\nwithdrawn: [Quill@Example.org]\npeople: []\n")
    done = run("roster", "import", table, repo, "--output", file, "--update", "--accept=names")
    assert done.returncode == 0, done.stderr
    assert "0 entries from the table" in done.stdout
    assert "2 people left out: withdrawn or opted out" in done.stdout
    assert not [word for word in ("Quill Marrow", "Teal") if word in file.read_text()]


def test_what_the_repository_tracks_is_neither_read_nor_written(run, repo, table, tmp_path):
    clone = make_repo(tmp_path / "lab", [C(name="a", files={"hr.csv": HEAD + ROWS, "roster.yaml": "people: []\n"})])
    tracked = run("roster", "import", clone / "hr.csv", clone)
    assert (tracked.returncode, tracked.stdout) == (2, "")
    assert "hr.csv is among the repository's tracked files" in tracked.stderr
    for more in ((), ("--update",)):
        inside = run("roster", "import", table, repo, "--output", clone / "roster.yaml", *more)
        assert (inside.returncode, inside.stdout) == (2, "")
        assert "would lie in a repository" in inside.stderr
    assert (clone / "roster.yaml").read_text() == "people: []\n"


def test_what_is_no_table_is_said(run, repo, tmp_path):
    (tmp_path / "large.csv").write_bytes(b"Name,Role\n" + b"a,b\n" * 2_100_000)
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("nowhere", "there is no table"),
        ("pipe", "no table"),
        (".", "no table"),
        ("large.csv", "8 MB"),
    ):
        done = run("roster", "import", tmp_path / name, repo)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr


WORDS = [f"Zanzara{letter}" for letter in "ABCDEFGHIJKLMNOP"]


def cells(*rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


HEADED = (f"Name {WORDS[0]}", f"Mail {WORDS[1]}", f"Role {WORDS[2]}", f"From {WORDS[3]}", WORDS[4])
NAMED = ",".join(
    f"{what}={heading}" for what, heading in zip(("name", "email", "role", "from", "to"), HEADED, strict=True)
)
TABLES: dict[str, tuple[str, int, list[tuple[str, ...]]]] = {
    "read": (NAMED, 0, [HEADED, (WORDS[5], f"{WORDS[6]}@example.org", WORDS[7], "2025-01-01", "")]),
    "no e-mail": (NAMED, 0, [HEADED, (WORDS[5], WORDS[6], WORDS[7], "", "")]),
    "no date": (NAMED, 2, [HEADED, (WORDS[5], "", WORDS[7], WORDS[8], WORDS[9])]),
    "formulas": (NAMED, 2, [HEADED, tuple(f"={word}" for word in WORDS[5:10])]),
    "no headings": ("", 2, [HEADED, tuple(WORDS[5:10])]),
    "more cells": (NAMED, 2, [HEADED, tuple(WORDS[5:12])]),
    "twice": (
        "name=1,email=2,role=3",
        2,
        [(WORDS[5], f"{WORDS[6]}@x.org", WORDS[7]), (WORDS[8], f"{WORDS[6]}@x.org", "")],
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_no_cell_is_in_any_output_but_the_roster(run, repo, tmp_path, kind):
    columns, code, rows = TABLES[kind]
    (tmp_path / "table.csv").write_text(cells(*rows))
    file = tmp_path / "roster.yaml"
    done = run("roster", "import", tmp_path / "table.csv", repo, "--columns", columns, "--output", file)
    assert done.returncode == code, done.stderr
    assert file.exists() is (code == 0)
    said = [done.stdout, done.stderr]
    if file.exists():
        checked = run("roster", "check", file, repo)
        scanned = run("scan", repo, "--roster", file, "--format=json", "--pedantic")
        said += [checked.stdout, checked.stderr, scanned.stdout, scanned.stderr]
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path not in {file, tmp_path / "table.csv"}]
    said += [path.read_bytes().decode("utf-8", "replace") for path in kept]
    assert kept or code
    assert "zanzara" not in " ".join(said).lower()
