"""Repositories with a change on top of a history, for tests of check and backtest."""

import json
import os

from tests.repos import TEAL, C, git, history, make_repo

MOSS = "Moss Under <moss@example.org>"
LOGIN = "Quill Marrow <7+quillm@users.noreply.github.com>"
TEAL_LOGIN = "Teal Harbor <9+tealh@users.noreply.github.com>"
CI = ("GITHUB_", "CI_", "BUILDKITE", "BITBUCKET_", "SYSTEM_PULLREQUEST_", "BUILD_", "CHANGE_", "PRE_COMMIT_")
OUTSIDE_CI = {name: "" for name in os.environ if name.startswith(CI)}


def lines(count, word="line"):
    return "".join(f"{word} {n}\n" for n in range(count))


def state():
    """Thirty commits in which Quill alone knows the kernels while others work elsewhere."""
    return [
        *history(6, author=TEAL, path="data/load.py", start=60),
        C(name="model", author=TEAL, files={"model/net.py": lines(80)}, days_ago=55),
        C(name="moss", author=MOSS, files={"data/shard.py": lines(60)}, days_ago=54),
        *history(24, path="kernels/gemm.cu", start=10),
    ]


def with_change(path, *commits, before=()):
    """Make a repository with a change on top of the state; the branch ``base`` is where it starts."""
    repo = make_repo(path, [*state(), *before, *commits])
    git(repo, "branch", "base", f"HEAD~{len(commits)}")
    return repo


def clone_of_ci(folder):
    """Make a clone of which ``main`` has moved on, at the merge of a topic into it that a host makes for the test."""
    commits = [
        *state(),
        C(name="known", author=LOGIN, files={"kernels/gemm.cu": "known\n"}, days_ago=3),
        C(name="topic", author=LOGIN, files={"kernels/attention.cu": lines(110)}, days_ago=2),
        C(
            name="main",
            message="main",
            author=TEAL_LOGIN,
            parents=["known"],
            files={"docs/a.md": lines(70)},
            days_ago=1,
        ),
        C(name="merge", parents=["main", "topic"], files={"kernels/attention.cu": lines(110)}, days_ago=0.5),
    ]
    there = make_repo(folder / "there", commits)
    git(there, "branch", "topic", "HEAD^2")
    git(there, "branch", "try", "HEAD")
    git(there, "update-ref", "refs/heads/main", "HEAD^1")
    git(folder, "clone", "-q", str(there), "here")
    here = folder / "here"
    git(here, "checkout", "-q", "--detach", "origin/try")
    return here


def event(folder, clone, **request):
    """Write GitHub's event of the pull request that such a clone is made for; return the variables that go with it."""
    head, base = git(clone, "rev-parse", "HEAD^2", "HEAD^1").split()
    payload = {"pull_request": {"number": 7, "head": {"sha": head}, "base": {"sha": base, "ref": "main"}, **request}}
    path = folder / "event.json"
    path.write_text(json.dumps(payload))
    return {"GITHUB_BASE_REF": "main", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_EVENT_PATH": str(path)}
