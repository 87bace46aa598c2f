from tests.cohorts import found, measure, roster, work

METRIC = "early_career_core_share"
ROLES = roster("abcde", "fghij")


def test_the_cohorts_credit_over_all_credit_in_core():
    commits = work(model="abcde" * 2 + "fghij" * 6, docs="abcde" * 9)
    assert found(METRIC, commits, ROLES) == (0.25, 0.25, 0.25)
    assert measure(METRIC, commits, ROLES).n == 40


def test_the_share_of_a_few_in_core_is_told_in_tenths():
    """Only two of the five students work there: the share would be theirs."""
    commits = work(model="ab" * 7 + "fghij" * 6, docs="abcdefghij" * 5)  # 14 of 44 = 0.32
    assert found(METRIC, commits, ROLES) == (0.3, 0.3, 0.4)


def test_none_of_them_in_core_is_none():
    assert found(METRIC, work(model="fghij" * 6, docs="abcde" * 6), ROLES) == (0.0, 0.0, 0.0)


def test_without_core_there_is_nothing_to_share():
    assert found(METRIC, work(docs="abcdefghij" * 6), ROLES) == "too_few"
    assert found(METRIC, work(model="abcdefghij" * 6), ROLES, core=frozenset()) == "too_few"


def test_people_of_unknown_role_widen_it_where_they_work_in_core():
    commits = work(model="abcde" * 2 + "fghij" * 6 + "klmno" * 2, docs="pqrst" * 9)
    assert found(METRIC, commits, ROLES) == (0.25, 0.2, 0.4)
