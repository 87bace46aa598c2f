"""The examples for CI run what they say, each as far as it goes without its host."""

import json
import os
import re
import stat
import string
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.changes import clone_of_ci, event, lines
from tests.commands import ROOT
from tests.repos import SEALED, git
from tests.workflows import Job, inputs_of, load, plain_environment

EXAMPLES = ROOT / "examples" / "ci"
ACTION = load(ROOT / "action.yml")
STEPS = {step.get("name"): step for step in ACTION["runs"]["steps"]}


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    """A runner's folder, in which the action's own step has installed lintorg."""
    folder = tmp_path_factory.mktemp("runner")
    job = Job(
        folder=folder,
        environment={**plain_environment(), "GITHUB_ACTION_PATH": str(ROOT)},
        context={"inputs": inputs_of(ACTION, {}), "runner": {"temp": str(folder)}},
        uses={"actions/setup-python": lambda _: {"python-path": sys.executable}},
    )
    assert job.run([STEPS["Set up Python"], STEPS["Install lintorg"]]) == 0, job.ran[-1].stderr
    return folder


@pytest.fixture
def here(tmp_path):
    return clone_of_ci(tmp_path)


class Github:
    """Runs the action in a clone; ``cached`` are the keys that it asked actions/cache for."""

    def __init__(self, runner, clone, tmp_path):
        self.runner, self.clone, self.summary, self.cached = runner, clone, tmp_path / "summary.md", []
        self.temp = tmp_path / "temp"
        self.temp.mkdir()
        (self.temp / "lintorg-venv").symlink_to(runner / "lintorg-venv")

    def action(self, given, variables):
        payload = (
            json.loads(Path(variables["GITHUB_EVENT_PATH"]).read_text()) if "GITHUB_EVENT_PATH" in variables else {}
        )
        self.summary.write_text("")
        job = Job(
            folder=self.clone,
            environment={
                **plain_environment(),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_ACTION_PATH": str(ROOT),
                **variables,
            },
            context={
                "inputs": inputs_of(ACTION, given),
                "runner": {"temp": str(self.temp), "os": "Linux"},
                "github": {"event": payload, "sha": "f" * 40},
            },
            uses={
                "actions/download-artifact": lambda _: {},
                "actions/setup-python": lambda _: {"python-path": sys.executable},
                "actions/cache": self._cache,
            },
        )
        job.run([step for step in ACTION["runs"]["steps"] if step.get("name") != "Install lintorg"])
        return job

    def _cache(self, given):
        self.cached.append(given["key"])
        assert given["path"] == str(self.temp / "lintorg-cache")
        assert given["key"].startswith(given["restore-keys"])
        return {}


@pytest.fixture
def github(runner, here, tmp_path):
    return Github(runner, here, tmp_path)


@pytest.fixture
def pull(tmp_path, here):
    return event(tmp_path, here) | {"GITHUB_EVENT_NAME": "pull_request"}


def mined(done):
    """Return how many commits a run mined and how many it knew."""
    found = re.search(r"^commits: (\d+) mined, (\d+) known$", done.stderr, re.MULTILINE)
    return int(found[1]), int(found[2])


def test_the_action_annotates_and_sums_up_a_pull_request(github, pull):
    done = github.action({"sarif": "out.sarif", "markdown": "out.md"}, pull).ran[-1]
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::notice file=kernels/attention.cu,line=1,title=LO901 thin-area-extended::")
    assert "LO901" in github.summary.read_text()
    assert (github.clone / "out.md").read_text() == github.summary.read_text()
    (result,) = json.loads((github.clone / "out.sarif").read_text())["runs"][0]["results"]
    assert result["ruleId"] == "LO901"


def test_the_action_is_advice_until_it_is_told_where_to_fail(github, pull):
    assert github.action({"fail-on": "note"}, pull).ran[-1].returncode == 1
    assert github.action({"fail-on": "error"}, pull).ran[-1].returncode == 0


def test_the_action_keeps_what_it_mined_and_mines_new_commits_only(github, pull):
    first, known = mined(github.action({}, pull).ran[-1])
    assert (first > 30, known) == (True, 0)
    (github.clone / "new.py").write_text("x\n")
    identity = ("-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org")
    git(github.clone, "checkout", "-q", "-B", "main", "origin/main")
    git(github.clone, "add", "new.py")
    git(github.clone, *identity, "commit", "-q", "-m", "one more")
    again = github.action({}, {"GITHUB_EVENT_NAME": "push"}).ran[-1]
    assert mined(again) == (1, first)  # the check has read main whole, and this one is new
    base = git(github.clone, "rev-parse", "origin/main").strip()
    assert github.cached == [f"lintorg-Linux-{base}", f"lintorg-Linux-{'f' * 40}"]


