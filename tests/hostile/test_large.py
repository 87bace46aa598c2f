"""One commit that is larger than any that people make is read in bounded memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import ROOT
from tests.hostile import objects
from tests.repos import C, git, history, make_repo

MEGABYTE = 1_000_000
COMMITS = 25
SCAN = """
import resource, sys
from lintorg.cli import run
code = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def a_message_of_100_megabytes(path):
    repo = make_repo(path, history(COMMITS - 1))
    objects.commit(repo, message=b"word " * (20 * MEGABYTE))
    return repo


def a_million_trailers(path):
    repo = make_repo(path, history(COMMITS - 1))
    objects.commit(repo, message=b"x\n\n" + b"Co-authored-by: A B <a@example.org>\n" * MEGABYTE)
    return repo


def a_million_people_in_trailers(path):
    repo = make_repo(path, history(COMMITS - 1))
    lines = (b"Co-authored-by: A%d B <a%d@example.org>\n" % (n, n) for n in range(MEGABYTE))
    objects.commit(repo, message=b"x\n\n" + b"".join(lines))
    return repo


def two_hundred_thousand_files(path):
    files = {f"kernels/{n % 500}/{n}.cu": "1\n" for n in range(200_000)}
    return make_repo(path, [*history(COMMITS - 1), C(name="files", files=files)], bare=True)


LARGE = {
    "a message of 100 MB": (a_message_of_100_megabytes, 900),
    "a million trailers": (a_million_trailers, 500),
    "a million people in trailers": (a_million_people_in_trailers, 600),
    "200,000 files": (two_hundred_thousand_files, 600),
}
"""What makes each repository, and the most MB that lintorg's own process may hold: twice what it does."""


def peak_of(repo, tmp_path):
    """Scan; return the document, and the most MB that the process held, without git's."""
    done = subprocess.run(
        [sys.executable, "-c", SCAN, "scan", str(repo), "--format=json"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LINTORG_CACHE_DIR": str(tmp_path / "cache")},
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout), int(done.stderr.split()[-1]) * 1024 // MEGABYTE


@pytest.mark.long
@pytest.mark.parametrize("name", LARGE)
def test_a_commit_beyond_measure(name, tmp_path):
    make, most = LARGE[name]
    repo: Path = make(tmp_path / "lab")
    found, megabytes = peak_of(repo, tmp_path)
    assert found["repository"]["commits"] == int(git(repo, "rev-list", "--count", "HEAD")) == COMMITS
    assert found["repository"]["degraded_commits"] == found["repository"]["skipped_commits"] == 0
    assert megabytes < most
