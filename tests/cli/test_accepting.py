"""Baseline and waivers from the command line: what is accepted does not fail, and comes back when it should."""

import json
from xml.etree import ElementTree

import pytest

from tests.commands import ROOT, lintorg
from tests.repos import NOW, TEAL, C, git, history, make_repo

WAIVER = """\
- rule: LO104
  subject: area:kernels
  reason: a second person starts in March
  owner: Quill Marrow
  expires: {expires}
"""
FAILS = "--fail-on=warning"


@pytest.fixture
def silo(tmp_path):
    """One person's kernels in a team of two, at 2026-01-01: LO104 breaches, a warning."""
    commits = history(30, path="kernels/gemm.cu") + history(2, author=TEAL, path="docs/index.md")
    assert NOW == 1_767_225_600
    return make_repo(tmp_path / "lab", commits)


def waive(repo, text=WAIVER, **values):
    (repo / ".lintorg").mkdir(exist_ok=True)
    (repo / ".lintorg" / "waivers.yaml").write_text(text.format(**{"expires": "2026-03-31", **values}))


def breach(repo):
    document = json.loads(lintorg("scan", repo, "--format=json").stdout)
    (found,) = [finding for finding in document["findings"] if finding["outcome"] == "breach"]
    return found, document["counts"], document["notes"]


def test_a_waived_finding_fails_nothing_and_is_counted(silo):
    assert lintorg("scan", silo, FAILS).returncode == 1
    waive(silo)
    done = lintorg("scan", silo, FAILS)
    assert done.returncode == 0
    assert "1 finding waived" in done.stdout
    assert "LO104" not in done.stdout
    finding, counts, notes = breach(silo)
    assert finding["waiver"] == {"reason": "a second person starts in March", "expires": "2026-03-31"}
    assert (counts["breach"], counts["waived"]) == (0, 1)
    assert counts["judged"] == sum(counts[key] for key in ("pass", "undecided", "abstained", "waived"))
    assert notes == breach(silo)[2]
    shown = lintorg("scan", silo, "--why").stdout
    assert "breach (waived until 2026-03-31: a second person starts in March" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"expires": "2025-12-31"},
            "waiver of LO104 about kernels (.lintorg/waivers.yaml:1) expired on 2025-12-31",
        ),
        ({"expires": "2026-07-01"}, "does not hold: it runs more than 180 days past 2026-01-01; choose an earlier day"),
    ],
)
def test_a_waiver_out_of_its_time_waives_nothing_and_is_said(silo, values, words):
    waive(silo, **values)
    done = lintorg("scan", silo, FAILS)
    assert done.returncode == 1
    assert words in " ".join(done.stdout.split())


def test_time_is_the_heads_and_no_clocks(silo):
    waive(silo, expires="2025-12-31")
    assert lintorg("scan", silo, FAILS, "--until=2025-12-31").returncode == 0


def test_a_waiver_that_matches_no_breach_is_said(silo):
    waive(silo, WAIVER.replace("kernels", "kernel"))
    done = lintorg("scan", silo, FAILS)
    assert done.returncode == 1
    assert "about kernel (.lintorg/waivers.yaml:1) matches no breach; remove it" in " ".join(done.stdout.split())
    assert "matches no breach" not in lintorg("scan", silo, "--ignore=LO104").stdout


def test_mistakes_of_waivers_configuration_and_rules_are_one_report_without_the_owner(silo):
    waive(silo, WAIVER.replace("owner: Quill Marrow", "owner: Quill Marrow\n  onwer: Quill Marrow"))
    (silo / "mine" / "team").mkdir(parents=True)
    (silo / "mine" / "team" / "T1.yaml").write_text("lintorg-rule: 1\n")
    (silo / ".lintorg.yaml").write_text("rules: [mine]\n")
    done = lintorg("scan", silo)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".lintorg/waivers.yaml:5:3: unknown key; did you mean 'owner'?" in done.stderr
    assert "mine/team/T1.yaml:1:1: missing key 'id'" in done.stderr
    assert "Quill" not in done.stderr
    (silo / ".lintorg.yaml").unlink()
    waive(silo, WAIVER.replace("LO104", "LO1044"))
    done = lintorg("scan", silo)
    assert done.returncode == 2
    assert ".lintorg/waivers.yaml:1:9: no rule is called LO1044; did you mean 'LO104'?" in done.stderr


