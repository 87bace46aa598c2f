"""A check finds the change that CI runs for, in the clones that CI makes."""

import json

import pytest

from tests.changes import OUTSIDE_CI, clone_of_ci, event
from tests.commands import lintorg
from tests.repos import git


@pytest.fixture
def clone(tmp_path):
    return clone_of_ci(tmp_path)


def check(repo, *arguments, **environment):
    done = lintorg("check", repo, "--format=json", "-q", *arguments, **(OUTSIDE_CI | environment))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def said(report):
    return {found["rule"] for found in report["findings"] if found["outcome"] == "breach"}


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
        "azure": {
            "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
            "SYSTEM_PULLREQUEST_SOURCECOMMITID": topic,
            "BUILD_SOURCEBRANCH": "refs/pull/7/merge",
        },
        "bitbucket": {"BITBUCKET_PR_DESTINATION_BRANCH": "main", "BITBUCKET_COMMIT": topic},
        "none": {},
    }


@pytest.mark.parametrize("service", ["github", "gitlab", "buildkite", "jenkins", "azure", "bitbucket", "none"])
def test_the_change_of_each_service(clone, service):
    report = check(clone, **environments(clone)[service])
    assert (report["change"]["files"], report["change"]["lines"]) == (1, 110)
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
    assert report["change"] | {"head": ""} == {"base": base, "head": "", "commits": 2, "files": 1, "lines": 110}


@pytest.mark.parametrize(
    ("asked", "settled"),
    [
        ([], False),
        ([{"login": "tealh"}], True),
        ([{"login": "somebody-new"}], False),
        ([{"login": "QuillM"}], False),  # the one who knows the area, by a request that someone else opened
        ([{"login": "reviewer[bot]", "type": "Bot"}], False),
        ([{"login": "renovate[bot]"}], False),
    ],
)
def test_a_review_asked_of_somebody_else_settles_a_thin_area(tmp_path, clone, asked, settled):
    report = check(clone, **event(tmp_path, clone, requested_reviewers=asked, user={"login": "opener"}))
    assert ("LO901" not in said(report)) == settled


def test_a_team_or_a_login_that_no_commit_is_by_settles_nothing_and_that_is_said(tmp_path, clone):
    report = check(clone, **event(tmp_path, clone, requested_teams=[{"slug": "kernels"}]))
    assert said(report) == {"LO901"}
    assert "a review was asked of 1 whom no commit before the change names" in " ".join(report["notes"])


def test_whoever_was_asked_was_asked_about_that_head_only(tmp_path, clone):
    environment = event(tmp_path, clone, requested_reviewers=[{"login": "tealh"}])
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
