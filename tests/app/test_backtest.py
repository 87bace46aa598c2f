"""A backtest says, change by change, what a check says."""

import os
from pathlib import Path

import pytest

from lintorg.app.backtest import backtest, replay
from lintorg.app.check import check
from lintorg.gather.stopwatch import Stopwatch
from lintorg.model.errors import CannotJudge
from lintorg.model.options import Mining, Options
from tests.changes import MOSS, lines, state
from tests.mine.awkward import AWKWARD, EVIL_MERGE, LONG, ODDER, make_damaged
from tests.repos import TEAL, C, git, make_repo

REAL = "LINTORG_REAL_REPO"
SHAPES = [
    *state(),
    C(name="squash", files={"kernels/attention.cu": lines(70)}, days_ago=9),
    C(name="moved", author=MOSS, renames={"kernels/attention.cu": "kernels/flash.cu"}, days_ago=8.9),
    C(name="moved out", renames={"kernels/flash.cu": "model/flash.py"}, days_ago=8.8),
    C(name="rewrite", author=TEAL, files={"model/flash.py": lines(90, "other")}, days_ago=8.7),
    C(name="side one", author=TEAL, parents=["moved"], files={"kernels/side.cu": lines(60)}, days_ago=8.6),
    C(name="side two", parents=["side one"], files={"kernels/side.cu": lines(61), "tests/t.py": "1\n"}, days_ago=8.5),
    C(name="merge", message="merge", parents=["rewrite", "side two"], author=MOSS, days_ago=8,
      files={"kernels/side.cu": lines(61), "tests/t.py": "1\n"}),
    C(name="left", parents=["merge"], files={"kernels/left.cu": lines(99)}, days_ago=7.9),
    C(name="right", parents=["merge"], author=MOSS, files={"data/right.py": lines(55)}, days_ago=7.8),
    C(name="octo", message="octopus", parents=["merge", "left", "right"], days_ago=7,
      files={"kernels/own.cu": "1\n", "kernels/left.cu": lines(99), "data/right.py": lines(55)}),
    C(name="bad", parents=["octo"], message="Speed up", files={"kernels/left.cu": lines(99, "fast")}, days_ago=6),
    C(name="revert", message='Revert "Speed up"\n\nThis reverts commit 0123456789ab.', author=TEAL, days_ago=5,
      files={"kernels/left.cu": lines(99)}),
    C(name="trial", parents=["revert"], author=MOSS, files={"data/t.py": "1\n"}, message="Try", days_ago=4.9),
    C(name="untrial", author=MOSS, files={"data/t.py": None, "data/k.py": "1\n"}, message='Revert "Try"', days_ago=4.8),
    C(name="merged trial", message="merge", parents=["revert", "untrial"], files={"data/k.py": "1\n"}, days_ago=4.5),
    C(name="reviewed", message=f"More\n\nReviewed-by: {MOSS}\n", files={"kernels/m.cu": lines(200)}, days_ago=4),
    C(name="new reviewer", message="More\n\nAcked-by: New Comer <new@example.net>\n", days_ago=3.9,
      files={"kernels/n.cu": lines(200)}),
    C(name="bot", author="helper[bot] <helper[bot]@users.noreply.github.com>", files={"kernels/b.cu": lines(400)},
      days_ago=3),
    C(name="binary", files={"kernels/w.cu": b"\0\1\2", "uv.lock": lines(3000)}, days_ago=2),
    C(name="earlier than its parent", files={"kernels/z.cu": lines(52)}, days_ago=30),
    C(name="after that", files={"kernels/y.cu": lines(53)}, days_ago=1),
    C(name="empty", message="nothing"),
    C(name="back merge", message="back", parents=["after that", "reviewed"], days_ago=0.5),
    C(name="two ways", message="x", parents=["back merge", "empty"], days_ago=0.4),
]  # fmt: skip
MASS = [
    *state(),
    C(name="many", files={f"kernels/f{n}.cu": f"{LONG}{n}\n" for n in range(60)}, days_ago=9),
    C(name="moved", author=TEAL, renames={f"kernels/f{n}.cu": f"kernels/g{n}.cu" for n in range(60)}, days_ago=8),
    C(name="after", author=TEAL, files={"kernels/g1.cu": "1\n"}, days_ago=7),
]
HISTORIES = {
    "every shape": SHAPES,
    "a mass edit": MASS,
    "awkward": AWKWARD,
    "odder": [one for one in ODDER if one.name != "after its child"],
    "evil merge": EVIL_MERGE,
}
UNIT = {"change_lines", "change_files", "change_core_areas", "thin_areas_extended", "bridges_made"} | {
    "rewritten_recent_lines", "rewritten_recent_share", "revert_without_reason", "core_without_tests"
}  # fmt: skip