def test_without_configuration_nothing_is_accepted(silo):
    waive(silo)
    assert lintorg("baseline", "create", ".", cwd=silo).returncode == 0
    assert lintorg("scan", silo, FAILS).returncode == 0
    for _ in range(2):
        done = lintorg("scan", silo, FAILS, "--no-config", "-v")
        assert done.returncode == 1
    assert "answered from the cache" in done.stderr


def test_waivers_are_listed_with_their_states_and_no_owner(silo):
    assert "no waivers" in lintorg("waivers", silo).stdout
    waive(silo, WAIVER + WAIVER.replace("kernels", "data") + WAIVER.replace("LO104", "LO106"))
    rows = [line.split("  ") for line in lintorg("waivers", silo).stdout.splitlines()]
    listed = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    reason = "a second person starts in March"
    assert listed == [
        ["rule", "subject", "expires", "state", "reason"],
        ["LO104", "area:kernels", "2026-03-31", "in force", reason],
        ["LO104", "area:data", "2026-03-31", "unmatched", reason],
        ["LO106", "area:kernels", "2026-03-31", "in force", reason],
    ]
    assert "Quill" not in lintorg("waivers", silo).stdout


def create(repo, *flags):
    done = lintorg("baseline", "create", *flags, cwd=repo)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_the_baseline_records_fails_nothing_until_it_is_another(silo):
    assert create(silo) == ".lintorg/baseline.json: 1 finding recorded\n"
    done = lintorg("scan", silo, FAILS)
    assert done.returncode == 0
    assert "1 finding in the baseline" in done.stdout
    finding, counts, _ = breach(silo)
    assert (finding["baselined"], finding["waiver"]) == (True, None)
    assert (counts["breach"], counts["baselined"]) == (0, 1)
    again = (silo / ".lintorg" / "baseline.json").read_text()
    create(silo)
    assert (silo / ".lintorg" / "baseline.json").read_text() == again


def test_a_recorded_finding_comes_back_when_it_gets_worse(silo):
    rules = silo / "mine" / "team"
    rules.mkdir(parents=True)
    text = (ROOT / "examples/lab/lint-rules/team/LAB001-few-hands.yaml").read_text()
    (rules / "LAB001.yaml").write_text(text)
    (silo / ".lintorg.yaml").write_text("rules: [mine]\nselect: [LAB001]\n")
    create(silo)
    file = silo / ".lintorg" / "baseline.json"
    file.write_text(file.read_text().replace('"value": 1', '"value": 2'))
    done = lintorg("scan", silo, "--fail-on=note")
    assert done.returncode == 1
    assert "LAB001 about kernels is worse than the baseline recorded: 2 then, 1 now" in " ".join(done.stdout.split())
    (rules / "LAB001.yaml").write_text(text.replace("area_people < 4", "area_people <= 3"))
    done = lintorg("scan", silo, "--fail-on=note")
    assert done.returncode == 1
    assert "recorded LAB001 by another definition, so its findings count again" in " ".join(done.stdout.split())


def test_what_is_mended_is_pruned_and_counts_when_it_comes_back(silo):
    create(silo)
    for number in range(4):
        commit(silo, f"kernels/new{number}.cu")
    done = lintorg("baseline", "prune", cwd=silo)
    assert done.stdout == ".lintorg/baseline.json: 1 finding gone, 0 left\n"
    git(silo, "reset", "-q", "--hard", "HEAD~4")
    assert lintorg("scan", silo, FAILS).returncode == 1


def commit(repo, path):
    (repo / path).write_text("x\n")
    git(repo, "add", path)
    when = f"{NOW} +0000"
    identity = ("-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org")
    git(repo, *identity, "commit", "-q", f"--date={when}", "-m", "more")


