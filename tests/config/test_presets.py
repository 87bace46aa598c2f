from typing import get_args

import pytest

from lintorg.config.disk import NoFiles
from lintorg.config.presets import rule_presets
from lintorg.config.schema import ConfigFile, config_schema
from lintorg.gather.policy import policy_from, shipped_policy
from lintorg.model.settings import RuleOverride
from tests.commands import lintorg
from tests.config.test_settings import problems, settings
from tests.repos import C, make_repo


def judged(folder, text):
    """Return the tier of each rule that a configuration leaves, by id."""
    return {loaded.rule.id: loaded.rule.tier for loaded in policy_from(settings(folder, text), NoFiles()).selected}


def test_the_presets_are_those_that_a_configuration_may_name():
    named = [kind for kind in get_args(ConfigFile.model_fields["rule_preset"].annotation) if kind is not type(None)]
    assert set(get_args(named[0])) == rule_presets().keys()


@pytest.mark.parametrize("name", rule_presets())
def test_a_shipped_preset_names_only_shipped_rules(name):
    preset = rule_presets()[name]
    shipped = {loaded.rule.id for loaded in shipped_policy().rules}
    assert {*preset.ignore, *preset.overrides} <= shipped


def test_research_makes_missing_tests_pedantic_and_leaves_large_changes_out(tmp_path):
    found = settings(tmp_path, "rule-preset: research\n")
    assert (found.rule_preset, found.ignore) == ("research", ("LO701",))
    assert found.overrides == {"LO403": RuleOverride(tier="pedantic")}


def test_industrial_shows_diffuse_ownership_to_everyone(tmp_path):
    assert judged(tmp_path, "")["LO105"] == "pedantic"
    assert judged(tmp_path, "rule-preset: industrial\n")["LO105"] == "default"


def test_what_the_configuration_says_of_a_rule_comes_after_the_preset(tmp_path):
    text = """\
rule-preset: research
ignore: [LO2]
overrides:
  LO403: {params: {least: 20%}}
  LO701: {tier: pedantic}
"""
    found = settings(tmp_path, text)
    assert found.overrides["LO403"] == RuleOverride(tier="pedantic", params={"least": "20%"})
    assert found.ignore == ("LO2",)  # LO701 is named by the user, so it is judged
    assert settings(tmp_path, text.replace("{params: {least: 20%}}", "{tier: default}")).overrides["LO403"].tier == (
        "default"
    )


def test_an_unknown_preset_gets_a_suggestion(tmp_path):
    (problem,) = problems(tmp_path, "rule-preset: reserch\n")
    assert problem == "1:14: must be 'research' or 'industrial', not 'reserch'; did you mean 'research'?"


def test_editors_learn_the_presets_from_the_schema():
    described = config_schema()["properties"]["rule-preset"]
    assert ["research", "industrial"] in [choice.get("enum") for choice in described["anyOf"]]


def test_the_settings_say_what_came_from_the_preset(tmp_path):
    config = "rule-preset: industrial\noverrides:\n  LO104: {severity: note}\n"
    repo = make_repo(tmp_path / "lab", [C(name="one", files={".lintorg.yaml": config})])
    shown = {line.split()[0]: line.split(maxsplit=1)[1] for line in lines_of(lintorg("scan", repo, "--show-settings"))}
    assert shown["rule-preset"].split() == ["industrial", ".lintorg.yaml:1"]
    assert shown["overrides"].split("  ")[0] == "LO105, LO104"
    assert shown["overrides"].endswith(".lintorg.yaml:2 and rule-preset industrial")
    assert shown["ignore"].split() == ["none", "default"]


def lines_of(done):
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
