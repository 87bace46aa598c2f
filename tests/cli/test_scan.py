import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from lintorg.render import formats
from tests.commands import ROOT, lintorg
from tests.repos import QUILL, TEAL, C, git, history, make_repo

BOT = "helper[bot] <helper[bot]@users.noreply.github.com>"


@pytest.fixture(scope="module")
def silo(tmp_path_factory):
    """One person's kernels in a team of two: LO104 breaches, the repository itself is too young to judge."""
    commits = history(30, path="kernels/gemm.cu") + history(2, author=TEAL, path="docs/index.md")
    return make_repo(tmp_path_factory.mktemp("silo") / "lab", commits)


def test_a_finding_is_shown_and_by_default_fails_nothing(silo):
    done = lintorg("scan", silo)
    assert done.returncode == 0
    assert "LO104  kernels: nobody could step in" in done.stdout
    assert "warning" in done.stdout


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (("--fail-on=error",), 0),
        (("--fail-on=warning",), 1),
        (("--fail-on=note",), 1),
        (("--fail-on=never",), 0),
        (("--fail-on=note", "--ignore=LO104"), 0),
        (("--fail-on=note", "--select=LO101"), 0),
        (("--select=LO101", "--fail-on-abstain"), 3),
        (("--select=LO1", "--fail-on-abstain"), 0),
        (("--format=json", "--fail-on=warning"), 1),
        (("--nonsense",), 2),
        (("--format=pdf",), 2),
        (("--select=XX9",), 2),
        (("--window=1y",), 2),
        (("--since=2025-01-01", "--window=90d"), 2),
        (("--output=json",), 2),
        (("--config=nowhere.yaml",), 2),
        (("--jobs=0",), 2),
    ],
    ids=str,
)
def test_exit_codes(silo, flags, code):
    done = lintorg("scan", silo, *flags)
    assert done.returncode == code
    assert ("Traceback" in done.stderr) is False
    assert bool(done.stdout) is (code in (0, 1, 3))


def test_nothing_judged_is_said_first(silo):
    done = lintorg("scan", silo, "--select=LO101")
    assert "Nothing could be judged" in done.stdout.partition("Who carries it")[0]


def test_where_a_scan_cannot_judge_one_sentence_says_why(tmp_path):
    (tmp_path / "folder").mkdir()
    shallow = make_repo(tmp_path / "full", history(3))
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{shallow}", "shallow")
    empty = make_repo(tmp_path / "empty", [])
    future = make_repo(tmp_path / "future", history(2, start=-40_000))
    for path, words in [
        (tmp_path / "nowhere", "there is no such path"),
        (tmp_path / "folder", "is not a git repository"),
        (tmp_path / "shallow", "git fetch --unshallow"),
        (empty, "no commits yet"),
        (future, "--as-of DATE"),
    ]:
        done = lintorg("scan", path, "--quiet")  # or a slow machine says how far it is, too
        assert (done.returncode, done.stdout) == (3, "")
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_a_copy_of_a_url_that_cannot_be_kept_is_one_sentence(silo, tmp_path):
    (tmp_path / "file").write_text("")
    done = lintorg("scan", f"file://{silo}", LINTORG_CACHE_DIR=str(tmp_path / "file"))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "lintorg: a repository that is named by a URL needs a cache: Not a directory\n"


def test_a_repository_of_bots_alone_has_facts_and_no_verdict(tmp_path):
    done = lintorg("scan", make_repo(tmp_path / "lab", history(5, author=BOT)))
    assert done.returncode == 0
    assert "0 commits · 0 people" in done.stdout
    assert "Nothing could be judged" in done.stdout


