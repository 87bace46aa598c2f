"""The example roster: what it says is what the lab's truth table says, plain and sealed."""

import tomllib

import pytest

from lintorg.config.roster import load_roster, load_to_seal
from lintorg.config.roster_text import sealed_roster
from lintorg.model.document import parse_document
from tests.commands import ROOT
from tests.generated import ROSTER_KEY

FOLDER = ROOT / "examples/roster"
PLAIN = (FOLDER / "roster.yaml").read_text(encoding="utf-8")
SEALED = (FOLDER / "sealed.yaml").read_text(encoding="utf-8")
TRUTH = tomllib.loads((ROOT / "examples/lab/truth.toml").read_text(encoding="utf-8"))


def test_the_sealed_one_is_the_plain_one_sealed():
    key = ROSTER_KEY.encode()
    under_key = load_to_seal(PLAIN, "roster.yaml", key)
    assert sealed_roster(under_key) == SEALED
    opened = load_roster(SEALED, "sealed.yaml", lambda: key)
    assert {frozenset(e.hashes): e.roles for e in opened.entries} == {
        frozenset(e.hashes): e.roles for e in under_key.entries
    }
    assert ROSTER_KEY in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_students_and_interns_are_those_of_the_truth_table():
    data = parse_document(PLAIN, "roster.yaml").data
    stated = {person["name"]: person["roles"] for person in data["people"]}
    declared = {person["name"]: person.get("role") for person in TRUTH["people"].values()}
    assert stated.keys() - {"lab-ci"} == declared.keys()
    for name, role in declared.items():
        if role:
            assert [period["role"] for period in stated[name]] == [role]
        else:
            assert not any(word in str(stated[name]) for word in ("student", "intern", "resident"))


@pytest.mark.parametrize("name", ["roster.yaml", "sealed.yaml"])
def test_each_loads(name):
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert len(load_roster(text, name, ROSTER_KEY.encode).entries) == len(TRUTH["people"]) + 1
