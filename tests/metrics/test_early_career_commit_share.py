from tests.cohorts import found, measure, roster, work
from tests.worlds import did

METRIC = "early_career_commit_share"
ROLES = roster("abcde", "fghij")


def test_the_cohorts_credit_over_all_credit_when_every_role_is_known():
    commits = work(model="abcde" * 4 + "fghij" * 12)
    assert found(METRIC, commits, ROLES) == (0.25, 0.25, 0.25)
    assert measure(METRIC, commits, ROLES).n == 80


def test_it_lies_between_no_and_all_of_the_unknown_credit_being_theirs():
    commits = work(model="abcde" * 4 + "fghij" * 12, docs="klmno" * 4)  # 20 of 100, and 20 unknown
    assert found(METRIC, commits, ROLES) == (0.25, 0.2, 0.4)


def test_who_co_authors_with_a_student_shares_the_credit():
    commits = [*work(model="abcde" * 4 + "fghij" * 12), *(did(day, "af") for day in range(40))]
    assert found(METRIC, commits, ROLES) == (0.33, 0.33, 0.33)  # 40 of 120


def test_one_person_of_unknown_role_is_told_in_tenths():
    """Else the width of the interval would be that person's share."""
    commits = work(model="abcde" * 4 + "fghij" * 12, docs="k" * 13)  # 20 / 93 to 33 / 93, known 20 / 80
    assert found(METRIC, commits, ROLES) == (0.2, 0.2, 0.4)


def test_no_value_where_more_than_half_of_the_credit_is_unknown():
    known = work(model="abcdefghij" * 4)
    assert found(METRIC, [*known, *work(docs="klmnopqr" * 5)], ROLES) == (0.5, 0.25, 0.75)
    assert found(METRIC, [*known, *work(docs="klmnopqr" * 5 + "k")], ROLES) == "roles_unknown"


def test_a_student_who_is_hired_counts_as_each_in_turn():
    from lintorg.model.roster import RolePeriod, Roles
    from lintorg.model.tables import DAY
    from tests.worlds import END

    hired = (RolePeriod(role="student", end=END - 10 * DAY), RolePeriod(role="staff", start=END - 10 * DAY))
    roles = Roles(of={**ROLES.of, 0: hired})
    commits = [*work(model="bcde" * 4 + "fghij" * 8), *(did(day, "a") for day in (20, 19, 18, 17, 5, 4, 3, 2))]
    assert found(METRIC, commits, roles) == (0.31, 0.31, 0.31)  # 20 of 64