def test_the_action_scans_what_is_no_pull_request(github):
    done = github.action({}, {"GITHUB_EVENT_NAME": "push"}).ran[-1]
    assert done.returncode == 0
    assert "LO104" in done.stdout
    assert "LO104" in github.summary.read_text()


def test_a_merge_queue_is_checked(github):
    base = git(github.clone, "rev-parse", "HEAD^1").strip()
    ref = f"refs/heads/gh-readonly-queue/main/pr-7-{base}"
    done = github.action({}, {"GITHUB_EVENT_NAME": "merge_group", "GITHUB_REF": ref}).ran[-1]
    assert "title=LO901" in done.stdout


def test_the_action_says_first_that_a_clone_is_shallow(github, tmp_path):
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{github.clone}", "shallow")
    ran = github.action({"path": str(tmp_path / "shallow")}, {"GITHUB_EVENT_NAME": "push"}).ran
    assert [done.returncode for done in ran] == [3]
    (line,) = ran[0].stdout.splitlines()
    assert line.startswith("::error ")
    assert "`fetch-depth: 0`" in line


@pytest.mark.parametrize("evil", ["$(touch pwned)", "`touch pwned`", "; touch pwned", "--help", "a\ntouch pwned"])
def test_no_input_is_a_script_or_an_option(github, pull, evil):
    for given in ({"path": evil}, {"fail-on": evil}):
        done = github.action(given, pull).ran[-1]
        assert done.returncode in (2, 3)
        assert (done.stdout, "rror: " in done.stderr or "no such path" in done.stderr) == ("", True)
    assert not list(github.clone.rglob("pwned"))


def test_no_file_of_the_repository_is_imported(github, pull):
    for name in ("click.py", "lintorg.py", "pip.py", "venv.py", "sitecustomize.py"):
        (github.clone / name).write_text("raise SystemExit('imported')")
    assert "title=LO901" in github.action({}, pull).ran[-1].stdout


def workflows():
    return [ROOT / "action.yml", *sorted(EXAMPLES.glob("github*.yml")), *sorted((ROOT / ".github").rglob("*.yml"))]


@pytest.mark.parametrize("path", workflows(), ids=lambda path: path.name)
def test_scripts_hold_no_expression(path):
    document = load(path)
    jobs = document["jobs"].values() if "jobs" in document else [document["runs"]]
    steps = [step for job in jobs for step in job["steps"]]
    assert steps
    for step in steps:
        assert ("uses" in step) != ("run" in step)
        assert "${{" not in step.get("run", "")


PINS = {  # looked at on 2026-12-01: the newest, none of which runs on Node 20
    "actions/cache": "27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5",
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/upload-artifact": "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "pypa/gh-action-pypi-publish": "dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2",
}


def test_actions_of_others_are_pinned_to_what_was_looked_at():
    lines_ = [line for path in workflows() for line in path.read_text().splitlines()]
    used = dict(line.partition("uses: ")[2].split("@", 1) for line in lines_ if "uses: " in line)
    assert used.pop("OWNER/lintorg").startswith("v")
    assert used == PINS


def test_zizmor_finds_nothing_in_workflows_and_the_action():
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", *workflows()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_workflow_of_pull_requests_can_read_only_and_has_the_whole_history():
    workflow = load(EXAMPLES / "github.yml")
    assert workflow["permissions"] == {"contents": "read"}
    checkout, lintorg = workflow["jobs"]["lintorg"]["steps"]
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert inputs_of(ACTION, lintorg.get("with", {}))


GH = """\
#!{python}
import json, pathlib, subprocess, sys
arguments = sys.argv[1:]
assert arguments.pop(0) == "api"
options = {{}}
for name in ("--method", "--jq", "--field"):
    if name in arguments:
        place = arguments.index(name)
        options[name] = arguments[place + 1]
        del arguments[place : place + 2]
(url,) = [word for word in arguments if word not in ("--silent", "--paginate")]
store = pathlib.Path(r"{store}")
comments = json.loads(store.read_text())
if "--jq" in options:
    assert url == "repos/lab/trainer/issues/7/comments"
    subprocess.run(["jq", "-r", options["--jq"]], input=json.dumps(comments), text=True, check=True)
    sys.exit()
body = pathlib.Path(options["--field"].removeprefix("body=@")).read_text()
if options["--method"] == "POST":
    assert url == "repos/lab/trainer/issues/7/comments"
    comments.append({{"id": 11, "user": {{"login": "github-actions[bot]"}}, "body": body}})
else:
    (edited,) = [one for one in comments if url == f"repos/lab/trainer/issues/comments/{{one['id']}}"]
    edited["body"] = body
store.write_text(json.dumps(comments))
"""


