"""Rosters as users and CI have them: started, filled in, checked, sealed, withdrawn from; and what is refused."""

import json
import os
import stat

import jsonschema
import pytest

from lintorg.model.document import parse_document
from lintorg.store.segments import read_segments
from tests.commands import ROOT, lintorg
from tests.repos import QUILL, TEAL, C, git, history, make_repo

KEY = "0123456789abcdef" * 4
MOSS = "Moss Tangent <moss@example.org>"
PLAIN = """\
lintorg-roster: 1
people:
  - {name: Quill Marrow, emails: [quill@example.org], roles: student}
  - {name: Teal Harbor, emails: [teal@example.org, moss@example.org], roles: [{role: staff, to: 2025-12-30}]}
"""


@pytest.fixture
def repo(tmp_path):
    commits = history(30, path="kernels/gemm.cu") + history(6, author=TEAL, path="data/load.py")
    commits += history(4, author=MOSS, path="docs/a.md", start=400)
    return make_repo(tmp_path / "lab", sorted(commits, key=lambda commit: -commit.days_ago))


@pytest.fixture
def run(tmp_path):
    def lintorg_here(*arguments, **environment):
        folders = {"LINTORG_CACHE_DIR": str(tmp_path / "cache"), "LINTORG_CONFIG_DIR": str(tmp_path / "config")}
        return lintorg(*arguments, **{**folders, "LINTORG_ROSTER": "", "LINTORG_ROSTER_KEY": "", **environment})

    return lintorg_here


@pytest.fixture
def plain(tmp_path):
    file = tmp_path / "roster.yaml"
    file.write_text(PLAIN)
    return file


def facts(done):
    """What a scan says without its cohort."""
    assert done.returncode == 0, done.stderr
    return {(m["metric"], m["subject"]): m["value"] for m in json.loads(done.stdout)["measures"]}


def test_a_new_roster_is_private_lists_people_and_loads_as_it_is(run, repo, tmp_path):
    done = run("roster", "new", repo)
    file = tmp_path / "config" / "rosters" / f"{tmp_path.name}-lab.yaml"
    assert done.returncode == 0, done.stderr
    assert str(file) in done.stdout
    assert "Quill" not in done.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    text = file.read_text()
    assert [line.split(": ")[1] for line in text.splitlines() if "- name:" in line] == [
        "Quill Marrow",
        "Teal Harbor",
        "Moss Tangent",
    ]
    assert text.index("worked here in the last year") < text.index("Quill") < text.index("in the year before")
    assert "3 entries: 0 people with a role, 3 without" in run("roster", "check", file).stdout
    assert "0 of 2 people have a role; it is known for 0 % of the commits" in run("roster", "check", file, repo).stdout
    assert run("scan", repo, "--roster", file).returncode == 0
    file.write_text(text.replace("[teal@example.org]\n    roles:", "[teal@example.org]\n    roles: intern"))
    assert "1 of 2 people have a role; it is known for 16 % of the commits" in run("roster", "check", file, repo).stdout


def test_a_new_roster_never_overwrites_one_nor_lies_in_a_repository(run, repo, tmp_path):
    run("roster", "new", repo)
    file = tmp_path / "config" / "rosters" / f"{tmp_path.name}-lab.yaml"
    file.write_text("mine")
    again = run("roster", "new", repo)
    assert (again.returncode, again.stdout, file.read_text()) == (2, "", "mine")
    assert "is there already" in again.stderr
    inside = run("roster", "new", repo, LINTORG_CONFIG_DIR=str(repo / "private"))
    assert (inside.returncode, inside.stdout) == (2, "")
    assert "LINTORG_CONFIG_DIR" in inside.stderr
    assert not (repo / "private").exists()


def test_a_new_roster_cannot_be_led_elsewhere_by_a_repositorys_name(run, tmp_path):
    repo = make_repo(tmp_path / "..%2f x", history(1))
    assert run("roster", "new", repo).returncode == 0
    assert [file.name for file in (tmp_path / "config" / "rosters").iterdir()] == [f"{tmp_path.name}-..-2f-x.yaml"]


