import json

import pytest

from lintorg.store.segments import FORMAT
from tests.commands import lintorg
from tests.repos import QUILL, TEAL, C, make_repo


def source(step):
    """Three functions that every step changes, and one that it does not."""
    functions = "".join(f"def work{n}(x):\n    return x + {step}\n\n\n" for n in range(3))
    return functions + "def still(x):\n    return x\n"


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    commits = [C(name=f"m{n}", author=QUILL, files={"model/net.py": source(n)}, days_ago=60 - 2 * n) for n in range(24)]
    commits += [C(name=f"d{n}", author=TEAL, files={"data/load.py": f"x = {n}\n"}, days_ago=9 - n) for n in range(3)]
    return make_repo(tmp_path_factory.mktemp("deep") / "lab", commits)


def scan(repo, cache, *flags):
    done = lintorg("scan", repo, "--format=json", "-v", *flags, LINTORG_CACHE_DIR=str(cache))
    assert done.returncode == 0, done.stderr
    return done


def hot(document):
    measures = {(m["metric"], m["subject"]): m for m in json.loads(document)["measures"]}
    return measures["hot_single_hand_functions", "area:model"]


def test_functions_that_one_person_keeps_changing_are_found_and_named(repo, tmp_path):
    document = scan(repo, tmp_path, "--deep").stdout
    assert (hot(document)["value"], hot(document)["n"]) == (3, 24)
    finding = next(f for f in json.loads(document)["findings"] if f["rule"] == "LO106" and f["subject"] == "area:model")
    assert finding["outcome"] == "breach"
    assert "work0 in model/net.py" in finding["remedy"]
    assert "still" not in finding["remedy"]


def test_without_deep_the_rule_abstains_and_says_why(repo, tmp_path):
    document = scan(repo, tmp_path).stdout
    assert (hot(document)["value"], hot(document)["why_none"]) == (None, "needs_deep")


def test_what_was_read_is_kept_and_gives_the_same_result(repo, tmp_path):
    first = scan(repo, tmp_path, "--deep").stdout
    assert list(tmp_path.rglob(f"methods-*/{FORMAT}-*"))
    lintorg("cache", "clear", "--results", LINTORG_CACHE_DIR=str(tmp_path))
    assert scan(repo, tmp_path, "--deep").stdout == first == scan(repo, tmp_path, "--deep", "--no-cache").stdout


def test_pydriller_as_miner_gives_the_same_scan(repo, tmp_path):
    assert scan(repo, tmp_path, "--miner=pydriller").stdout == scan(repo, tmp_path, "--no-cache").stdout
