import json

import pytest

from tests.changes import OUTSIDE_CI, lines, state
from tests.commands import lintorg
from tests.repos import TEAL, C, make_repo

LANDED = [
    *state(),
    C(name="thin", files={"kernels/attention.cu": lines(110)}, days_ago=3),
    C(name="bridge", author=TEAL, files={"kernels/attention.cu": lines(130)}, days_ago=2),
    C(name="big", author=TEAL, files={"data/big.py": lines(1200)}, days_ago=1),
    C(name="plain", author=TEAL, files={"data/big.py": lines(1201)}, days_ago=0.5),
]


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("backtest") / "lab|x", LANDED)


def backtest(repo, *arguments):
    return lintorg("backtest", repo, "-q", "--changes=4", *arguments, **OUTSIDE_CI)


def test_the_share_of_changes_that_get_a_word_leads_the_table(repo):
    done = backtest(repo)
    assert (done.returncode, done.stderr) == (0, "")
    assert "50.0 % of changes get a word (2 of 4)" in done.stdout
    rows = {line[:5]: line for line in done.stdout.splitlines() if line.startswith("LO")}
    assert rows["LO901"].split()[2:4] == ["1", "25.0"]
    assert rows["LO902"].split()[3:5] == ["1", "25.0"]
    assert "(pedantic)" in rows["LO903"]
    assert rows["LO904"].endswith("not judged (no_blame)")


def test_json_names_every_change(repo):
    found = json.loads(backtest(repo, "--format=json").stdout)
    assert (found["schema"], found["changes"], found["share"], len(found["spoken"])) == (
        "lintorg.backtest/1",
        4,
        0.5,
        2,
    )
    by_rule = {rule["rule"]: rule for rule in found["rules"]}
    assert by_rule["LO901"]["changes"] + by_rule["LO902"]["changes"] == found["spoken"][::-1]
    assert (by_rule["LO904"]["abstained"], by_rule["LO904"]["reason"]) == (4, "no_blame")
    assert len(by_rule["LO903"]["changes"]) == 1


def test_markdown_is_a_table_that_no_name_breaks(repo):
    text = backtest(repo, "--format=markdown").stdout
    assert text.startswith("**50.0 % of changes get a word (2 of 4)**\n")
    assert "lab\\|x @" in text
    assert all(line.replace("\\|", "").count("|") == 5 for line in text.splitlines() if line.startswith("|"))


def test_rules_can_be_chosen_and_their_lines_blamed(repo):
    done = backtest(repo, "--select=LO904", "--blame")
    assert "LO901" not in done.stdout
    assert "not judged" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--changes=0",), 2, "--changes"),
        (("--select=LO104",), 3, "no selected rule judges a change"),
        (("--select=LO999",), 2, "no rule is called LO999"),
    ],
)
def test_what_cannot_be_replayed_is_said(repo, arguments, code, words):
    done = backtest(repo, *arguments)
    assert done.returncode == code
    assert words in done.stderr


def test_no_name_is_in_any_output_and_runs_are_alike(repo):
    for name in ("terminal", "json", "markdown"):
        first, second = (backtest(repo, f"--format={name}", "--all", f"--jobs={jobs}").stdout for jobs in (1, 5))
        assert first == second
        assert not [word for word in ("Quill", "Teal", "example.org") if word in first]
