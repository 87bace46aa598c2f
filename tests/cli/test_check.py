import json

import pytest

from tests.changes import MOSS, OUTSIDE_CI, lines, with_change
from tests.commands import lintorg
from tests.repos import QUILL, TEAL, C, git, make_repo

EXTENDED = C(name="more", files={"kernels/attention.cu": lines(110)}, days_ago=1)


def check(repo, *arguments, **environment):
    return lintorg("check", repo, *arguments, "-q", **OUTSIDE_CI, **environment)


def checked(repo, *arguments, **environment):
    """Return the report of the change on top of the branch ``base``."""
    done = check(repo, "--base", "base", "--format=json", "--pedantic", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def said(report):
    return {finding["rule"] for finding in report["findings"] if finding["outcome"] == "breach"}


def finding(report, rule):
    return next(one for one in report["findings"] if one["rule"] == rule)


def test_a_thin_area_that_grows_in_one_pair_of_hands(tmp_path):
    report = checked(with_change(tmp_path / "lab", EXTENDED))
    assert said(report) == {"LO901", "LO906"}
    found = finding(report, "LO901")
    assert found["message"] == "adds 110 lines to kernels, where at most two others could step in"
    assert found["anchor"] == {"path": "kernels/attention.cu", "line": 1}
    assert "`lintorg who kernels`" in found["remedy"]
    assert report["change"]["lines"] == 110
    assert [row["area"] for row in report["areas"]] == ["kernels"]


@pytest.mark.parametrize(
    "fix",
    [
        {"author": TEAL},
        {"message": f"more\n\nCo-authored-by: {TEAL}\n"},
        {"message": f"more\n\nReviewed-by: {TEAL}\n"},
        {"files": {"kernels/attention.cu": lines(99)}},
        {"files": {"data/fuse.py": lines(110)}},
    ],
    ids=str,
)
def test_another_pair_of_eyes_or_few_lines_settle_it(tmp_path, fix):
    commit = C(**{"name": "more", "files": {"kernels/attention.cu": lines(110)}, "days_ago": 1, **fix})
    assert "LO901" not in said(checked(with_change(tmp_path / "lab", commit)))


@pytest.mark.parametrize(
    "trailer",
    [f"Reviewed-by: {QUILL}", "Reviewed-by: root <root@localhost>", "Reviewed-by: helper[bot] <h[bot]@x.org>"],
)
def test_reviewing_oneself_or_by_a_machine_settles_nothing(tmp_path, trailer):
    commit = C(name="more", message=f"more\n\n{trailer}\n", files={"kernels/attention.cu": lines(110)}, days_ago=1)
    assert "LO901" in said(checked(with_change(tmp_path / "lab", commit)))


def test_good_news_is_one_green_line_and_no_finding(tmp_path):
    repo = with_change(tmp_path / "lab", C(name="x", author=TEAL, files={"kernels/gemm.cu": lines(20)}, days_ago=1))
    done = check(repo, "--base", "base", "--fail-on=note", "--color=always")
    assert done.returncode == 0
    (green,) = [line for line in done.stdout.splitlines() if "LO902" in line]
    assert "\x1b[32mLO902  somebody new works in kernels" in green
    assert said(checked(repo)) == {"LO902"}


def test_a_large_change(tmp_path):
    report = checked(with_change(tmp_path / "lab", C(name="x", author=MOSS, files={"data/big.py": lines(1001)})))
    assert said(report) == {"LO903", "LO906"}
    assert finding(report, "LO903")["message"] == "1001 lines in one change"


def test_work_of_others_that_is_less_than_a_month_old(tmp_path):
    written = C(name="new", author=TEAL, files={"data/mix.py": lines(90)}, days_ago=20)
    rewritten = C(name="x", author=MOSS, files={"data/mix.py": lines(90, "other")}, days_ago=1)
    repo = with_change(tmp_path / "lab", rewritten, before=[written])
    assert "LO904" in said(checked(repo))
    assert finding(checked(repo, "--no-blame"), "LO904")["reason"] == "no_blame"


@pytest.mark.parametrize(
    ("written", "rewritten"),
    [
        ({"author": MOSS}, {}),
        ({"message": f"x\n\nCo-authored-by: {MOSS}"}, {}),
        ({"days_ago": 41}, {}),
        ({"files": {"data/mix.py": lines(49)}}, {"files": {"data/mix.py": None}}),
        ({}, {"message": f"x\n\nReviewed-by: {TEAL}\n"}),
    ],
    ids=str,
)
def test_own_old_few_or_reviewed_lines_are_nobodys_business(tmp_path, written, rewritten):
    one = {"name": "new", "author": TEAL, "files": {"data/mix.py": lines(90)}, "days_ago": 20, **written}
    two = {"name": "x", "author": MOSS, "files": {"data/mix.py": lines(90, "other")}, "days_ago": 1, **rewritten}
    later = C(name="later", author=TEAL, files={"docs/later.md": "1\n"}, days_ago=2)
    found = finding(checked(with_change(tmp_path / "lab", C(**two), before=[C(**one), later])), "LO904")
    assert found["outcome"] == "pass"


def test_lines_belong_to_whoever_wrote_them_and_not_to_who_indented_them(tmp_path):
    before = [
        C(name="old", author=TEAL, files={"data/mix.py": lines(90)}, days_ago=80),
        C(name="new", author=QUILL, files={"data/mix.py": lines(90, "  line")}, days_ago=20),
    ]
    change = C(name="x", author=MOSS, files={"data/mix.py": lines(90, "other")}, days_ago=1)
    assert finding(checked(with_change(tmp_path / "lab", change, before=before)), "LO904")["outcome"] == "pass"


@pytest.mark.parametrize(
    ("message", "fires"),
    [
        ('Revert "x"\n\nThis reverts commit 0123456789abcdef.', True),
        ('Revert "x"\n\nThis reverts commit 0123456789abcdef.\n\nThe loss went up.', False),
        ('Revert "Revert "x""\n\n', False),
    ],
)
def test_a_revert_without_a_word(tmp_path, message, fires):
    repo = with_change(tmp_path / "lab", C(name="x", author=MOSS, message=message, files={"data/a.py": "1\n"}))
    assert ("LO905" in said(checked(repo))) == fires


def test_core_code_with_a_test_beside_it(tmp_path):
    files = {"data/a.py": lines(60)}
    without = checked(with_change(tmp_path / "one", C(name="x", author=MOSS, files=files)))
    assert said(without) == {"LO906"}
    assert "data" in finding(without, "LO906")["remedy"]
    files |= {"tests/test_a.py": "x\n"}
    assert said(checked(with_change(tmp_path / "two", C(name="x", author=MOSS, files=files)))) == set()


def test_a_change_with_nothing_to_say_is_one_line(tmp_path):
    repo = with_change(tmp_path / ("lab" * 30), C(name="x", author=MOSS, files={"data/a.py": "1\n"}))
    done = check(repo, "--base", "base")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert done.stdout.endswith(" · 1 commit · 1 file · 1 line · nothing to say\n")


def test_findings_fail_a_run_from_the_severity_that_is_asked_for(tmp_path):
    repo = with_change(tmp_path / "lab", EXTENDED)
    assert check(repo, "--base", "base").returncode == 0
    assert check(repo, "--base", "base", "--fail-on=note").returncode == 1
    assert check(repo, "--base", "base", "--fail-on=note", "--ignore=LO901").returncode == 0


def test_the_same_bytes_for_any_number_of_jobs(tmp_path):
    repo = with_change(tmp_path / "lab", EXTENDED, C(name="y", author=TEAL, files={"data/load.py": "y\n"}))
    runs = {
        check(repo, "--base=base", "--why", "--jobs", jobs, PYTHONHASHSEED=jobs, TZ=zone).stdout
        for jobs, zone in (("1", "UTC"), ("7", "Asia/Tokyo"), ("2", ""))
    }
    assert len(runs) == 1


def test_the_change_is_the_net_diff_and_not_what_lies_between(tmp_path):
    there = C(name="a", author=MOSS, files={"data/big.py": lines(2000), "data/b.py": "1\n"}, days_ago=2)
    back = C(name="b", author=MOSS, files={"data/big.py": None}, days_ago=1)
    report = checked(with_change(tmp_path / "lab", there, back))
    assert report["change"] | {"base": "", "head": ""} == {"base": "", "head": "", "commits": 2, "files": 1, "lines": 1}
    assert said(report) == set()


def test_the_base_is_where_the_branch_left_and_the_target_may_have_moved_on(tmp_path):
    commits = [
        *[
            C(name=str(n), author=(QUILL, TEAL)[n % 2], files={"data/a.py": f"{n}\n"}, days_ago=30 - n)
            for n in range(25)
        ],
        C(name="target", message="target", files={"data/target.py": lines(70)}, days_ago=2),
        C(name="topic", message="topic", parents=["24"], files={"data/topic.py": "1\n"}, days_ago=1),
    ]
    repo = make_repo(tmp_path / "lab", commits)
    git(repo, "branch", "target", _hash_of_loose(repo, commits))
    report = json.loads(check(repo, "--base", "target", "--format=json").stdout)
    assert report["change"]["files"] == 1
    assert report["change"]["base"] == git(repo, "rev-parse", "HEAD~1").strip()


def _hash_of_loose(repo, commits):
    """Return the commit that no branch holds: fast-import kept it all the same."""
    found = git(repo, "fsck", "--lost-found", "--no-progress")
    return found.split("dangling commit ")[1].split()[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--base", "nowhere"), "git fetch origin nowhere"),
        (("--base", "origin/release/v1"), "git fetch origin release/v1"),
        (("--base", "$(reboot)"), "git fetch origin '$(reboot)'"),
        (("--base", "../../etc/passwd"), "git fetch origin"),
        (("--base", "--help"), "git fetch origin"),
        (("--base", "a\nb\x1b[31m::error::c"), "no commit here is called a␊b\ufffd[31m: :error: :c"),
        (("--base", "0123456789"), "no commit here is called 0123456789"),
        (("--base", "other"), "no history in common"),
        ((), "neither CI nor origin/HEAD names one"),
    ],
)
def test_what_cannot_be_compared_is_said_with_the_way_on(tmp_path, arguments, words):
    repo = with_change(tmp_path / "lab", EXTENDED)
    make_repo(tmp_path / "other", [C(name="x", files={"x": "1"})])
    git(repo, "fetch", "-q", str(tmp_path / "other"), "main:other")
    done = check(repo, *arguments)
    assert done.returncode == 3
    assert done.stdout == ""
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_shallow_clone_is_refused(tmp_path):
    repo = with_change(tmp_path / "lab", EXTENDED)
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{repo}", "shallow")
    done = check(tmp_path / "shallow", "--base", "HEAD~1")
    assert done.returncode == 3
    assert "fetch-depth: 0" in done.stderr