@pytest.fixture
def comment(github, tmp_path):
    """Runs the job that comments, against comments in a file; returns them."""
    store, folder = tmp_path / "comments.json", tmp_path / "bin"
    folder.mkdir()
    gh = folder / "gh"
    gh.write_text(GH.format(python=sys.executable, store=store))
    gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
    someone = {"id": 3, "user": {"login": "someone"}, "body": "<!-- lintorg --> not ours"}
    store.write_text(json.dumps([someone]))
    there = tmp_path / "there"
    job = load(EXAMPLES / "github-comment.yml")["jobs"]["comment"]

    def run(commit):
        git(there, "update-ref", "refs/pull/7/head", commit)
        git(github.clone, "checkout", "-q", "-B", "main", "origin/main")  # what pull_request_target checks out
        head, base = git(there, "rev-parse", commit, "main").split()
        payload = {"pull_request": {"number": 7, "head": {"sha": head}, "base": {"sha": base, "ref": "main"}}}
        (tmp_path / "event.json").write_text(json.dumps(payload))
        variables = {
            "GITHUB_EVENT_NAME": "pull_request_target",
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "GITHUB_BASE_REF": "main",
            "GITHUB_REF": "refs/heads/main",
            "GITHUB_REPOSITORY": "lab/trainer",
        }
        seen: list[Any] = []

        def checked_out(given):
            seen.append(given)
            return {}

        def judged(given):
            seen.append(github.action(given, variables).ran[-1])
            return {}

        outer = Job(
            folder=github.clone,
            environment={**SEALED, "PATH": f"{folder}:{os.environ['PATH']}", **variables},
            context={"github": {"event": payload, "token": "of-the-job"}},
            uses={
                "actions/checkout": checked_out,
                "OWNER/lintorg": judged,
            },
        )
        assert outer.run(job["steps"]) == 0, outer.ran[-1].stderr
        assert seen[0] == {
            "fetch-depth": "0",
            "persist-credentials": "False",
        }  # the base: no ref of the request is checked out
        assert seen[1].returncode == 0, seen[1].stderr
        assert not (github.clone / "kernels" / "attention.cu").exists()
        ours = json.loads(store.read_text())
        assert ours.pop(0) == someone
        return [one["body"] for one in ours]

    return run


def test_a_comment_is_written_once_and_edited_in_place(comment, here, tmp_path):
    there = tmp_path / "there"
    git(there, "checkout", "-q", "-f", "-B", "quiet", "main")
    (there / "data" / "load.py").write_text("fine\n")
    git(there, "add", ".")
    git(there, "-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org", "commit", "-q", "-m", "fine")
    quiet = git(there, "rev-parse", "HEAD").strip()
    git(there, "checkout", "-q", "main")
    assert comment(quiet) == []  # nothing to say, and nothing to edit
    (said,) = comment("topic")
    assert said.startswith("<!-- lintorg -->")
    assert "LO901" in said
    (edited,) = comment(quiet)
    assert "nothing to say about this change" in edited