def test_a_roster_is_named_after_the_origin_without_its_token_or_as_one_says(run, tmp_path):
    for place, url in (("a", "https://jo:s3cret@git.example/team/lab.git"), ("b", "git@git.example:other/lab")):
        repo = make_repo(tmp_path / place / "repo", history(1))
        git(repo, "remote", "add", "origin", url)
        assert "s3cret" not in run("roster", "new", repo).stdout
    named = sorted(file.name for file in (tmp_path / "config" / "rosters").iterdir())
    assert named == ["git.example-other-lab.yaml", "git.example-team-lab.yaml"]
    output = tmp_path / "mine" / "roster.yaml"
    assert run("roster", "new", repo, "--output", output).returncode == 0
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert run("roster", "new", repo, "--output", output).returncode == 2
    inside = run("roster", "new", repo, "--output", repo / "roster.yaml")
    assert (inside.returncode, (repo / "roster.yaml").exists()) == (2, False)
    assert "--output" in inside.stderr


def test_who_does_not_want_to_be_named_is_in_no_new_roster(run, repo, tmp_path):
    (repo / ".lintorg").mkdir()
    (repo / ".lintorg" / "opt-out").write_text("Quill@example.org\n")
    git(repo, "add", ".")
    git(repo, "-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org", "commit", "-qm", "opt out")
    run("roster", "new", repo, "--output", tmp_path / "roster.yaml")
    text = (tmp_path / "roster.yaml").read_text()
    assert "Quill" not in text
    assert "Teal" in text


def test_the_lines_of_a_roster_that_match_nobody_are_said(run, repo, plain):
    plain.write_text(PLAIN + "  - {name: A B, emails: [ab@example.org]}\n  - emails:\n    roles: staff\n")
    done = run("roster", "check", plain, repo)
    assert "2 entries match nobody in the history: lines 5-6" in done.stdout
    assert "example.org" not in done.stdout


def test_an_empty_roster_is_said_to_know_nobody(run, repo, tmp_path):
    empty = tmp_path / "empty.yaml"
    empty.write_text("lintorg-roster: 1\npeople: []\n")
    assert "0 of 2 people have a role" in " ".join(run("scan", repo, "--roster", empty).stdout.split())


def test_a_roster_is_checked_with_counts_and_no_names(run, plain, repo):
    done = run("roster", "check", plain, repo)
    assert done.returncode == 0, done.stderr
    assert "2 entries: 2 people with a role, 0 without, 0 bots" in done.stdout
    # Teal's last two of six commits were written after the role's last day.
    assert "365 days to 2026-01-01: 2 of 2 people have a role; it is known for 94 % of the commits" in done.stdout
    assert not [word for word in ("Quill", "Teal", "example") if word in done.stdout + done.stderr]


def test_mistakes_end_in_2_at_their_places_and_name_nobody(run, tmp_path, repo):
    file = tmp_path / "bad.yaml"
    file.write_text(PLAIN.replace("student", "studnt").replace("to: 2025", "from: 2026-01-01, to: 2025"))
    for command in (("roster", "check", file), ("roster", "seal", file), ("scan", repo, "--roster", file)):
        done = run(*command, LINTORG_ROSTER_KEY=KEY)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{file}:3:62: must be" in done.stderr
        assert "did you mean 'student'?" in done.stderr
        assert f"{file}:4:115: this is before the first day" in done.stderr
        assert not [word for word in ("Quill", "quill", "Teal", "studnt") if word in done.stderr]


