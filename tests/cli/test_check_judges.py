"""A change does not choose its judge: its target's tip does, and words that nobody checked are said to be such."""

import json

import pytest

from tests.changes import MOSS, OUTSIDE_CI, lines, state, with_change
from tests.commands import lintorg
from tests.repos import QUILL, TEAL, C, git, make_repo

NEW = {"kernels/attention.cu": lines(110)}
STRANGER = "Zed Nobody <zed@example.net>"


def check(repo, *arguments, **environment):
    return lintorg("check", repo, "-q", *arguments, **(OUTSIDE_CI | environment))


def checked(repo, *arguments):
    done = check(repo, "--base=base", "--format=json", "--pedantic", *arguments)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    return {found["rule"]: found for found in report["findings"]}, " ".join(report["notes"])


def moved_on(path, later, change, **given):
    """Make a repository whose branch ``base`` has one commit more than what the change in its head builds on."""
    left = C(name="left", author=TEAL, files={"docs/a.md": "1\n"}, days_ago=5)
    target = C(name="target", author=TEAL, files=later, days_ago=3)
    topic = C(name="topic", parents=["left"], files=change, days_ago=1, **given)
    both = C(name="both", parents=["target", "topic"], files={**later, **change}, days_ago=0.5)
    repo = make_repo(path, [*state(), left, target, topic, both])
    git(repo, "branch", "base", "HEAD^1")
    git(repo, "branch", "topic", "HEAD^2")
    return repo


def test_a_branch_that_left_before_the_policy_of_now_is_judged_by_it(tmp_path):
    repo = moved_on(tmp_path / "lab", {".lintorg.yaml": "fail-on: note\n"}, NEW)
    done = check(repo, "--base=base", "--head=topic")
    assert done.returncode == 1
    assert "a commit behind the branch that it goes into" in " ".join(done.stdout.split())
    assert "edits" not in done.stdout  # it never saw what the target has since
    assert check(repo, "--base=base", "--head=topic", "--policy=head").returncode == 0