def test_a_broken_configuration_or_rule_judges_nothing(tmp_path):
    repo = make_repo(tmp_path / "lab", history(3))
    (repo / ".lintorg.yaml").write_text("fail_on: note\nrules: [mine]\nwindow: x\n")
    done = lintorg("scan", repo)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".lintorg.yaml:1:1: unknown key 'fail_on'; did you mean 'fail-on'?" in done.stderr
    assert ".lintorg.yaml:3:9: " in done.stderr
    (repo / ".lintorg.yaml").write_text("rules: [mine]\n")
    assert ".lintorg.yaml:1:1: rules: no *.yaml file in mine" in lintorg("scan", repo).stderr
    (repo / "mine" / "team").mkdir(parents=True)
    (repo / "mine" / "team" / "T1.yaml").write_text("lintorg-rule: 1\nwhen: area_peple < 2\n")
    done = lintorg("scan", repo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mine/team/T1.yaml:1:1: missing key 'id'" in done.stderr
    assert lintorg("scan", repo, "--no-config").returncode == 0


def test_a_bare_repository_brings_its_configuration_in_its_head(tmp_path):
    commits = [
        *history(22, path="odd/a.py"),
        C(name="config", files={".lintorg.yaml": "areas: [{name: odd, patterns: [odd/]}]\n"}),
    ]
    bare = make_repo(tmp_path / "lab.git", commits, bare=True)
    assert "places less than 70 %" not in " ".join(lintorg("scan", bare).stdout.split())
    assert "places less than 70 %" in " ".join(lintorg("scan", bare, "--no-config").stdout.split())


def test_settings_are_shown_with_where_they_came_from(silo, tmp_path):
    config = tmp_path / "other.yaml"
    config.write_text("window: 26w\n")
    done = lintorg("scan", silo, "--show-settings", "--config", config, "--ignore=LO201")
    lines = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert lines["window"].split() == ["window", "182d", "other.yaml:1"]
    assert lines["ignore"].endswith("default and --ignore")
    assert lines["credit"].split() == ["credit", "shared", "default"]


def test_the_json_document_follows_its_schema(silo):
    schema = json.loads(lintorg("schema", "scan").stdout)
    document = json.loads(lintorg("scan", silo, "--format=json").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    assert document["schema"] == "lintorg.scan/1"
    (finding,) = [item for item in document["findings"] if item["outcome"] == "breach"]
    assert (finding["rule"], finding["subject"], finding["severity"]) == ("LO104", "area:kernels", "warning")
    repository = document["repository"]
    assert repository["commits"] == int(git(silo, "rev-list", "--count", "HEAD"))
    assert repository["head"] == git(silo, "rev-parse", "HEAD").strip()


def test_several_formats_are_written_in_one_run(silo, tmp_path):
    done = lintorg(
        "scan", silo, f"--output=json={tmp_path}/a.json", f"--output=terminal={tmp_path}/b.txt", "--color=always"
    )
    assert json.loads((tmp_path / "a.json").read_text())["schema"] == "lintorg.scan/1"
    assert "\x1b" not in (tmp_path / "b.txt").read_text()
    assert "\x1b" in done.stdout
    broken = lintorg("scan", silo, f"--output=json={tmp_path}/no/such/a.json")
    assert broken.returncode == 2
    assert "cannot write" in broken.stderr


def test_every_format_is_found_and_points_at_a_file_of_the_head(silo, tmp_path):
    assert {path.stem for path in (ROOT / "lintorg/render/scan").glob("[a-z]*.py")} == set(formats("scan"))
    done = lintorg("scan", silo, *(f"--output={name}={tmp_path}/{name}" for name in formats("scan")))
    assert done.returncode == 0
    assert (tmp_path / "concise").read_text().startswith("kernels/gemm.cu:1: warning LO104 kernels: nobody could")
    assert (tmp_path / "github").read_text().startswith("::warning file=kernels/gemm.cu,line=1,title=LO104 ")
    (issue,) = json.loads((tmp_path / "gitlab").read_text())
    assert issue["location"]["path"] == "kernels/gemm.cu"
    (result,) = json.loads((tmp_path / "sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "kernels/gemm.cu"
    assert 'file="kernels/gemm.cu"' in (tmp_path / "junit").read_text()
    assert "| warning | LO104 | <code>kernels</code>: nobody could step in |" in (tmp_path / "markdown").read_text()


@pytest.mark.parametrize(
    ("environment", "flags", "colored"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color=always",), True),
        ({"FORCE_COLOR": "1"}, ("--color=never",), False),
    ],
    ids=str,
)
def test_colour_follows_option_then_environment(silo, environment, flags, colored):
    clean = {"NO_COLOR": "", "FORCE_COLOR": "", "CLICOLOR_FORCE": ""}
    assert ("\x1b[" in lintorg("scan", silo, *flags, **{**clean, **environment}).stdout) is colored


def test_lines_keep_to_80_columns(silo):
    wide = [line for line in lintorg("scan", silo, "--all", "--why").stdout.splitlines() if len(line) > 80]
    assert wide == []


def test_timings_are_on_stderr_and_leave_stdout_alone(silo):
    plain, timed = lintorg("scan", silo), lintorg("scan", silo, "--timings", "--no-cache")
    assert timed.stdout == plain.stdout
    assert " s  mining" in timed.stderr


def test_a_window_in_the_past_is_judged_as_of_its_end(silo):
    done = lintorg("scan", silo, "--format=json", "--until=2025-12-10", "--window=10d")
    repository = json.loads(done.stdout)["repository"]
    assert repository["as_of"] == "2025-12-10T23:59:59Z"
    assert repository["window_commits"] == 8


def test_a_closed_pipe_is_no_bug(silo):
    command = f"{sys.executable} -m lintorg scan {silo} | true"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode in (0, 141)
    assert b"bug" not in done.stderr


def test_an_interrupt_ends_in_130_and_leaves_no_view(silo, tmp_path):
    code = (
        "import os, signal, lintorg.gather.history as h\n"
        "h.mine_tree = lambda view: os.kill(os.getpid(), signal.SIGINT)\n"
        "from lintorg.cli import run; import sys; sys.exit(run(['scan', '--no-cache', sys.argv[1]]))"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, silo], cwd=ROOT, capture_output=True, check=False, env=environment
    )
    assert done.returncode == 130
    assert int(signal.SIGINT) == 2
    assert [path.name for path in Path(tmp_path).iterdir()] == []


def test_two_people_are_not_too_few_for_an_area(tmp_path):
    alone = make_repo(tmp_path / "alone", history(30, author=QUILL, path="kernels/gemm.cu"))
    assert "LO104  kernels" not in lintorg("scan", alone).stdout


def test_a_rule_for_another_story_does_not_judge_a_scan(silo, tmp_path):
    rules = tmp_path / "rules" / "team"
    rules.mkdir(parents=True)
    text = (ROOT / "examples/lab/lint-rules/team/LAB001-few-hands.yaml").read_text()
    (rules / "LAB001.yaml").write_text(text.replace("on: [scan, report]", "on: [report]"))
    (tmp_path / "config.yaml").write_text("rules: [rules]\n")
    done = lintorg("scan", silo, "--config", tmp_path / "config.yaml", "--format=json")
    assert "LAB001" not in done.stdout
    alone = lintorg("scan", silo, "--config", tmp_path / "config.yaml", "--select=LAB001")
    assert (alone.returncode, alone.stdout) == (3, "")
    assert "nothing would be judged" in alone.stderr


def test_a_head_that_is_no_commit_or_cannot_be_read_is_not_judged(tmp_path):
    repo = make_repo(tmp_path / "lab", history(3))
    tree = git(repo, "rev-parse", "HEAD^{tree}").strip()
    (repo / ".git" / "HEAD").write_text(tree + "\n")
    done = lintorg("scan", repo)
    assert (done.returncode, done.stdout) == (3, "")
    assert "is no commit" in done.stderr


def test_a_mailmap_that_is_too_large_is_said(tmp_path):
    repo = make_repo(tmp_path / "lab", [*history(3), C(name="m", files={".mailmap": "# x\n" * 1_100_000})])
    assert "could not be read and is not honoured" in " ".join(lintorg("scan", repo).stdout.split())


def test_attributes_that_no_pattern_can_be_read_from_are_passed_over(tmp_path):
    text = (
        "foo\\ linguist-generated\n[z-a] linguist-generated\n*a*a*a*a*a*b linguist-generated\nsrc/ linguist-generated\n"
    )
    repo = make_repo(
        tmp_path / "lab", [C(name="a", files={".gitattributes": text, "src/a.py": "1", "model/b.py": "1"})]
    )
    paths = lintorg("areas", repo, "--paths").stdout
    assert "generated  src/a.py" in paths
    assert "source     model/b.py" in paths


def test_a_request_to_end_is_an_interrupt_and_leaves_no_view(silo, tmp_path):
    code = (
        "import os, signal, lintorg.gather.history as h\n"
        "h.mine_tree = lambda view: os.kill(os.getpid(), signal.SIGTERM)\n"
        "import sys; sys.argv = ['lintorg', 'scan', '--no-cache', sys.argv[1]]\n"
        "from lintorg.cli import main; main()"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code, silo], cwd=ROOT, capture_output=True, check=False, env=environment
    )
    assert done.returncode == 130
    assert list(Path(tmp_path).iterdir()) == []


def test_without_git_one_sentence_says_so(silo):
    done = lintorg("scan", silo, "--no-cache", PATH="/nonexistent")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "lintorg: git is not installed, or not on PATH; lintorg reads histories with it\n"
