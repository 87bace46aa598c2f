"""The claims are whole, and the shipped rules refer to them."""

from lintorg.gather.measuring import catalogue
from lintorg.policy.claims import load_claims
from lintorg.policy.rules import load_rules
from lintorg.policy.shipped import shipped_rule_files

CLAIMS = load_claims()


def test_the_fourteen_claims_are_there_each_once_and_in_order() -> None:
    assert list(CLAIMS.by_id) == [f"S{number}" for number in range(1, 15)]


def test_what_has_no_signal_belongs_to_known_claims() -> None:
    assert len(CLAIMS.unsignalled) == 7
    for one in CLAIMS.unsignalled:
        assert set(one.claims) <= CLAIMS.by_id.keys()


def test_no_claim_is_graded_better_than_an_anecdote() -> None:
    """Nobody measured any of them: a few visits, and the author's view of what makes a model good."""
    assert {claim.grade for claim in CLAIMS.by_id.values()} == {"anecdotal"}


def test_every_shipped_rule_refers_to_a_claim() -> None:
    for loaded in load_rules(shipped_rule_files(), catalogue()):
        assert loaded.rule.evidence.claims
        assert set(loaded.rule.evidence.claims) <= CLAIMS.by_id.keys()