def of_change(measures):
    return {
        measure.metric: (measure.value, measure.low, measure.high, measure.n, measure.why_none)
        for measure in measures
        if measure.metric in UNIT
    }


def compare(path, changes, *, blame, every=1, cache=False):
    """Return the changes that backtest and check say different things of, in words, and how many were compared."""
    mining = Mining(jobs=2, cache=cache)
    options = Options(path=path, changes=changes, blame=blame, mining=mining)
    replayed = replay(options, Stopwatch()).changes[::every]
    differences = []
    for one in replayed:
        head = one.landed.commit.hash
        result = check(Options(path=path, base=f"{head}^1", head=head, blame=blame, pedantic=True, mining=mining))
        ours, theirs = of_change(one.measures.values()), of_change(result.report.measures)
        said = [
            {(found.rule.id, found.outcome) for found in findings}
            for findings in (one.findings, result.report.findings)
        ]
        if ours != theirs or said[0] != said[1]:
            differences.append(f"{one.landed.commit.subject or head}:\n  {ours}\n  {theirs}\n  {said}")
    return differences, len(replayed)


@pytest.mark.parametrize("name", HISTORIES)
def test_change_by_change_a_backtest_says_what_a_check_says(tmp_path, name):
    repo = make_repo(tmp_path / "lab", HISTORIES[name])
    line = int(git(repo, "rev-list", "--count", "--first-parent", "HEAD"))
    changes = 20 if name in ("every shape", "a mass edit") else line
    differences, compared = compare(repo, changes, blame=True)
    assert compared == min(changes, line - 1)
    assert not differences, "\n".join(differences)


def test_also_where_objects_are_missing(tmp_path):
    differences, compared = compare(make_damaged(tmp_path / "lab"), 9, blame=False)
    assert compared
    assert not differences, "\n".join(differences)


@pytest.mark.skipif(REAL not in os.environ, reason=f"set {REAL} to a repository's path to compare a sample of it")
def test_also_on_a_sample_of_a_real_repository():
    differences, compared = compare(Path(os.environ[REAL]), 200, blame=False, every=10, cache=True)
    assert compared
    assert not differences, "\n".join(differences)


def test_each_rule_lists_the_changes_it_speaks_of(tmp_path):
    repo = make_repo(tmp_path / "lab", SHAPES)
    result, _ = backtest(Options(path=repo, changes=17))
    subjects = {
        record.rule.id: [git(repo, "log", "-1", "--format=%s", commit).strip() for commit in record.changes]
        for record in result.records
    }
    assert result.changes == 17
    assert subjects["LO905"] == ['Revert "Speed up"']
    assert next(record for record in result.records if record.rule.id == "LO904").reason == "no_blame"
    assert set(result.spoken) == {
        commit for record in result.records if record.rule.tier != "pedantic" for commit in record.changes
    }


def test_more_changes_than_there_are_begin_after_the_first_commit(tmp_path):
    repo = make_repo(tmp_path / "lab", [C(name=str(n), files={"a": f"{n}\n"}) for n in range(4)])
    assert backtest(Options(path=repo, changes=99))[0].changes == 3


def test_a_repository_of_one_commit_has_nothing_to_replay(tmp_path):
    repo = make_repo(tmp_path / "lab", [C(name="1", files={"a": "1\n"})])
    with pytest.raises(CannotJudge, match="nothing has landed"):
        backtest(Options(path=repo))


def test_a_second_run_from_the_cache_says_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("LINTORG_CACHE_DIR", str(tmp_path / "cache"))
    repo = make_repo(tmp_path / "lab", SHAPES)
    options = Options(path=repo, changes=30, mining=Mining(cache=True))
    first = backtest(options)[0]
    again = Options(path=repo, changes=30, mining=Mining(cache=True))
    assert backtest(again)[0] == first
    assert again.mining.counts["mined"] == again.mining.counts["lines_mined"] == 0
