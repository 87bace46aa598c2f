"""Repositories with a change on top of a history, for tests of check and backtest."""

import os

from tests.repos import TEAL, C, git, history, make_repo

MOSS = "Moss Under <moss@example.org>"
CI = ("GITHUB_", "CI_", "BUILDKITE", "CHANGE_")
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
