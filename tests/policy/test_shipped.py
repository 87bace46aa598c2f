from pathlib import Path

import pytest

from lintorg.gather.measuring import catalogue
from lintorg.model.rule import SEVERITY_RANK
from lintorg.policy.rules import LoadedRule, load_rules
from lintorg.policy.shipped import shipped_rule_files

ROOT = Path(__file__).parents[2]
RULES = load_rules(shipped_rule_files(), catalogue())
each_rule = pytest.mark.parametrize("loaded", RULES, ids=lambda loaded: loaded.rule.id)


def test_every_shipped_rule_loads_and_proves_itself() -> None:
    files = [file.name.rpartition("/")[2].partition("-")[0] for file in shipped_rule_files()]
    assert [loaded.rule.id for loaded in RULES] == sorted(files)
    assert len(RULES) >= 8


def test_only_yaml_files_in_family_folders_are_rules() -> None:
    on_disk = {path.relative_to(ROOT).as_posix(): path.parent.name for path in (ROOT / "rules").glob("*/*.yaml")}
    assert {file.name: file.family for file in shipped_rule_files()} == on_disk
    assert all(file.shipped for file in shipped_rule_files())


@each_rule
def test_a_file_is_named_after_its_rule(loaded: LoadedRule) -> None:
    rule = loaded.rule
    assert rule.file == f"rules/{rule.family}/{rule.id}-{rule.name}.yaml"


@each_rule
def test_no_severity_is_above_what_the_evidence_carries(loaded: LoadedRule) -> None:
    rule = loaded.rule
    highest = "warning" if rule.evidence.grade in ("strong", "moderate") and rule.tier == "default" else "note"
    severities = (rule.severity, rule.severity_core or rule.severity)
    assert max(SEVERITY_RANK[severity] for severity in severities) <= SEVERITY_RANK[highest]


@each_rule
def test_the_evidence_speaks_for_and_against(loaded: LoadedRule) -> None:
    evidence = loaded.rule.evidence
    assert evidence.supports
    assert evidence.against
    assert evidence.claims


@each_rule
def test_some_advice_can_be_given_whatever_the_measures_tell(loaded: LoadedRule) -> None:
    always = {"area", "areas", *loaded.condition.metrics}
    words = [{part.split("}")[0] for part in sentence.split("{")[1:]} for sentence in loaded.rule.remedy]
    assert any(found <= always for found in words)
