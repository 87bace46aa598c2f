import pytest

from lintorg.derive.walks import walk
from tests.file_histories import facts_of, name, step


def walked(steps, order=None):
    return [int(commit.hash, 16) for commit, _ in walk(facts_of(steps, order))()]


def test_parents_come_first_whatever_their_dates_say():
    steps = [step("a", days_ago=1), step("a", days_ago=9), step("a", days_ago=5)]
    assert walked(steps) == [0, 1, 2]


def test_two_lines_of_history_are_interleaved_by_committer_date():
    steps = [
        step("a", days_ago=9),
        step("a", days_ago=8, parents=[0]),
        step("a", days_ago=4, parents=[1]),
        step("b", days_ago=6, parents=[0]),
        step("b", days_ago=2, parents=[3]),
        step("a", parents=[2, 4]),
    ]
    assert walked(steps) == [0, 1, 3, 2, 4, 5]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3)])
def test_equal_dates_are_ordered_by_hash_and_not_by_the_order_of_the_facts(order):
    steps = [step("a"), step("a", parents=[0]), step("b", parents=[0]), step("a", parents=[1, 2])]
    assert walked(steps, order) == [0, 1, 2, 3]


def test_each_commit_has_its_own_touches():
    steps = [step("a", "A x.py", "A y.py"), step("a"), step("b", "R x.py z.py")]
    found = [[tuple(touch[1:]) for touch in touches] for _, touches in walk(facts_of(steps))()]
    assert found == [[("x.py", "A", None), ("y.py", "A", None)], [], [("z.py", "R", "x.py")]]


def test_only_some_commits_in_the_same_order():
    facts = facts_of([step("a"), step("a"), step("b")])
    assert [commit.hash for commit, _ in walk(facts)({name(2), name(0)})] == [name(0), name(2)]


def test_a_commit_whose_parent_could_not_be_read_starts_a_line():
    facts = facts_of([step("a", parents=[7]), step("a")])
    assert [commit.hash for commit, _ in walk(facts)()] == [name(0), name(1)]