def test_a_base_from_the_future_is_no_year_to_judge_by(tmp_path):
    repo = with_change(tmp_path / "lab", EXTENDED, before=[C(name="f", files={"data/f.py": "1\n"}, days_ago=-40_000)])
    done = check(repo, "--base", "base")
    assert done.returncode == 3
    assert "in the future" in done.stderr


LOOSE = "ignore: [LO901]\n"


def test_a_change_cannot_loosen_the_rules_it_is_judged_by(tmp_path):
    commit = C(name="x", files={"kernels/attention.cu": lines(110), ".lintorg.yaml": LOOSE}, days_ago=1)
    repo = with_change(tmp_path / "lab", commit)
    by_base, by_head = (check(repo, "--base=base", *more) for more in ((), ("--policy=head",)))
    assert "LO901" in by_base.stdout
    words = "The change edits .lintorg.yaml: those of the branch that it goes into are in force"
    assert words in " ".join(by_base.stdout.split())
    assert "LO901" not in by_head.stdout
    assert "its own are in force" in " ".join(by_head.stdout.split())
    (repo / ".lintorg.yaml").write_text(LOOSE)
    assert check(repo, "--base=base").stdout == by_base.stdout


def test_rules_of_a_base_are_read_from_it_and_edits_of_them_said(tmp_path):
    rule = (
        "lintorg-rule: 1\nid: LAB001\nname: two-files\nscope: change\non: check\nseverity: error\n"
        "when: change_files > 1\nconcerns: x\nwhy: y\nevidence: {grade: weak}\nremedy: z\ncases:\n"
        "  - {name: a, measures: {change_files: 2}, expect: breach}\n"
        "  - {name: b, measures: {change_files: 1}, expect: pass}\n"
        "  - {name: c, measures: {change_files: null}, expect: abstained}\n"
    )
    before = C(name="r", author=MOSS, files={".lintorg.yaml": "rules: [lint]\n", "lint/LAB001.yaml": rule}, days_ago=9)
    change = C(
        name="x", author=MOSS, files={"data/a.py": "1\n", "data/b.py": "1\n", "lint/LAB001.yaml": None}, days_ago=1
    )
    done = check(with_change(tmp_path / "lab", change, before=[before]), "--base=base")
    assert done.returncode == 1
    assert "LAB001" in done.stdout
    assert "edits lint, lint/LAB001.yaml" in done.stdout