def test_a_roster_that_is_not_there_is_said(run, repo, tmp_path):
    done = run("scan", repo, "--roster", tmp_path / "nowhere.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no roster" in done.stderr
    assert run("scan", repo, "--roster", tmp_path).returncode == 2


def test_a_sealed_roster_gives_the_same_bytes_as_the_plain_one(run, plain, repo, tmp_path):
    sealed = tmp_path / "sealed.yaml"
    done = run("roster", "seal", plain, LINTORG_ROSTER_KEY=KEY)
    assert done.returncode == 0, done.stderr
    sealed.write_text(done.stdout)
    assert not [word for word in ("Quill", "Teal", "example", "@") if word in done.stdout]
    by_plain = run("scan", repo, "--format=json", "--roster", plain)
    by_sealed = run("scan", repo, "--format=json", "--roster", sealed, LINTORG_ROSTER_KEY=KEY)
    assert by_sealed.stdout == by_plain.stdout
    assert facts(by_plain)["people", "repo"] == 2
    checked = run("roster", "check", sealed, repo, LINTORG_ROSTER_KEY=KEY)
    assert checked.stdout == run("roster", "check", plain, repo).stdout


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("", "is sealed: set LINTORG_ROSTER_KEY"),
        ("f" * 64, "was sealed with another key"),
        ("short", "shorter than 32 characters"),
    ],
)
def test_a_wrong_key_ends_in_2_and_never_in_everyone_unknown(run, plain, repo, tmp_path, key, words):
    sealed = tmp_path / "sealed.yaml"
    sealed.write_text(run("roster", "seal", plain, LINTORG_ROSTER_KEY=KEY).stdout)
    right = run("scan", repo, "--roster", sealed, LINTORG_ROSTER_KEY=KEY)  # and the answer is in the cache now
    assert right.returncode == 0
    for command in (("scan", repo, "--roster", sealed), ("roster", "check", sealed)):
        done = run(*command, LINTORG_ROSTER_KEY=key)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
        assert KEY not in done.stderr


@pytest.mark.parametrize(("key", "words"), [("", "is not set"), ("short", "shorter than 32")])
def test_nothing_is_sealed_without_a_key_to_speak_of(run, plain, key, words):
    done = run("roster", "seal", plain, LINTORG_ROSTER_KEY=key)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "openssl rand -hex 32" in done.stderr


def test_a_plain_roster_needs_no_key_whatever_is_set(run, plain):
    assert run("roster", "check", plain, LINTORG_ROSTER_KEY="short").returncode == 0


def test_aliases_of_a_roster_join_and_its_bots_leave(run, repo, plain, tmp_path):
    alone = facts(run("scan", repo, "--format=json", "--since=2020-01-01"))
    joined = facts(run("scan", repo, "--format=json", "--since=2020-01-01", "--roster", plain))
    assert (alone["people", "repo"], joined["people", "repo"]) == (3, 2)
    assert "(roster)" in run("people", repo, "--yes-print-names", LINTORG_ROSTER=str(plain)).stdout
    plain.write_text(PLAIN.replace("student", "bot"))
    without = facts(run("scan", repo, "--format=json", "--roster", plain))
    assert (without["commits", "repo"], without["people", "repo"]) == (6, 1)


def test_withdrawal_is_one_line(run, repo, plain):
    text = plain.read_text()
    plain.write_text(text.replace("people:", "withdrawn: [moss@example.org]\npeople:"))
    assert "1 of 2 people have a role" in run("roster", "check", plain, repo).stdout
    people = facts(run("scan", repo, "--format=json", "--since=2020-01-01", "--roster", plain))["people", "repo"]
    assert people == 3  # the addresses are apart again
    sealed = run("roster", "seal", plain, LINTORG_ROSTER_KEY=KEY).stdout
    assert sealed.count("hashes") == 1


