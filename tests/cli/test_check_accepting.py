"""What a team has accepted holds in a check when the base holds it; a change accepts nothing for itself."""

import json

import pytest

from tests.changes import MOSS, OUTSIDE_CI, lines, with_change
from tests.commands import lintorg
from tests.repos import C, git, history, make_repo

WAIVERS = ".lintorg/waivers.yaml"
BASELINE = ".lintorg/baseline.json"
GROWS = {"kernels/attention.cu": lines(190)}


def waiver(rule="LO901", expires="2026-03-31"):
    return f"- {{rule: {rule}, subject: change, reason: the port lands first, owner: Moss, expires: {expires}}}\n"


def lab(path, *, before=None, change=None):
    """A change that extends the kernels, over a base with some files of lintorg's own, itself with others."""
    team = [C(name="before", author=MOSS, files=before, days_ago=2)] if before else []
    return with_change(path, C(name="x", files={**GROWS, **(change or {})}, days_ago=1), before=team)


def check(repo, *arguments):
    return lintorg("check", repo, "--base=base", "--fail-on=note", "-q", *arguments, **OUTSIDE_CI)


def flat(text):
    return " ".join(text.split())


def test_a_waiver_in_the_base_holds(tmp_path):
    repo = lab(tmp_path / "lab", before={WAIVERS: waiver()})
    done = check(repo)
    assert done.returncode == 0
    assert "LO901" not in done.stdout
    assert "nothing to say, 1 accepted" in done.stdout
    report = json.loads(check(repo, "--format=json").stdout)
    (found,) = [finding for finding in report["findings"] if finding["rule"] == "LO901"]
    assert found["waiver"] == {"reason": "the port lands first", "expires": "2026-03-31"}
    assert "Moss" not in json.dumps(report)


def test_a_change_cannot_waive_itself(tmp_path):
    repo = lab(tmp_path / "lab", change={WAIVERS: waiver()})
    done = check(repo)
    assert done.returncode == 1
    assert "LO901" in done.stdout
    assert f"The change edits {WAIVERS}: those of the branch that it goes into are in force" in flat(done.stdout)
    assert check(repo, "--policy=head").returncode == 0


def test_nor_lengthen_a_waiver_that_has_expired(tmp_path):
    repo = lab(tmp_path / "lab", before={WAIVERS: waiver(expires="2025-12-01")}, change={WAIVERS: waiver()})
    done = check(repo)
    assert done.returncode == 1
    assert "expired on 2025-12-01; the finding counts again" in flat(done.stdout)
    assert f"edits {WAIVERS}" in flat(done.stdout)


def test_waivers_that_a_change_does_not_meet_are_no_news(tmp_path):
    team = C(name="before", author=MOSS, files={WAIVERS: waiver() + waiver("LO905")}, days_ago=2)
    quiet = C(name="x", author=MOSS, files={"data/a.py": "1\n"}, days_ago=1)
    done = check(with_change(tmp_path / "lab", quiet, before=[team]))
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.endswith("nothing to say\n")


def recorded(tmp_path, repo):
    """Return the baseline that lintorg records of a repository, with an entry about changes in it."""
    assert lintorg("baseline", "create", repo, cwd=tmp_path).returncode == 0
    return (tmp_path / BASELINE).read_text()


def test_a_baseline_is_the_bases_too(tmp_path):
    text = recorded(tmp_path, lab(tmp_path / "lab"))
    kept = lab(tmp_path / "kept", before={BASELINE: text})
    assert check(kept).returncode == 1
    assert "edits" not in check(kept).stdout
    loosened = json.loads(text)
    loosened["findings"] = []
    assert loosened != json.loads(text)
    edited = lab(tmp_path / "edited", before={BASELINE: text}, change={BASELINE: json.dumps(loosened)})
    done = check(edited)
    assert done.returncode == 1
    assert f"edits {BASELINE}: those of the branch that it goes into are in force" in flat(done.stdout)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (BASELINE, "{", "no baseline that lintorg has written"),
        (WAIVERS, waiver("LO9999"), f"{WAIVERS}:1:10: no rule is called LO9999"),
        (".lintorg.yaml", "slect: [LO9]\n", ".lintorg.yaml:1:1: unknown key 'slect'; did you mean 'select'?"),
    ],
)
def test_what_the_base_holds_broken_judges_nothing_and_what_the_change_breaks_is_said(tmp_path, file, text, words):
    done = check(lab(tmp_path / "broken", before={file: text}))
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    done = check(lab(tmp_path / "breaks", change={file: text}))
    assert done.returncode == 1
    assert f"edits {file}: those of the branch that it goes into are in force" in flat(done.stdout)


def test_a_baseline_of_another_history_judges_nothing(tmp_path):
    other = make_repo(tmp_path / "other", [C(name="first", files={"a.py": "1"}), *history(3)])
    done = check(lab(tmp_path / "lab", before={BASELINE: recorded(tmp_path, other)}))
    assert (done.returncode, done.stdout) == (2, "")
    assert "`lintorg baseline create`" in done.stderr


def test_the_way_out_of_a_broken_base_is_a_change_that_mends_it(tmp_path):
    repo = lab(tmp_path / "lab", before={WAIVERS: "- {rule: LO901}\n"}, change={WAIVERS: waiver()})
    assert check(repo).returncode == 2
    assert check(repo, "--policy=head").returncode == 0
    git(repo, "update-ref", "refs/heads/base", "HEAD")
    done = check(repo)  # nothing is left to judge: a run after the merge
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert "nothing to judge: the branch that it goes into holds it already" in done.stdout