def test_pyproject_is_an_edit_of_the_policy_only_where_it_speaks_of_lintorg(tmp_path):
    plain = C(name="x", author=MOSS, files={"pyproject.toml": "[project]\nname = 'x'\n"}, days_ago=1)
    assert "edits" not in check(with_change(tmp_path / "a", plain), "--base=base").stdout
    table = C(name="x", author=MOSS, files={"pyproject.toml": "[tool.lintorg]\nignore = ['LO9']\n"}, days_ago=1)
    assert "edits pyproject.toml" in check(with_change(tmp_path / "b", table), "--base=base").stdout


def test_five_thousand_files(tmp_path):
    files = {f"kernels/k{n}.cu": f"{n}\n" for n in range(5000)}
    report = checked(with_change(tmp_path / "lab", C(name="x", files=files, days_ago=1)))
    assert (report["change"]["files"], report["change"]["lines"]) == (5000, 5000)
    assert said(report) == {"LO903", "LO906"}  # a line in each file is a sweep, no new code
    gone = C(name="x", author=TEAL, files=dict.fromkeys(files), days_ago=1)
    before = C(name="new", files=files, days_ago=5)
    report = checked(with_change(tmp_path / "gone", gone, before=[before]))
    assert finding(report, "LO904")["outcome"] == "undecided"
    assert "deleted lines of 4900 files were not looked at" in report["notes"][0]


