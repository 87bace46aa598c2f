import json

from tests.commands import ROOT, lintorg

LAB_RULES = ROOT / "examples" / "lab" / "lint-rules"


def test_the_shipped_rules_are_listed():
    listed = lintorg("rules", "list").stdout
    assert "LO104" in listed
    assert "area_successors == 0" in listed
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
    assert lintorg("rules", "test", LAB_RULES).stdout.endswith("3 cases of 1 rules hold\n")


def test_a_failing_case_fails(tmp_path):
    rule = tmp_path / "T1.yaml"
    text = (LAB_RULES / "team" / "LAB001-few-hands.yaml").read_text().replace("{area_people: 3}", "{area_people: 30}")
    rule.write_text(text)
    done = lintorg("rules", "test", rule)
    assert done.returncode == 2
    assert "expected breach, got pass" in done.stderr