def test_a_configuration_named_in_the_repository_is_the_targets_and_one_outside_is_read(tmp_path):
    strict, loose = "fail-on: note\n", "fail-on: never\n"
    before = C(name="c", author=TEAL, files={"ci/lint.yaml": strict}, days_ago=2)
    repo = with_change(tmp_path / "lab", C(name="x", files={**NEW, "ci/lint.yaml": loose}, days_ago=1), before=[before])
    named = repo / "ci" / "lint.yaml"
    assert named.read_text() == loose
    done = check(repo, "--base=base", "--config", str(named))
    assert done.returncode == 1
    assert "edits ci/lint.yaml" in done.stdout
    assert check(repo, "--base=base", LINTORG_CONFIG=str(named)).returncode == 1
    (tmp_path / "link.yaml").symlink_to(named)
    assert check(repo, "--base=base", "--config", str(tmp_path / "link.yaml")).returncode == 1
    (tmp_path / "own.yaml").write_text(loose)
    assert check(repo, "--base=base", "--config", str(tmp_path / "own.yaml")).returncode == 0
    done = check(repo, "--base=base", "--config", str(repo / "ci" / "none.yaml"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "in the commit that judges" in done.stderr


def test_a_link_to_the_outside_in_the_place_of_a_named_configuration_is_not_followed(tmp_path):
    before = C(name="c", author=TEAL, files={"lint.yaml": "fail-on: note\n"}, days_ago=2)
    repo = with_change(tmp_path / "lab", C(name="x", files=NEW, days_ago=1), before=[before])
    (tmp_path / "own.yaml").write_text("fail-on: never\n")
    (repo / "lint.yaml").unlink()
    (repo / "lint.yaml").symlink_to(tmp_path / "own.yaml")
    assert check(repo, "--base=base", "--config", str(repo / "lint.yaml")).returncode == 1


def test_what_the_history_is_read_by_is_the_targets_and_edits_of_it_are_said(tmp_path):
    files = {
        ".mailmap": "Teal Harbor <teal@example.org> <quill@example.org>\n",
        "kernels/.gitattributes": "* linguist-generated\n",
        ".gitattributes": "kernels/** linguist-generated\n",
        ".git-blame-ignore-revs": "0" * 40 + "\n",
        ".github/CODEOWNERS": "* @teal\n",
    }
    found, notes = checked(with_change(tmp_path / "lab", C(name="x", files={**NEW, **files}, days_ago=1)))
    assert found["LO901"]["outcome"] == "breach"
    assert not [file for file in files if file not in notes]


def test_a_head_from_the_future_is_refused(tmp_path):
    repo = with_change(tmp_path / "lab", C(name="x", files=NEW, days_ago=-40_000))
    done = check(repo, "--base=base")
    assert (done.returncode, done.stdout) == (3, "")
    assert "in the future" in done.stderr


def test_a_late_date_ages_nobodys_work(tmp_path):
    written = C(name="new", author=TEAL, files={"data/mix.py": lines(90)}, days_ago=60)
    later = C(name="later", author=TEAL, files={"docs/a.md": "1\n"}, days_ago=58)
    change = C(name="x", author=MOSS, files={"data/mix.py": lines(90, "other")}, days_ago=1)
    history = [commit for commit in state() if commit.days_ago > 60 or commit.name in ("model", "moss")]
    repo = make_repo(tmp_path / "lab", [*history, written, later, change])
    git(repo, "branch", "base", "HEAD~1")
    assert checked(repo)[0]["LO904"]["outcome"] == "breach"


@pytest.mark.parametrize("author", ["Claude Code <noreply@anthropic.com>", "svc-ci <svc-ci@example.org>"])
def test_a_change_that_no_human_made_is_no_pass(tmp_path, author):
    found, _ = checked(with_change(tmp_path / "lab", C(name="x", author=author, files=NEW, days_ago=1)))
    assert {found[rule]["reason"] for rule in ("LO901", "LO902", "LO904", "LO905")} == {"unattributed"}


@pytest.mark.parametrize("trailer", ["Reviewed-by", "Acked-by", "Co-authored-by"])
def test_a_trailer_settles_something_for_whom_the_history_knows_and_then_the_output_says_so(tmp_path, trailer):
    def made(name, who):
        message = f"x\n\n{trailer}: {who}\n"
        return checked(with_change(tmp_path / name, C(name="x", message=message, files=NEW, days_ago=1)))

    found, notes = made("known", TEAL)
    assert found["LO901"]["outcome"] == "pass"
    assert "LO901 passes on the word of trailers alone" in notes
    found, notes = made("unknown", STRANGER)
    assert found["LO901"]["outcome"] == "breach"
    assert "trailers" not in notes


def test_an_author_whom_nobody_knows_settles_nothing(tmp_path):
    found, _ = checked(with_change(tmp_path / "lab", C(name="x", author=STRANGER, files=NEW, days_ago=1)))
    assert {found[rule]["reason"] for rule in ("LO901", "LO902")} == {"unattributed"}


@pytest.mark.parametrize("name", ["Teal Harbor <quill@example.org>", "Quill Marrow <quill@a.net>"])
def test_no_name_in_a_change_joins_two_people_or_parts_one(tmp_path, name):
    others = "".join(f"Co-authored-by: Quill Marrow <quill@{host}>\n" for host in ("b.org", "c.com", "d.dev"))
    commit = C(name="x", author=name, message=f"x\n\n{others}", committer=QUILL, files=NEW, days_ago=1)
    found, _ = checked(with_change(tmp_path / "lab", commit))
    assert found["LO901"]["outcome"] == "breach"


def test_a_second_run_after_the_merge_is_one_line(tmp_path):
    repo = with_change(tmp_path / "lab", C(name="x", files=NEW, days_ago=1))
    for arguments in (("--base=HEAD",), ("--base=HEAD", "--head=base")):
        done = check(repo, *arguments)
        assert (done.returncode, done.stdout.count("\n"), done.stderr) == (0, 1, "")
        assert "holds it already" in done.stdout
        assert json.loads(check(repo, *arguments, "--format=json").stdout)["change"]["files"] == 0


def test_where_two_branches_merged_each_other_the_change_is_what_the_target_has_not(tmp_path):
    start = state()[-1].name
    both = {"docs/a.md": "1\n", "data/b.py": lines(30)}
    commits = [
        *state(),
        C(name="left", author=TEAL, files={"docs/a.md": "1\n"}, days_ago=6),
        C(name="right", author=TEAL, parents=[start], files={"data/b.py": lines(30)}, days_ago=6),
        C(name="main", author=TEAL, parents=["left", "right"], files=both, days_ago=5),
        C(name="topic", author=TEAL, parents=["right", "left"], files=both, days_ago=4),
        C(name="later", author=TEAL, parents=["main"], files={"docs/b.md": "1\n"}, days_ago=3),
        C(name="change", parents=["topic"], files=NEW, days_ago=1),
        C(name="end", parents=["later", "change"], files=NEW, days_ago=0.5),
    ]
    repo = make_repo(tmp_path / "lab", commits)
    assert len(git(repo, "merge-base", "--all", "HEAD^1", "HEAD^2").split()) == 2
    found = json.loads(check(repo, "--base=HEAD^1", "--head=HEAD^2", "--format=json").stdout)
    assert found["change"]["commits"] == 2  # the merge and the change: nothing that Teal did is in it


@pytest.mark.parametrize("name", [".lintorg.yaml", "team"])
def test_a_link_in_the_place_of_configuration_or_rules_is_one_sentence(tmp_path, name):
    before = C(name="c", author=TEAL, files={".lintorg.yaml": "rules: [team]\n", name: ("120000", "real")}, days_ago=2)
    repo = with_change(tmp_path / "lab", C(name="x", files=NEW, days_ago=1), before=[before])
    done = check(repo, "--base=base")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name} is a link, which is not followed in a commit; name what it leads to" in done.stderr


def test_a_roster_that_the_repository_tracks_is_refused_in_a_check_too(tmp_path):
    change = C(name="x", files={**NEW, "roster.yaml": "people: []\n"}, days_ago=1)
    repo = with_change(tmp_path / "lab", change)
    done = check(repo, "--base=base", "--roster", str(repo / "roster.yaml"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is among the repository's tracked files" in done.stderr


def test_neither_replaced_nor_grafted_commits_change_what_is_judged(tmp_path):
    repo = with_change(tmp_path / "lab", C(name="x", files=NEW, days_ago=1))
    before = check(repo, "--base=base", "--format=json").stdout
    other = git(repo, "rev-parse", "base~20").strip()
    git(repo, "replace", "-f", git(repo, "rev-parse", "base").strip(), other)
    assert git(repo, "rev-list", "--count", "HEAD") != "33"
    (repo / ".git" / "info").mkdir(exist_ok=True)
    (repo / ".git" / "info" / "grafts").write_text(f"{git(repo, 'rev-parse', 'base~2').strip()} {other}\n")
    assert check(repo, "--base=base", "--format=json").stdout == before != ""


def test_where_only_the_commit_is_here_that_the_change_left_the_check_says_that_it_judges(tmp_path):
    repo = moved_on(tmp_path / "lab", {".lintorg.yaml": "fail-on: note\n"}, NEW)
    left = git(repo, "rev-parse", "topic~1").strip()
    said = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": left}
    done = check(repo, "--head=topic", **said)
    assert done.returncode == 0
    assert "the commit where the change left it judges" in " ".join(done.stdout.split())
    git(repo, "update-ref", "refs/remotes/origin/main", "base")
    done = check(repo, "--head=topic", **said)
    assert done.returncode == 1
    assert "the commit where the change left it judges" not in " ".join(done.stdout.split())