def test_hostile_messages_and_paths_reach_no_output(tmp_path):
    evil = "\x1b[31m::error::boo\u202e"
    commit = C(name="x", message=f'Revert "{evil}"', files={f"kernels/{evil}.cu": lines(110)}, days_ago=1)
    repo = with_change(tmp_path / "lab", commit)
    for flags in (("--why",), ("--format=json",), ("--color=always",)):
        out = check(repo, "--base=base", "--pedantic", *flags).stdout
        assert "LO901" in out
        assert not [word for word in ("\x1b[31m:", "::error", "\u202e") if word in out]


def test_no_name_is_in_any_output(tmp_path):
    commit = C(
        name="x", message=f"x\n\nCo-authored-by: {QUILL}\nReviewed-by: {QUILL}\n", files={"kernels/a.cu": lines(110)}
    )
    repo = with_change(tmp_path / "lab", commit)
    for flags in (("--why", "-vv"), ("--format=json",)):
        done = check(repo, "--base=base", "--pedantic", *flags)
        assert not [name for name in ("Quill", "quill", "Teal", "Moss") if name in done.stdout + done.stderr]


def test_every_byte_of_the_repository_stays(tmp_path):
    repo = with_change(tmp_path / "lab", EXTENDED)

    def bytes_of():
        return {str(path): path.read_bytes() for path in repo.rglob("*") if path.is_file()}

    before = bytes_of()
    assert check(repo, "--base=base").returncode == 0
    assert bytes_of() == before


def test_a_repository_named_by_sha256(tmp_path):
    from tests.changes import state

    repo = make_repo(tmp_path / "lab", [*state(), EXTENDED], format_="sha256")
    assert "LO901" in check(repo, "--base", "HEAD~1").stdout


def test_the_document_keeps_its_schema(tmp_path):
    import jsonschema

    schema = json.loads(lintorg("schema", "scan").stdout)
    report = checked(with_change(tmp_path / "lab", EXTENDED))
    jsonschema.validate(report, schema)
    assert {"base", "head", "commits", "files", "lines"} == report["change"].keys()


def test_an_output_for_each_format(tmp_path):
    repo = with_change(tmp_path / "lab", EXTENDED)
    done = check(repo, "--base=base", f"--output=json={tmp_path / 'out.json'}")
    assert "LO901" in done.stdout
    assert json.loads((tmp_path / "out.json").read_text())["change"]["commits"] == 1
    assert check(repo, "--base=base", "--output=nothing").returncode == 2