def test_only_the_commenting_job_may_write():
    workflow = load(EXAMPLES / "github-comment.yml")
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["comment"]["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert workflow["on"].keys() == {"pull_request_target"}


def on_path(runner):
    return {"PATH": f"{runner / 'lintorg-venv' / 'bin'}:{os.environ['PATH']}"}


GITLAB = load(EXAMPLES / "gitlab.yml")


def gitlab(runner, clone, variables, *, install=False):
    """Run the job of GitLab's template whose rules hold, with the variables that a runner sets."""
    base = GITLAB[".lintorg"]
    (job,) = [
        job
        for name, job in GITLAB.items()
        if not name.startswith(".") and all(_holds(rule["if"], variables) for rule in job["rules"])
    ]
    assert job["extends"] == ".lintorg"
    variables = {**variables, "CI_PROJECT_DIR": str(clone)}
    own = {name: string.Template(value).substitute(variables) for name, value in base["variables"].items()}
    kept = {"XDG_CACHE_HOME": str(clone.parent / "kept"), "LINTORG_SOURCE": str(ROOT)}
    environment = {**plain_environment(), **on_path(runner), **own, **variables, **kept}
    script = "\n".join([*(base["before_script"] if install else ()), *job["script"]])
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert own["GIT_DEPTH"] == "0"
    assert "cache" not in base  # GitLab restores one only into the checkout, where it is refused
    return done, {name: clone / path for name, path in base["artifacts"]["reports"].items()}


def _holds(rule, variables):
    left, right = re.fullmatch(r'\$(\w+) == ("\w+"|\$\w+)', rule).groups()
    return variables.get(left, "") == (right.strip('"') if right[0] == '"' else variables.get(right[1:], ""))


def test_gitlab_checks_a_merge_request_and_scans_the_default_branch(runner, here):
    known, topic = git(here, "rev-parse", "HEAD^2^", "HEAD^2").split()
    request = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": known,
        "CI_COMMIT_BRANCH": "topic",
        "CI_DEFAULT_BRANCH": "main",
    }
    git(here, "checkout", "-q", "--detach", topic)
    done, reports = gitlab(runner, here, request, install=True)
    assert done.returncode == 0, done.stderr
    (issue,) = json.loads(reports["codequality"].read_text())
    assert issue["location"]["path"] == "kernels/attention.cu"
    assert list(ElementTree.parse(reports["junit"]).iter("failure"))
    assert mined(done)[1] == 0
    git(here, "checkout", "-q", "--detach", "origin/main")
    branch = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
    done, reports = gitlab(runner, here, branch)
    assert done.returncode == 0, done.stderr
    assert "LO104" in reports["codequality"].read_text()
    assert mined(done)[0] == 0  # the check has read main whole


def shell(runner, clone, *arguments, **variables):
    environment = {
        **plain_environment(),
        **on_path(runner),
        "LINTORG_CACHE_DIR": str(clone.parent / "kept"),
        **variables,
    }
    command = ["bash", EXAMPLES / "check.sh", *arguments]
    return subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True, check=False)


TARGETS = {
    "CHANGE_TARGET": "main",
    "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main",
    "BITBUCKET_PR_DESTINATION_BRANCH": "main",
    "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main",
}


@pytest.mark.parametrize("variable", TARGETS)
def test_the_shell_example_fetches_the_target_and_checks_the_change(runner, here, variable):
    git(here, "checkout", "-q", "--detach", "HEAD^2")
    git(here, "update-ref", "-d", "refs/remotes/origin/main")
    done = shell(runner, here, "--fail-on=note", **{variable: TARGETS[variable]})
    assert done.returncode == 1, done.stderr
    assert "LO901" in done.stdout
    assert (here / "lintorg.xml").exists()


def test_the_shell_example_completes_a_shallow_clone_and_keeps_what_it_mined(runner, here):
    git(here.parent, "clone", "-q", "--depth=1", f"file://{here.parent / 'there'}", "shallow")
    done = shell(runner, here.parent / "shallow")
    assert done.returncode == 0, done.stderr
    assert "LO104" in done.stdout
    assert mined(done)[0] > 30
    assert shell(runner, here.parent / "shallow").stderr.endswith("answered from the cache\n")
    git(here, "checkout", "-q", "--detach", "HEAD^2")
    assert (
        mined(shell(runner, here, CHANGE_TARGET="main"))[0] > 30
    )  # another clone: what is kept is believed of its own
    assert mined(shell(runner, here, CHANGE_TARGET="main"))[0] == 0


@pytest.mark.parametrize("branch", ["--upload-pack=touch pwned", "$(touch pwned)", "a b", "nowhere"])
def test_a_hostile_branch_name_is_a_name(runner, here, branch):
    done = shell(runner, here, CHANGE_TARGET=branch)
    assert done.returncode != 0
    assert done.stdout == ""
    assert not list(here.rglob("pwned"))


AGENT = """\
#!/bin/sh
[ "$*" = "annotate --context lintorg" ] && cat > annotation.md
"""


def azure(_folder, _clone):
    document = load(EXAMPLES / "azure-pipelines.yml")
    checkout, *rest = document["steps"]
    assert checkout == {"checkout": "self", "fetchDepth": 0, "persistCredentials": False}
    return [step["script"] for step in rest if "script" in step]


def bitbucket(_folder, _clone):
    document = load(EXAMPLES / "bitbucket-pipelines.yml")
    assert document["clone"] == {"depth": "full"}
    (step,) = document["pipelines"]["pull-requests"]["**"]
    return step["step"]["script"]