def test_pruning_needs_a_baseline_and_leaves_what_it_cannot_judge(silo):
    done = lintorg("baseline", "prune", cwd=silo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "lintorg baseline create" in done.stderr
    create(silo)
    before = (silo / ".lintorg" / "baseline.json").read_bytes()
    (silo / ".lintorg.yaml").write_text("select: [LO2]\n")
    assert "0 findings gone, 1 left" in lintorg("baseline", "prune", "--tighten", cwd=silo).stdout
    assert (silo / ".lintorg" / "baseline.json").read_bytes() == before


def test_a_corrupt_or_foreign_baseline_judges_nothing(silo, tmp_path):
    create(silo)
    file = silo / ".lintorg" / "baseline.json"
    file.write_text(file.read_text()[:-30])
    done = lintorg("scan", silo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no baseline that lintorg has written" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    other = make_repo(tmp_path / "other", [C(name="first", files={"a.py": "1"}), *history(3)])
    create(other)
    file.write_bytes((other / ".lintorg" / "baseline.json").read_bytes())
    done = lintorg("scan", silo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "recorded for another history" in done.stderr
    create(silo)
    assert lintorg("scan", silo, FAILS).returncode == 0


def test_a_bare_repository_brings_both_in_its_head(silo, tmp_path):
    create(silo)
    commits = history(30, path="kernels/gemm.cu") + history(2, author=TEAL, path="docs/index.md")
    waiver = C(name="waiver", files={".lintorg/waivers.yaml": WAIVER.format(expires="2026-03-31")}, author=TEAL)
    bare = make_repo(tmp_path / "bare.git", [*commits, waiver], bare=True)
    assert "1 finding waived" in lintorg("scan", bare).stdout


def test_an_answer_is_not_given_again_when_something_was_accepted_since(silo):
    def code():
        return lintorg("scan", silo, FAILS).returncode

    assert code() == 1
    waive(silo)
    assert code() == 0
    (silo / ".lintorg" / "waivers.yaml").unlink()
    assert code() == 1
    create(silo)
    assert code() == 0
    (silo / ".lintorg" / "baseline.json").unlink()
    assert code() == 1


def test_no_format_has_an_accepted_finding_as_a_failure(silo, tmp_path):
    waive(silo)
    outputs = ("sarif", "gitlab", "junit", "github", "concise", "markdown")
    done = lintorg("scan", silo, *(f"--output={name}={tmp_path}/{name}" for name in outputs))
    assert done.returncode == 0
    assert json.loads((tmp_path / "sarif").read_text())["runs"][0]["results"] == []
    assert json.loads((tmp_path / "gitlab").read_text()) == []
    assert list(ElementTree.parse(tmp_path / "junit").getroot().iter("failure")) == []
    for name in ("github", "concise", "markdown"):
        assert "1 finding waived" in (tmp_path / name).read_text()
    assert "::" not in (tmp_path / "github").read_text()
    assert "Quill" not in "".join((tmp_path / name).read_text() for name in outputs)


def test_the_baseline_is_written_where_one_stands_and_through_no_link(silo, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = lintorg("baseline", "create", silo, cwd=elsewhere)
    assert "so put it there" in done.stdout
    assert (elsewhere / ".lintorg" / "baseline.json").exists()
    assert not (silo / ".lintorg").exists()
    precious = tmp_path / "precious.json"
    precious.write_text("precious")
    (silo / ".lintorg").mkdir()
    (silo / ".lintorg" / "baseline.json").symlink_to(precious)
    done = lintorg("baseline", "create", cwd=silo)
    assert (done.returncode, "it is a link" in done.stderr) == (2, True)
    assert precious.read_text() == "precious"
    hostile = make_repo(tmp_path / "hostile", history(3))
    (hostile / ".lintorg").symlink_to(elsewhere)
    done = lintorg("baseline", "create", cwd=hostile)
    assert done.returncode == 2
    assert "its folder is a link" in done.stderr or "leads outside" in done.stderr
