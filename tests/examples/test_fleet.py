"""The example of a fleet loads, and its repositories are judged, the two of one project as one."""

import json
import shutil
from pathlib import Path

from tests.commands import lintorg
from tests.repos import QUILL, TEAL, history, make_repo

EXAMPLE = Path(__file__).parents[2] / "examples/fleet/fleet.yaml"


def test_the_example_is_judged(tmp_path):
    shutil.copy(EXAMPLE, tmp_path)
    for name, author in {"trainer": QUILL, "serving": TEAL, "kernels": QUILL, "datasets": TEAL}.items():
        make_repo(tmp_path / name, history(25, author=author, path="kernels/gemm.cu"))
    done = lintorg("scan", tmp_path / "fleet.yaml", "--format=json", "--jobs=2")
    assert done.returncode == 0, done.stderr
    trainer, serving, stack = json.loads(done.stdout)["repositories"]
    assert [(one["name"], one["window_commits"]) for one in (trainer, serving)] == [("trainer", 25), ("serving", 25)]
    assert (stack["name"], stack["commits"], stack["window_commits"]) == ("stack", 50, 50)
    alone = {row["name"]: [a["successors"] for a in row["areas"] if a["area"] == "kernels"] for row in (trainer, stack)}
    assert alone == {"trainer": [0], "stack": [1]}, "one repository's silo is the other's owner"
    reported = lintorg("report", tmp_path / "fleet.yaml", "--format=json", "--jobs=2")
    assert reported.returncode == 0, reported.stderr
    quarters = {row["name"]: row["quarter_commits"] for row in json.loads(reported.stdout)["repositories"]}
    # The last of the 25 is of the first second of the next quarter.
    assert quarters == {"trainer": 24, "serving": 24, "stack": 48}
