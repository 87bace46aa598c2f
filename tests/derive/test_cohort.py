from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import CREDIT_UNITS, DAY, Lens, Window
from tests.tabled import table
from tests.worlds import END, YEAR, did, team

ONE = CREDIT_UNITS
A, B, C, D = range(4)


def role(name, starts=None, ends=None):
    """A role from so many days ago until so many days ago."""
    start, end = (None if days is None else END - int(days * DAY) for days in (starts, ends))
    return RolePeriod(role=name, start=start, end=end)


def cohort(commits, roles, **given):
    periods = {person: found if isinstance(found, tuple) else (found,) for person, found in roles.items()}
    return table(team(commits, roles=Roles(of=periods), **given), "cohort")


def test_without_a_roster_there_are_no_groups():
    assert table(team([did(1, "a")]), "cohort") is None


def test_credit_goes_by_the_roles_of_author_and_co_authors():
    found = cohort([did(1, "ab", "model"), did(2, "b"), did(3, "c")], {A: role("intern"), B: role("staff")})
    assert (found.early.credit, found.others.credit) == ({A: ONE / 2}, {B: 1.5 * ONE})
    assert (found.early.core_credit, found.others.core_credit) == ({A: ONE / 2}, {B: ONE / 2})
    assert found.unknown.credit == {C: ONE}
    assert (found.early.commits, found.others.commits, found.unknown.commits) == (1, 2, 1)


def test_a_change_of_role_in_mid_window_splits_a_person_by_author_date():
    commits = [did(100, "a", "model"), did(101, "a"), did(99.9, "a", "docs")]
    found = cohort(commits, {A: (role("student", 300, 100), role("staff", 100))})
    assert (found.early.credit, found.others.credit) == ({A: ONE}, {A: 2 * ONE})
    assert found.others.authored == {A: {frozenset({"model"}): 1, frozenset({"docs"}): 1}}
    assert found.early.time == {A: 200 * DAY}


def test_every_role_but_that_of_a_bot_is_somebodys():
    roles = {A: role("bot"), B: role("resident"), C: role("contractor")}
    found = cohort([did(1, "abc")], roles)
    assert [set(group.credit) for group in (found.early, found.others, found.unknown)] == [{B}, {C}, {A}]


def test_a_lab_may_say_itself_who_counts():
    roles = Roles(of={A: (role("contractor"),)}, cohort=frozenset({"contractor"}))
    assert set(table(team([did(1, "a")], roles=roles), "cohort").early.credit) == {A}


def test_time_is_what_dated_roles_cover_of_the_window():
    roles = {A: role("intern", 100, 10), B: role("staff", 500, 200), C: role("staff", 50, -100)}
    found = cohort([did(20, "abc")], roles)
    assert found.early.time == {A: 90 * DAY}
    assert found.others.time == {B: 165 * DAY, C: 50 * DAY}


def test_an_open_start_or_end_reaches_as_far_as_the_persons_own_commits():
    commits = [did(100, "a"), did(40, "a"), did(400, "b"), did(5, "b")]
    assert cohort(commits, {A: role("intern"), B: role("staff")}).early.time == {A: 61 * DAY}  # the first day too
    assert cohort(commits, {A: role("intern"), B: role("staff")}).others.time == {B: 360 * DAY}
    assert cohort(commits, {A: role("intern", 120)}).early.time == {A: 80 * DAY}
    assert cohort(commits, {A: role("intern", None, 30)}).early.time == {A: 71 * DAY}


def test_who_did_nothing_in_the_window_is_not_there():
    found = cohort([did(400, "a"), did(1, "b")], {A: role("student", 500), B: role("student", 10, 5)})
    assert found.early.time == {B: 5 * DAY}
    assert found.unknown.credit == {B: ONE}  # a commit out of the role's dates


def test_another_reading_of_credit_and_another_window_change_the_groups():
    commits = [did(1, "ab"), did(300, "b")]
    roles = {A: role("intern", 400), B: role("staff", 400)}
    assert cohort(commits, roles, lens=Lens(shared_credit=False)).others.credit == {B: ONE}
    short = Window(start=END - 100 * DAY, end=END)
    found = cohort(commits, roles, window=short)
    assert (found.others.credit, found.others.time) == ({B: ONE / 2}, {B: 99 * DAY})
    assert YEAR.length == 365 * DAY
