"""A check finds the change that CI runs for, in the clones that CI makes."""

import json

import pytest

from tests.changes import OUTSIDE_CI, lines, state
from tests.commands import lintorg
from tests.repos import C, git, make_repo

LOGIN = "Quill Marrow <7+quillm@users.noreply.github.com>"


@pytest.fixture
def clone(tmp_path):
    """A clone of which ``main`` has moved on, at the merge of a topic into it that a host makes for the test."""
    commits = [
        *state(),
        C(name="known", author=LOGIN, files={"kernels/gemm.cu": "known\n"}, days_ago=3),
        C(name="topic", author=LOGIN, files={"kernels/attention.cu": lines(60)}, days_ago=2),
        C(name="main", message="main", parents=["known"], files={"docs/a.md": lines(70)}, days_ago=1),
        C(name="merge", parents=["main", "topic"], files={"kernels/attention.cu": lines(60)}, days_ago=0.5),
    ]
    there = make_repo(tmp_path / "there", commits)
    git(there, "branch", "topic", "HEAD^2")
    git(there, "branch", "try", "HEAD")
    git(there, "update-ref", "refs/heads/main", "HEAD^1")
    git(tmp_path, "clone", "-q", str(there), "here")
    here = tmp_path / "here"
    git(here, "checkout", "-q", "--detach", "origin/try")
    return here


def check(repo, *arguments, **environment):
    done = lintorg("check", repo, "--format=json", "-q", *arguments, **(OUTSIDE_CI | environment))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def said(report):
    return {found["rule"] for found in report["findings"] if found["outcome"] == "breach"}


def event(tmp_path, clone, **request):
    head = git(clone, "rev-parse", "HEAD^2").strip()
    payload = {
        "pull_request": {"head": {"sha": head}, "base": {"sha": git(clone, "rev-parse", "HEAD^1").strip()}, **request}
    }
    path = tmp_path / "event.json"
    path.write_text(json.dumps(payload))
    return {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_EVENT_PATH": str(path)}


def environments(clone):
    topic, known = git(clone, "rev-parse", "HEAD^2", "HEAD^2^").split()
    return {
        "github": {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge"},
        "gitlab": {
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": known,
            "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": topic,
        },
        "buildkite": {"BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"},
        "jenkins": {"CHANGE_TARGET": "main"},
        "none": {},
    }


@pytest.mark.parametrize("service", ["github", "gitlab", "buildkite", "jenkins", "none"])
def test_the_change_of_each_service(clone, service):
    report = check(clone, **environments(clone)[service])
    assert (report["change"]["files"], report["change"]["lines"]) == (1, 60)
    assert said(report) == {"LO901"}


def test_a_clone_without_its_target_branch_still_has_the_merge(clone):
    git(clone, "update-ref", "-d", "refs/remotes/origin/main")
    assert said(check(clone, **environments(clone)["github"])) == {"LO901"}
    done = lintorg("check", clone, **(OUTSIDE_CI | environments(clone)["jenkins"]))
    assert done.returncode == 3
    assert "git fetch origin main" in done.stderr


def test_the_change_in_a_merge_queue_is_what_the_queue_adds(clone):
    base = git(clone, "rev-parse", "HEAD^1").strip()
    report = check(clone, GITHUB_REF=f"refs/heads/gh-readonly-queue/main/pr-7-{base}")
    assert report["change"] | {"head": ""} == {"base": base, "head": "", "commits": 2, "files": 1, "lines": 60}


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ([], False),
        ([{"login": "somebody-new"}], True),
        ([{"login": "QuillM"}], False),  # the one who knows the area, by a request that someone else opened
        ([{"login": "reviewer[bot]", "type": "Bot"}], False),
        ([{"login": "renovate[bot]"}], False),
    ],
)
def test_a_review_asked_of_somebody_else_settles_a_thin_area(tmp_path, clone, asked, settled):
    report = check(clone, **event(tmp_path, clone, requested_reviewers=asked, user={"login": "opener"}))
    assert ("LO901" not in said(report)) == settled


def test_a_team_that_was_asked_settles_it_too(tmp_path, clone):
    assert said(check(clone, **event(tmp_path, clone, requested_teams=[{"slug": "kernels"}]))) == set()


def test_whoever_was_asked_was_asked_about_that_head_only(tmp_path, clone):
    environment = event(tmp_path, clone, requested_reviewers=[{"login": "somebody-new"}])
    assert said(check(clone, "--head", "HEAD", "--base", "origin/main", **environment)) == {"LO901"}


def test_an_event_that_cannot_be_read_is_said_and_settles_nothing(tmp_path, clone):
    environment = event(tmp_path, clone)
    (tmp_path / "event.json").write_text("{")
    report = check(clone, **environment)
    assert said(report) == {"LO901"}
    assert "GITHUB_EVENT_PATH" in report["notes"][0]


def test_no_login_is_in_any_output(tmp_path, clone):
    environment = event(tmp_path, clone, requested_reviewers=[{"login": "quillm"}, {"login": "canary"}])
    for flags in (("--why", "-vv"), ("--format=json",)):
        done = lintorg("check", clone, *flags, **(OUTSIDE_CI | environment))
        assert not [word for word in ("quillm", "canary") if word in done.stdout + done.stderr]
