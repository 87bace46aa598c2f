"""A folder of a monorepo: judged by the commits that touch it, as if it were a repository of its own."""

import json
import os

import pytest

from lintorg.derive.walks import merges
from lintorg.gather.opening import tables_at
from lintorg.model.options import Options
from tests.commands import lintorg
from tests.repos import QUILL, TEAL, C, git, make_repo

MOSS = "Moss Byre <moss@example.org>"
PEOPLE = (QUILL, TEAL, MOSS, "Wren Lathe <wren@example.org>", "Sage Cairn <sage@example.org>")
WEB = "Ash Ferry <ash@example.org>"
AREAS = ("model", "data", "training", "eval", "kernels")


def ml_commits(folder):
    """Return the commits of a lab of five, its paths below a folder; two of them come by a merge."""
    for number in range(160):
        area = AREAS[number % 5]
        files = {f"{folder}{area}/f{number % 7}.py": f"x = {number}\n" * 3}
        if number % 3 == 0:
            files[f"{folder}tests/test_{area}.py"] = f"t = {number}\n"
        author = QUILL if area == "kernels" else PEOPLE[(number // 5 + number * number) % 5]
        yield C(name=f"ml {number}", message=f"ml {number}", files=files, author=author, days_ago=330 - number * 2)


def monorepo(path, *, extra=(), **files):
    """A monorepo: libs/trainer is a lab, web/ is somebody else's; every other commit is of web/."""
    commits = []
    for number, commit in enumerate(ml_commits("libs/trainer/")):
        commits.append(commit)
        web = {f"web/{number % 4}.ts": f"{number}\n"}
        commits.append(C(name=f"web {number}", files=web, author=WEB, days_ago=330 - number * 2 - 1))
    if files:
        commits.insert(0, C(name="files", files=files, author=WEB, days_ago=700))
    return make_repo(path, [*commits, *extra])


@pytest.fixture(scope="module")
def mono(tmp_path_factory):
    return monorepo(tmp_path_factory.mktemp("mono") / "mono")


def scanned(*arguments, **more):
    done = lintorg("scan", *arguments, "--format=json", **more)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_part_has_the_numbers_of_a_repository_that_holds_nothing_else(mono, tmp_path):
    end = "--until=2025-12-31"
    alone = make_repo(tmp_path / "alone", list(ml_commits("")))
    part, whole = scanned(mono, "--path=libs/trainer", end), scanned(alone, end)
    assert part["repository"]["people"] == 5
    assert part["repository"]["commits"] == whole["repository"]["commits"] == 160
    assert part["measures"] == whole["measures"]
    assert part["areas"] == whole["areas"]
    outcomes = [[(one["rule"], one["subject"], one["outcome"]) for one in found["findings"]] for found in (part, whole)]
    assert outcomes[0] == outcomes[1]
    assert any(outcome == "breach" for _, _, outcome in outcomes[0])


def test_a_subfolder_as_repository_is_that_part_and_git_s_miner_and_pydriller_agree(mono):
    named = scanned(mono, "--path=libs/trainer")
    assert scanned(mono / "libs" / "trainer") == named
    assert scanned(".", cwd=mono / "libs" / "trainer") == named
    assert scanned(mono / "libs" / "trainer" / "model" / "f0.py", "--path=./libs//trainer/") == named
    assert scanned(mono, "--path=libs/trainer", "--miner=pydriller") == named
    whole = scanned(mono / "libs", "--path=.")
    assert (whole["repository"]["part"], whole["repository"]["people"]) == (None, 6)
    assert whole == scanned(mono)


@pytest.mark.parametrize("format_", ["terminal", "markdown", "concise", "github", "junit", "sarif"])
def test_every_format_says_which_part(mono, format_):
    shown = lintorg("scan", mono, "--path=libs/trainer", f"--format={format_}").stdout
    assert "nly libs/trainer/" in shown
    if format_ == "terminal":
        assert shown.startswith("mono, only libs/trainer/ @ ")
    if format_ == "sarif":
        assert json.loads(shown)["runs"][0]["automationDetails"]["id"] == "lintorg/scan/libs/trainer/"


def test_what_is_found_points_into_the_repository_and_is_not_what_is_found_of_the_whole(mono):
    part, whole = scanned(mono, "--path=libs/trainer"), scanned(mono)
    found = {one["rule"]: one for one in part["findings"] if one["outcome"] == "breach"}
    assert found
    for one in found.values():
        assert (mono / one["anchor"]["path"]).exists()
    prints = [{one["fingerprint"] for one in report["findings"]} for report in (part, whole)]
    assert not prints[0] & prints[1]
    explained = lintorg("explain", next(iter(found.values()))["fingerprint"], mono, "--path=libs/trainer")
    assert explained.returncode == 0, explained.stderr
    assert "only libs/trainer/" in explained.stdout


def test_people_areas_and_who_are_those_of_the_part(mono):
    people = lintorg("people", mono, "--path=web", "--yes-print-names").stdout
    assert people.startswith("1 person from 1 identities")
    areas = lintorg("areas", mono, "--path=libs/trainer").stdout
    assert "kernels" in areas
    assert "placed: 100 %" in areas
    who = lintorg("who", "kernels", mono, "--path=libs/trainer", "--yes-print-names").stdout
    assert "Ash Ferry" not in who
    assert "Quill Marrow" in who


def test_configuration_is_the_root_s_and_its_patterns_are_about_the_root(tmp_path):
    config = "areas:\n- {name: nets, patterns: [libs/trainer/model/], core: true}\n- {name: pages, patterns: [web/]}\n"
    config += "classes:\n- {name: generated, patterns: [/libs/*/eval/]}\n"
    attributes = "libs/trainer/data/** linguist-vendored\n"
    repo = monorepo(tmp_path / "mono", **{".lintorg.yaml": config, ".gitattributes": attributes})
    areas = lintorg("areas", repo / "libs/trainer").stdout
    assert "nets" in areas
    assert "not counted: 7 generated, 7 vendored" in areas
    assert "eval" not in areas
    assert "no file of the head" not in lintorg("scan", repo / "libs/trainer").stdout


def test_a_part_below_a_folder_that_is_called_vendored_is_read(tmp_path):
    repo = make_repo(tmp_path / "mono", list(ml_commits("third_party/trainer/")))
    assert scanned(repo, "--path=third_party/trainer")["repository"]["people"] == 5
    assert "kernels" in lintorg("areas", repo, "--path=third_party/trainer").stdout


def test_what_the_root_accepts_of_the_whole_is_said_not_to_hold(tmp_path):
    repo = monorepo(tmp_path / "mono")
    done = lintorg("baseline", "create", repo / "libs", cwd=repo)
    assert done.returncode == 0, done.stderr
    shown = lintorg("scan", repo, "--path=libs/trainer").stdout
    assert "baseline.json is about the whole repository and accepts nothing here" in " ".join(shown.split())


def test_a_check_judges_what_a_change_does_in_the_part(tmp_path):
    repo = monorepo(tmp_path / "mono")
    git(repo, "checkout", "-q", "-b", "change")
    for file in ("web/new.ts", "libs/trainer/kernels/new.py"):
        (repo / file).write_text("x = 1\n" * 40, encoding="utf-8")
        git(repo, "add", ".")
        teal = ("-c", "user.name=Teal Harbor", "-c", "user.email=teal@example.org")
        git(repo, *teal, "commit", "-q", "-m", file)
    both = json.loads(lintorg("check", repo, "--base=main", "--path=libs/trainer", "--format=json").stdout)
    assert both["change"] == both["change"] | {"commits": 1, "files": 1, "lines": 40}
    assert both["repository"]["part"] == "libs/trainer"
    nothing = lintorg("check", repo, "--base=main", "--head=change~1", "--path=libs/trainer")
    assert nothing.returncode == 0, nothing.stderr
    assert "0 commits · 0 files" in nothing.stdout.splitlines()[0]


def test_a_check_of_a_part_that_the_change_adds_or_deletes_is_judged(tmp_path):
    repo = monorepo(tmp_path / "mono", extra=[C(name="new", files={"libs/new/a.py": "1\n"}, author=TEAL)])
    added = lintorg("check", repo, "--base=main~1", "--head=main", "--path=libs/new")
    assert added.returncode == 0, added.stderr
    gone = lintorg("check", repo, "--base=main", "--head=main~1", "--path=libs/new")
    assert gone.returncode == 0, gone.stderr


def test_a_backtest_replays_the_changes_that_touch_the_part_as_check_judges_them(mono):
    done = lintorg("backtest", mono, "--path=libs/trainer", "--changes=6", "--format=json")
    assert done.returncode == 0, done.stderr
    replayed = json.loads(done.stdout)
    assert replayed["repository"]["part"] == "libs/trainer"
    assert replayed["changes"] == 6
    records = {one["rule"]: one for one in replayed["rules"]}
    for commit in git(mono, "log", "-6", "--format=%H", "--", "libs/trainer").split():
        change = (f"--base={commit}~1", f"--head={commit}", "--no-blame", "--pedantic")
        checked = lintorg("check", mono, *change, "--path=libs/trainer", "--format=json")
        for one in json.loads(checked.stdout)["findings"]:
            assert (commit in records[one["rule"]]["changes"]) == (one["outcome"] == "breach"), (commit, one)
    shown = lintorg("backtest", mono, "--path=libs/trainer", "--changes=6").stdout
    assert shown.startswith("mono, only libs/trainer/ @ ")


def test_a_report_is_of_the_part(mono):
    done = lintorg("report", mono, "--path=libs/trainer", "--no-deep", "--format=json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["repository"]["part"], report["repository"]["people"]) == ("libs/trainer", 5)
    assert lintorg("report", mono, "--path=libs/trainer", "--no-deep").stdout.startswith("# mono, only libs/trainer/, ")


@pytest.mark.parametrize(
    ("path", "code", "sentence"),
    [
        ("nowhere", 3, "there is no folder nowhere at "),
        ("libs/trainr", 3, "did you mean 'libs/trainer'?"),
        ("web/0.ts", 3, "is a file: name the folder that it is in"),
        ("link", 3, "is a link: name what it leads to"),
        ("link/trainer", 3, "link at "),
        ("../elsewhere", 2, "leads out of the repository"),
        ("/etc", 2, "leads out of the repository"),
        ("libs/../..", 2, "leads out of the repository"),
        (":(glob)**", 3, "there is no folder"),
        ("-r", 3, "there is no folder"),
    ],
)
def test_what_is_no_folder_of_the_repository_is_one_sentence(tmp_path, path, code, sentence):
    link = {"libs/trainer/a.py": "1\n", "web/0.ts": "1\n"}, {"link": ("120000", "libs")}
    repo = make_repo(tmp_path / "mono", [C(name="one", files=link[0]), C(name="two", files=link[1])])
    done = lintorg("scan", repo, f"--path={path}")
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("lintorg: ")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr


def test_a_folder_behind_a_link_on_disk_is_the_one_it_leads_to(mono, tmp_path):
    (tmp_path / "link").symlink_to(mono / "libs" / "trainer")
    assert scanned(tmp_path / "link") == scanned(mono, "--path=libs/trainer")


def test_a_folder_that_no_commit_has_is_said_and_so_is_the_way_out(mono):
    os.makedirs(mono / "scratch", exist_ok=True)  # noqa: PTH103
    done = lintorg("scan", mono / "scratch")
    assert done.returncode == 3
    assert "`--path .` is the whole repository" in done.stderr


def test_a_merge_counts_for_the_part_that_it_brings_something_to(tmp_path):
    def commits():
        yield C(name="start", files={"ml/a.py": "0\n", "web/a.ts": "0\n"}, days_ago=400)
        before = "start"
        for number in range(24):
            days, folder = 360 - number * 10, ("ml", "web")[number % 2]
            side = C(name=f"s{number}", parents=[before], files={f"{folder}/{number}.py": "1\n"}, days_ago=days)
            main = C(name=f"m{number}", parents=[before], files={f"ml/m{number}.py": "1\n"}, days_ago=days - 1)
            yield side
            yield main
            yield C(name=f"merge {number}", parents=[main.name, side.name], author=TEAL, days_ago=days - 2)
            before = f"merge {number}"

    repo = make_repo(tmp_path / "mono", list(commits()))

    def merged(part=None):
        return len(tables_at(Options(path=repo, part=part)).of(merges))

    assert (merged(), merged("ml"), merged("web")) == (24, 12, 12)


def test_the_projects_of_a_monorepo_are_a_fleet(mono, tmp_path):
    (tmp_path / "fleet.yaml").write_text(
        f"lintorg-fleet: 1\nrepositories:\n- {{path: {mono}, part: libs/trainer}}\n- {{path: {mono}, part: web/}}\n",
        encoding="utf-8",
    )
    done = lintorg("scan", tmp_path / "fleet.yaml", "--format=json")
    assert done.returncode == 0, done.stderr
    rows = {one["name"]: one for one in json.loads(done.stdout)["repositories"]}
    assert rows.keys() == {"trainer", "web"}
    people = {
        name: next(one["value"] for one in row["measures"] if one["metric"] == "people") for name, row in rows.items()
    }
    assert people == {"trainer": 5, "web": 1}
    assert "began with the same commit" not in done.stdout
    for text, sentence in (
        ("part: web/}\n- {path: ., part: web}", "stands here twice"),
        ("part: nowhere}", "no folder nowhere"),
    ):
        (mono / "fleet.yaml").write_text(f"lintorg-fleet: 1\nrepositories:\n- {{path: ., {text}\n", encoding="utf-8")
        refused = lintorg("scan", mono / "fleet.yaml")
        assert sentence in refused.stdout + refused.stderr
