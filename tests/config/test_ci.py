import json

import pytest

from lintorg.config.ci import CiChange, ci_change

PULL = {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge"}
HEAD, BASE = "a" * 40, "b" * 40


def event(tmp_path, **request):
    path = tmp_path / "event.json"
    path.write_text(json.dumps({"pull_request": {"head": {"sha": HEAD}, "base": {"sha": BASE}, **request}}))
    return PULL | {"GITHUB_EVENT_PATH": str(path)}


@pytest.mark.parametrize(
    ("environment", "bases", "heads"),
    [
        (PULL, ("refs/remotes/origin/main", "HEAD^1"), ("HEAD^2",)),
        (PULL | {"GITHUB_REF": "refs/heads/topic"}, ("refs/remotes/origin/main",), ()),
        ({"GITHUB_REF": f"refs/heads/gh-readonly-queue/release/v1/pr-7-{BASE}"}, (BASE,), ()),
        ({"BUILDKITE_BRANCH": f"gh-readonly-queue/main/pr-7-{BASE}"}, (BASE,), ()),
        (
            {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": BASE},
            ("refs/remotes/origin/main", BASE),
            (),
        ),
        (
            {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": HEAD},
            ("refs/remotes/origin/main",),
            (HEAD,),
        ),
        ({"BUILDKITE_PULL_REQUEST_BASE_BRANCH": "dev"}, ("refs/remotes/origin/dev",), ()),
        ({"CHANGE_TARGET": "dev"}, ("refs/remotes/origin/dev",), ()),
        (
            {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/dev/x", "SYSTEM_PULLREQUEST_SOURCECOMMITID": HEAD},
            ("refs/remotes/origin/dev/x",),
            (HEAD,),
        ),
        (
            {"SYSTEM_PULLREQUEST_TARGETBRANCH": "main", "BUILD_SOURCEBRANCH": "refs/pull/7/merge"},
            ("refs/remotes/origin/main", "HEAD^1"),
            ("HEAD^2",),
        ),
        (
            {"BITBUCKET_PR_DESTINATION_BRANCH": "dev", "BITBUCKET_COMMIT": HEAD},
            ("refs/remotes/origin/dev",),
            (HEAD,),
        ),
        ({"PRE_COMMIT_TO_REF": HEAD}, (), (HEAD,)),
        (PULL | {"GITHUB_BASE_REF": "", "GITHUB_EVENT_NAME": "pull_request_review"}, ("HEAD^1",), ("HEAD^2",)),
    ],
    ids=str,
)
def test_each_service_names_the_change_in_its_own_variables(environment, bases, heads):
    found = ci_change(environment)
    assert (found.bases, found.heads) == (bases, heads)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"GITHUB_BASE_REF": "", "GITHUB_REF": "refs/heads/main"},
        {"BUILDKITE_PULL_REQUEST_BASE_BRANCH": ""},
        {"BITBUCKET_COMMIT": HEAD},
    ],
)
def test_a_push_names_no_change(environment):
    assert ci_change(environment) is None


def test_a_review_names_its_target_in_the_event_only(tmp_path):
    environment = event(tmp_path, base={"sha": BASE, "ref": "dev"})
    found = ci_change(environment | {"GITHUB_BASE_REF": "", "GITHUB_EVENT_NAME": "pull_request_review"})
    assert found.bases == ("refs/remotes/origin/dev", BASE, "HEAD^1")


def test_an_event_names_the_head_and_who_was_asked_to_review(tmp_path):
    people = [{"login": "Teal", "type": "User"}, {"login": "scan[bot]", "type": "Bot"}, {"login": "opener"}, {"id": 3}]
    found = ci_change(
        event(tmp_path, user={"login": "opener"}, requested_reviewers=people, requested_teams=[{"slug": "kernels"}])
    )
    assert (found.heads, found.bases[1], found.reviewed) == ((HEAD, "HEAD^2"), BASE, HEAD)
    assert found.reviewers == (("Teal", "Teal@users.noreply.github.com"), ("team:kernels", ""))


def test_a_host_of_ones_own_has_noreply_addresses_of_its_own(tmp_path):
    environment = event(tmp_path, requested_reviewers=[{"login": "teal"}]) | {
        "GITHUB_SERVER_URL": "https://git.example"
    }
    assert ci_change(environment).reviewers == (("teal", "teal@users.noreply.git.example"),)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "[" * 100_000, b"\xff\xfe"],
    ids=["empty", "cut", "list", "null", "deep", "bytes"],
)
def test_an_event_that_cannot_be_read_is_said(tmp_path, text):
    path = tmp_path / "event.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert ci_change(PULL | {"GITHUB_EVENT_PATH": str(path)}) == CiChange(
        bases=("refs/remotes/origin/main", "HEAD^1"), heads=("HEAD^2",), unread=True
    )
    assert ci_change(PULL | {"GITHUB_EVENT_PATH": str(tmp_path / "none")}).unread


@pytest.mark.parametrize(
    "request_",
    [
        {"requested_reviewers": {"login": "x"}, "requested_teams": "x", "user": 3},
        {"requested_reviewers": ["x", None, {"login": 5}], "requested_teams": [None, {"slug": 1}]},
    ],
)
def test_an_event_of_another_shape_names_nobody(tmp_path, request_):
    assert ci_change(event(tmp_path, **request_)).reviewers == ()
