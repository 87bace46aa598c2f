from lintorg.gather.measuring import catalogue
from lintorg.policy.rules import load_rules
from lintorg.policy.shipped import shipped_rule_files


def test_a_condition_is_shown_with_the_values_of_its_parameters():
    rules = {loaded.rule.id: loaded.rule for loaded in load_rules(shipped_rule_files(), catalogue())}
    assert rules["LO103"].when == "hhi - previous(hhi) >= rise"
    assert rules["LO103"].condition == "hhi - previous(hhi) >= 0.1"
    assert rules["LO104"].condition == rules["LO104"].when
