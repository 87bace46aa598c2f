import json

from tests.commands import ROOT, lintorg
from tests.repos import history, make_repo

LAB_RULES = ROOT / "examples" / "lab" / "lint-rules"


def test_the_shipped_rules_are_listed():
    listed = lintorg("rules", "list").stdout
    concentration = listed.partition("concentration\n")[2].partition("\ncontinuity")[0]
    assert "  LO104   nobody-could-take-over " in concentration
    assert "note, warning in core areas\n          area_successors == 0\n" in concentration
    rows = json.loads(lintorg("rules", "list", "--format=json").stdout)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_rule_files_are_checked_where_they_are_written(tmp_path):
    assert lintorg("rules", "check", LAB_RULES).stdout == "1 rule is right\n"
    assert lintorg("rules", "check", ROOT / "rules").returncode == 0
    broken = tmp_path / "T1.yaml"
    broken.write_text(
        (LAB_RULES / "team" / "LAB001-few-hands.yaml").read_text().replace("area_people < 4", "area_peple < 4")
    )
    done = lintorg("rules", "check", broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'area_people'?" in done.stderr
    assert "^" in done.stderr


def test_a_folder_without_rules_was_not_checked(tmp_path):
    done = lintorg("rules", "check", tmp_path)
    assert done.returncode == 3
    assert "no rule was checked" in done.stderr


def test_cases_are_run_and_counted():
    done = lintorg("rules", "test")
    assert done.returncode == 0
    assert done.stdout.endswith("rules hold\n")
    assert lintorg("rules", "test", LAB_RULES).stdout.endswith("3 cases of 1 rule hold\n")


def test_a_failing_case_fails(tmp_path):
    rule = tmp_path / "T1.yaml"
    text = (LAB_RULES / "team" / "LAB001-few-hands.yaml").read_text().replace("{area_people: 3}", "{area_people: 30}")
    rule.write_text(text)
    done = lintorg("rules", "test", rule)
    assert done.returncode == 2
    assert "expected breach, got pass" in done.stderr


def test_coverage_shows_what_the_cases_made_of_each_part(tmp_path):
    text = (LAB_RULES / "team" / "LAB001-few-hands.yaml").read_text()
    rule = tmp_path / "T1.yml"
    rule.write_text(
        text.replace("when: area_people < 4", "when: area_people < 4 and not area_commits > 90")
        .replace("measures: {area_people: 3}", "measures: {area_people: 3, area_commits: 50}")
        .replace("measures: {area_people: null}", "measures: {area_people: null, area_commits: [80, 100]}")
    )
    done = lintorg("rules", "test", "--coverage", tmp_path)
    assert done.returncode == 0
    rows = {line.strip().split("  ")[0]: line.split()[-4:] for line in done.stdout.splitlines()}
    assert rows["area_people < 4"] == ["1", "1", "never", "1"]
    assert rows["area_commits > 90"] == ["never", "1", "1", "1"]
    assert rows["not area_commits > 90"] == ["1", "never", "1", "1"]
    assert (
        "4 parts, seen true and seen false: 6 of 8 (75 %); never true 1, false 1, undecided 2, unknown 0" in done.stdout
    )
    assert lintorg("rules", "test", "--fail-under=75", tmp_path).returncode == 0
    under = lintorg("rules", "test", "--fail-under=76", tmp_path)
    assert under.returncode == 1
    assert "cover 75 %" in under.stderr


def test_the_cases_of_the_shipped_rules_make_every_part_true_and_false():
    assert lintorg("rules", "test", "--fail-under=100").returncode == 0


def test_files_that_cannot_be_read_are_mistakes_beside_the_others(tmp_path):
    (tmp_path / "big.yaml").write_text("#" + "x" * 10_000_000)
    (tmp_path / "latin.yml").write_bytes(b"# \xe9\n")
    (tmp_path / "wrong.yaml").write_text("lintorg-rule: 1\nwhem: x\n")
    for command in ("check", "test"):
        done = lintorg("rules", command, tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "big.yaml is larger than 4 MB" in done.stderr
        assert "latin.yml is not UTF-8 text" in done.stderr
        assert "wrong.yaml:2:1: unknown key 'whem'; did you mean 'when'?" in done.stderr


def test_nothing_is_judged_on_a_part_of_the_rules(tmp_path):
    repo = make_repo(tmp_path / "lab", history(30, path="kernels/gemm.cu"))
    mine = repo / "mine" / "team"
    mine.mkdir(parents=True)
    good = (LAB_RULES / "team" / "LAB001-few-hands.yaml").read_text()
    (repo / ".lintorg.yaml").write_text("rules: [mine]\n")
    (mine / "good.yaml").write_text(good)
    assert lintorg("scan", repo).returncode == 0
    (mine / "twice.yaml").write_text(good)
    (mine / "big.yaml").write_text("#" + "x" * 10_000_000)
    (mine / "unit.yaml").write_text(good.replace("LAB001", "LAB002").replace("area_people < 4", "area_people < 4%"))
    for command in (
        ("scan", repo),
        ("explain", "LO104:kernels", repo),
        ("rules", "list", repo),
        ("rule", "LAB001", repo),
    ):
        done = lintorg(*command)
        assert (done.returncode, done.stdout) == (2, "")
        assert "mine/team/twice.yaml:3:5: LAB001 is the id of mine/team/good.yaml too" in done.stderr
        assert "mine/team/big.yaml is larger than 4 MB" in done.stderr
        assert "mine/team/unit.yaml:10:7: cannot compare 'area_people' (a plain number) with '4%'" in done.stderr