def test_a_roster_that_the_repository_tracks_is_refused(run, repo, tmp_path):
    (repo / "hr").mkdir()
    tracked = repo / "hr" / "roster.yaml"
    tracked.write_text(PLAIN)
    assert run("scan", repo, "--roster", tracked).returncode == 0  # not tracked yet
    git(repo, "add", ".")
    git(repo, "-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org", "commit", "-qm", "roster")
    link = tmp_path / "link.yaml"
    link.symlink_to(tracked)
    for command in (("scan", repo / "hr"), ("people", repo, "--yes-print-names")):
        for path in (tracked, link):
            done = run(*command, "--roster", path)
            assert (done.returncode, done.stdout) == (2, "")
            assert "hr/roster.yaml is among the repository's tracked files" in done.stderr
    assert run("scan", repo, "--roster", tracked, "--allow-tracked-roster").returncode == 0
    copy = tmp_path / "copy.yaml"
    copy.write_text(PLAIN)
    assert run("scan", repo, "--roster", copy).returncode == 0


def test_the_cache_notices_another_roster_and_holds_nothing_of_it(run, repo, plain, tmp_path):
    def scan(**environment):
        return run("scan", repo, "--format=json", "-v", "--since=2020-01-01", **environment)

    none, first = scan(), scan(LINTORG_ROSTER=str(plain))
    assert first.stdout != none.stdout
    again = scan(LINTORG_ROSTER=str(plain))
    assert "answered from the cache" in again.stderr
    assert again.stdout == first.stdout
    before = plain.stat()
    plain.write_text(PLAIN.replace("moss@", "nobo@"))  # of the same length, and dated back
    os.utime(plain, ns=(before.st_atime_ns, before.st_mtime_ns))
    changed = scan(LINTORG_ROSTER=str(plain))
    assert "answered from the cache" not in changed.stderr
    assert changed.stdout != first.stdout
    held = [payload for folder in tmp_path.glob("cache/answers/*") for _, payload in read_segments(folder, dict)]
    assert len(held) == 3
    assert not [word for word in (str(plain), "moss@", "nobo@") if word in str(held)]
    assert scan().stdout == none.stdout


def test_the_settings_say_whether_there_is_a_roster_and_not_which(run, repo, plain):
    shown = run("scan", repo, "--show-settings", "--roster", plain).stdout
    assert ["roster", "given", "--roster", "or", "LINTORG_ROSTER"] in [line.split() for line in shown.splitlines()]
    assert str(plain) not in shown


def test_the_schema_accepts_what_loads_and_refuses_what_does_not(run, plain):
    schema = json.loads(run("schema", "roster").stdout)
    texts = [PLAIN, run("roster", "seal", plain, LINTORG_ROSTER_KEY=KEY).stdout]
    texts += [(ROOT / "examples/roster" / name).read_text() for name in ("roster.yaml", "sealed.yaml")]
    texts.append("lintorg-roster: 1\npeople:\n- emails: [a@x.org]\n  roles:\n")

    def check(text):
        data = parse_document(text, "r.yaml").data
        jsonschema.validate(json.loads(json.dumps(data, default=str)), schema)

    for text in texts:
        check(text)
    for bad in ("people: []", PLAIN.replace("student", "studnt"), PLAIN.replace("emails", "email")):
        with pytest.raises(jsonschema.ValidationError):
            check(bad)


def test_a_person_who_changes_role_in_mid_window_is_known_all_along(run, repo, plain):
    dated = "[{role: student, to: 2025-12-20}, {role: staff, from: 2025-12-21}]"
    plain.write_text(PLAIN.replace("student", dated).replace(", to: 2025-12-30", ""))
    assert "known for 100 % of the commits" in run("roster", "check", plain, repo).stdout
    plain.write_text(PLAIN.replace("student", dated.replace("from: 2025-12-21", "from: 2025-12-27")))
    assert "known for 100 %" not in run("roster", "check", plain, repo).stdout


def test_nobody_commits_as_a_name_alone(run, tmp_path):
    """Whom no e-mail can name is in no roster."""
    repo = make_repo(tmp_path / "lab", [C(name="a", author=QUILL), C(name="b", author="Nobody Known <>")])
    run("roster", "new", repo)
    assert "Nobody" not in (tmp_path / "config" / "rosters" / f"{tmp_path.name}-lab.yaml").read_text()