def buildkite(folder, clone):
    agent = folder / "buildkite-agent"
    agent.write_text(AGENT)
    agent.chmod(agent.stat().st_mode | stat.S_IXUSR)
    beside(clone, ".buildkite")
    (step,) = load(EXAMPLES / "buildkite.yml")["steps"]
    return [command.replace("$$", "$") for command in step["commands"]]


def jenkins(_folder, clone):
    beside(clone, "ci")
    return re.findall(r"^ +sh '(.*)'$", (EXAMPLES / "Jenkinsfile").read_text(), re.MULTILINE)


def beside(clone, folder):
    """Put check.sh where a template expects it."""
    (clone / folder).mkdir()
    (clone / folder / "check.sh").write_bytes((EXAMPLES / "check.sh").read_bytes())


HOSTS = {
    azure: {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main", "BUILD_SOURCEBRANCH": "refs/pull/7/merge"},
    bitbucket: {"BITBUCKET_PR_DESTINATION_BRANCH": "main"},
    buildkite: {"BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"},
    jenkins: {"CHANGE_TARGET": "main"},
}


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.__name__)
def test_the_template_of_each_host_finds_what_the_others_find(host, runner, here, tmp_path):
    """Each template's own commands, but for those that install: that is the runner's."""
    commands = [line for line in host(tmp_path, here) if not re.search(r"pip\"? install|-m venv|activate\"?$", line)]
    if host is not azure:  # which alone checks out a merge
        git(here, "checkout", "-q", "--detach", "HEAD^2")
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "lintorg-venv").symlink_to(runner / "lintorg-venv")
    environment = {
        **plain_environment(),
        "PATH": f"{tmp_path}:{on_path(runner)['PATH']}",
        "HOME": str(tmp_path),
        "AGENT_TEMPDIRECTORY": str(tmp_path),
        "WORKSPACE_TMP": str(tmp_path / "w"),
        "LINTORG_CACHE_DIR": str(tmp_path / "kept"),
        "BITBUCKET_COMMIT": git(here, "rev-parse", "HEAD").strip(),
        **HOSTS[host],
    }
    script = "\n".join(commands)
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (report,) = tmp_path.rglob("lintorg.xml")
    failures = [
        (case.get("classname"), case.get("name"))
        for case in ElementTree.parse(report).iter("testcase")
        if case.find("failure") is not None
    ]
    assert len(failures) == 1
    assert "LO901" in str(failures)
    if host is buildkite:
        assert "LO901" in (here / "annotation.md").read_text()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """A repository of lintorg as pre-commit would clone it, with what is in this folder now."""
    folder = tmp_path_factory.mktemp("hooks") / "lintorg"
    folder.mkdir()
    names = ("lintorg", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
    subprocess.run(["cp", "-r", *(ROOT / name for name in names), folder], check=True)
    git(folder, "init", "-q", "--initial-branch=main")
    (folder / ".gitignore").write_text("__pycache__/\n")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=Moss Under", "-c", "user.email=moss@example.org", "commit", "-q", "-m", "lintorg")
    return folder


def test_pre_commit_installs_the_hook_and_a_push_is_checked(hooks, here, tmp_path):
    def run(*command):
        return subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)

    environment = {
        **plain_environment(),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "LINTORG_CACHE_DIR": str(tmp_path / "kept"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    config = "repos:\n  - repo: {}\n    rev: {}\n    hooks:\n      - id: lintorg-check\n        args: {}\n"
    revision = git(hooks, "rev-parse", "HEAD").strip()
    (here / ".pre-commit-config.yaml").write_text(config.format(hooks, revision, "[--fail-on=note]"))
    git(here, "checkout", "-q", "-B", "topic", "origin/topic~1")
    (here / "kernels" / "attention.cu").write_text(lines(110))
    git(here, "add", "kernels")
    git(here, "-c", "user.name=Quill Marrow", "-c", "user.email=quill@example.org", "commit", "-q", "-m", "more")
    done = run("pre-commit", "install", "--hook-type", "pre-push")
    assert done.returncode == 0, done.stdout + done.stderr
    done = run("git", "push", "-q", "origin", "topic:more")
    assert done.returncode == 1
    assert "LO901" in done.stdout + done.stderr
    (here / ".pre-commit-config.yaml").write_text(config.format(hooks, revision, "[]"))
    git(here, "checkout", "-q", "--detach", "origin/main")  # what is pushed is judged, whatever is checked out
    done = run("git", "push", "origin", "topic:more")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "LO901" in done.stdout + done.stderr
