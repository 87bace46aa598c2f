"""One finding with everything behind it, held against the repository's own git."""

import json

import jsonschema
import pytest
import yaml

from lintorg.model.finding import fingerprint
from tests.commands import ROOT, lintorg
from tests.repos import DAY, NOW, QUILL, TEAL, C, git, make_repo

THIRD = "Umber Vale <umber@example.org>"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Kernels in one hand and data in several; model and kernels are busy core areas."""
    commits = [
        C(name=f"k{n}", files={f"kernels/k{n % 3}.cu": str(n)}, author=QUILL, days_ago=9 * n + 1)
        for n in range(25, -1, -1)
    ]
    commits += [
        C(
            name=f"d{n}",
            files={"data/load.py": str(n), **({"model/net.py": str(n)} if n % 5 == 0 else {})},
            author=(TEAL, THIRD, QUILL)[n % 3],
            days_ago=6 * n + 0.5,
            message="load\n\nCo-authored-by: Claude <noreply@anthropic.com>" if n % 2 else "load",
        )
        for n in range(40, -1, -1)
    ]
    ordered = sorted(commits, key=lambda commit: -commit.days_ago)
    return make_repo(tmp_path_factory.mktemp("explain") / "lab", ordered)


def explained(lab, word, *flags):
    done = lintorg("explain", word, lab, "--format=json", *flags)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_breach_is_explained_from_value_to_waiver(lab):
    text = lintorg("explain", "LO104:kernels", lab).stdout
    for words in (
        "LO104 nobody-could-take-over, kernels: breach, warning",
        f"fingerprint {fingerprint('LO104', 'area:kernels')}",
        "area_successors == 0  [0] true",
        "Behind it: 26 commits, the newest first",
        "and 6 more",
        "G1 little-history",
        "it does not stop this rule",
        "over 274 days: a breach",
        "area_successors == 0: with area_successors at 1 or more",
        "What to do",
        ".lintorg/waivers.yaml",
    ):
        assert words in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_commits_are_those_that_git_finds_newest_first(lab):
    commits = explained(lab, "LO104:kernels")["commits"]
    expected = git(lab, "log", "--format=%H", "--", "kernels").split()
    assert commits == {"total": len(expected), "first": expected[:20]}


def test_every_way_to_name_a_finding_finds_the_same(lab):
    name = fingerprint("LO104", "area:kernels")
    documents = [
        explained(lab, word)
        for word in (
            "LO104:kernels",
            "lo104:area:kernels",
            "LO104 area:kernels",
            "nobody-could-take-over:kernels",
            name,
            name[:7],
        )
    ]
    assert all(document == documents[0] for document in documents)
    assert documents[0]["finding"]["subject"] == "area:kernels"


def test_the_fingerprint_stands_in_scan_why_and_in_its_json(lab):
    name = fingerprint("LO104", "area:kernels")
    assert f"LO104 nobody-could-take-over, kernels: breach · {name}" in lintorg("scan", lab, "--why").stdout
    (finding,) = [
        one
        for one in json.loads(lintorg("scan", lab, "--format=json").stdout)["findings"]
        if one["fingerprint"] == name
    ]
    assert finding == explained(lab, name)["finding"]


def test_each_other_reading_says_what_it_found(lab):
    readings = {one["name"]: one for one in explained(lab, "LO104:data")["readings"]}
    assert readings.keys() == {
        "without co-author credit",
        "over 274 days",
        "over 456 days",
        "without agent-assisted commits",
    }
    assert readings["over 274 days"]["explanation"] == ["area_successors == 0  [2] false"]
    assert readings["over 274 days"]["outcome"] == "pass"


def test_what_passes_says_what_would_make_it_a_breach_and_needs_no_waiver(lab):
    document = explained(lab, "LO104:data")
    assert document["finding"]["outcome"] == "pass"
    assert document["changes"] == {"comparison": "area_successors == 0", "metric": "area_successors", "at": "0"}
    assert document["waiver"] == []
    assert "What would make it a breach" in lintorg("explain", "LO104:data", lab).stdout


def test_what_abstains_says_why_and_is_not_read_again(lab):
    document = explained(lab, "LO101")
    assert (document["finding"]["outcome"], document["finding"]["reason"]) == ("abstained", "guard:G1")
    assert (document["readings"], document["changes"]) == ([], None)
    assert [(one["id"], one["stops"]) for one in document["guards"]] == [("G1", True), ("G4", False)]
    text = lintorg("explain", "LO101", lab).stdout
    assert "The guard G1 is active." in text
    assert "this rule abstains because of it" in " ".join(text.split())
    assert "LO801" in lintorg("explain", "LO801:data", lab).stdout
    assert "orphaned_share: 1 of the 30 needed" in lintorg("explain", "LO801:data", lab).stdout


def test_a_rule_of_the_users_own_is_explained_too(lab, tmp_path):
    rules = tmp_path / "lint-rules" / "team"
    rules.mkdir(parents=True)
    text = (ROOT / "examples/lab/lint-rules/team/LAB001-few-hands.yaml").read_text()
    (rules / "LAB001.yaml").write_text(text)
    (tmp_path / "lintorg.yaml").write_text("rules: [lint-rules]\n")
    document = explained(lab, "LAB001:kernels", "--config", tmp_path / "lintorg.yaml")
    assert document["finding"]["outcome"] == "breach"
    assert document["changes"]["at"] == "4 or more"


def test_the_entry_for_the_waivers_is_yaml_with_an_end(lab):
    (entry,) = yaml.safe_load("\n".join(explained(lab, "LO104:kernels")["waiver"]))
    assert (entry["rule"], entry["subject"]) == ("LO104", "area:kernels")
    assert {"reason", "owner", "expires"} < entry.keys()
    newest = int(git(lab, "log", "-1", "--format=%ct"))
    assert 0 < entry["expires"].toordinal() - 719_163 - newest // DAY <= 180
    assert newest <= NOW


@pytest.mark.parametrize(
    ("word", "flags", "said"),
    [
        ("LO104", (), "LO104 has several subjects; it judges LO104:kernels, LO104:data"),
        ("LO104:kernel", (), "LO104 says nothing about kernel; it judges LO104:kernels"),
        ("LO14:data", (), "did you mean 'LO104'?"),
        ("0123456789abcdef", (), "`lintorg scan --why` shows them"),
        ("0123456789abcdef0", (), "is no rule and no fingerprint"),
        ("LO104:kernels", ("--select=LO101",), "LO104 is not selected"),
        ("\x1b[31m::error::", (), "is no rule and no fingerprint"),
        ("", (), "several fingerprints"),
    ],
)
def test_what_is_not_found_says_what_to_write(lab, word, flags, said):
    done = lintorg("explain", word, lab, *flags)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr
    assert "::error" not in done.stderr


def test_a_rule_that_was_not_judged_says_how_it_would_be(lab, tmp_path):
    rules = tmp_path / "lint-rules" / "team"
    rules.mkdir(parents=True)
    text = (ROOT / "examples/lab/lint-rules/team/LAB001-few-hands.yaml").read_text()
    (rules / "a.yaml").write_text(text.replace("tier: default", "tier: pedantic"))
    (rules / "b.yaml").write_text(text.replace("LAB001", "LAB002").replace("on: [scan, report]", "on: [report]"))
    (tmp_path / "lintorg.yaml").write_text("rules: [lint-rules]\n")
    config = ("--config", tmp_path / "lintorg.yaml")
    assert "LAB001 is pedantic; add --pedantic" in lintorg("explain", "LAB001:data", lab, *config).stderr
    assert "does not judge a scan but report" in lintorg("explain", "LAB002:data", lab, *config).stderr
    assert explained(lab, "LAB001:data", "--pedantic", *config)["finding"]["outcome"] == "breach"


def test_the_same_options_as_a_scan_give_the_same_finding(lab):
    flags = ("--window=100d", "--no-cache", "--ignore=LO101")
    scanned = json.loads(lintorg("scan", lab, "--format=json", *flags).stdout)
    (finding,) = [one for one in scanned["findings"] if one["fingerprint"] == fingerprint("LO104", "area:data")]
    assert explained(lab, "LO104:data", *flags)["finding"] == finding


def test_the_document_follows_its_schema(lab):
    schema = json.loads(lintorg("schema", "explain").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for word in ("LO104:kernels", "LO104:data", "LO101", "LO103"):
        document = explained(lab, word)
        jsonschema.validate(document, schema)
        assert document["schema"] == "lintorg.explain/1"
