import pytest

from tests.cohorts import found, measure, roster, work
from tests.worlds import did

METRIC = "early_career_core_share"
ROLES = roster("abcde", "fghij")


def test_the_cohorts_credit_over_all_credit_in_core():
    commits = work(model="abcde" * 2 + "fghij" * 6, docs="abcdefghij" * 9)
    assert found(METRIC, commits, ROLES) == (0.25, 0.25, 0.25)
    assert measure(METRIC, commits, ROLES).n == 40


@pytest.mark.parametrize(
    ("model", "docs"),
    [
        ("abcd" * 9 + "fghij" * 9, "abcdefghij" * 9),
        ("abcde" * 9 + "fghi" * 9, "abcdefghij" * 9),
        ("fghij" * 9, "abcdefghij" * 9),
        ("abcde" * 9, "abcdefghij" * 9),
        ("abcdefghij" * 9, "abcdfghij" * 9),
        ("abcdefghij" * 9, "abcdefghi" * 9),
        ("abcdefghij" * 9, "fghij" * 9),
        ("abcdefghij" * 9, ""),
        ("abcdefghij" * 9, "abcdefghijk" * 9),
        ("abcdefghij" * 9, "abcdefghijklmn" * 9),
    ],
    ids=[
        "four of the cohort in core",
        "four of the others",
        "none of the cohort",
        "none of the others",
        "four of the cohort beside core",
        "four of the others beside core",
        "none of the cohort beside core",
        "nobody beside core",
        "one who never works in core",
        "four who never do",
    ],
)
def test_what_a_few_did_or_nobody_is_not_told(model, docs):
    assert found(METRIC, work(model=model, docs=docs), roster("abcdel", "fghijkmn")) == "suppressed"


def test_five_who_never_work_in_core_are_enough_whichever_their_roles():
    commits = work(model="abcdefghij" * 3, docs="abcdefghijklmno" * 3)
    assert found(METRIC, commits, roster("abcdel", "fghijkmno")) == (0.5, 0.5, 0.5)


def test_credit_for_a_part_of_a_commit_is_work_in_core():
    """Four students write there, and a fifth co-writes one commit."""
    commits = work(model="abcdfghij" * 3, docs="abcdefghij" * 3)
    assert found(METRIC, commits, ROLES) == "suppressed"
    assert found(METRIC, [*commits, did(1, "ae", "model")], ROLES) == (0.46, 0.46, 0.46)  # 13 of 28


def test_without_core_there_is_nothing_to_share():
    assert found(METRIC, work(docs="abcdefghij" * 6), ROLES) == "too_few"
    assert found(METRIC, work(model="abcdefghij" * 6), ROLES, core=frozenset()) == "too_few"


def test_people_of_unknown_role_widen_it_where_they_work_in_core():
    commits = work(model="abcde" * 2 + "fghij" * 6 + "klmno" * 2, docs="abcdefghijpqrst" * 9)
    assert found(METRIC, commits, ROLES) == (0.25, 0.2, 0.4)


def test_where_a_few_of_unknown_role_work_in_core_all_is_in_tenths():
    commits = work(model="abcde" * 2 + "fghij" * 6 + "kl", docs="abcdefghij" * 9)  # 10 to 12 of 42
    assert found(METRIC, commits, ROLES) == (0.2, 0.2, 0.3)
