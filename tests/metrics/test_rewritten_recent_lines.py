import pytest

from lintorg.model.change import Origins
from tests.tabled import having
from tests.worlds import changing, did, measured

WORK = [did(29.9, "b", "data"), did(30, "b", "data"), did(3, "a", "data"), did(4, "bc", "data"), did(5, "c", "data")]
MINE = [did(0, "a", "data")]


def rewritten(origins, rows=(("data/x.py", 0, 100),), **given):
    tables = changing(WORK, MINE, rows, origins=Origins(lines=origins), **given)
    return measured("rewritten_recent_lines", tables)["change"]


@pytest.mark.parametrize(
    ("commit", "counts"),
    [
        ("29.9-b-data", True),
        ("30-b-data", False),  # a month old
        ("3-a-data", False),  # one's own
        ("4-bc-data", True),
        ("0123", False),  # a bot's, or a merge's
    ],
)
def test_lines_of_less_than_thirty_days_by_others(commit, counts):
    assert rewritten({commit: 60}).value == (60 if counts else 0)


def test_a_reviewer_has_a_part_in_the_change():
    assert rewritten({"4-bc-data": 60, "5-c-data": 7}, reviewers=frozenset({1})).value == 7


def test_sweeps_are_nobodys_work():
    tables = changing(WORK, MINE, [("data/x.py", 0, 9)], origins=Origins(lines={"5-c-data": 7}))
    tables = having(tables, sweeps=frozenset({"5-c-data"}))
    assert measured("rewritten_recent_lines", tables)["change"].value == 0


def test_lines_not_looked_at_may_be_others_too():
    found = rewritten({"5-c-data": 7, "3-a-data": 3})
    assert (found.value, found.low, found.high, found.n) == (7, 7, 97, 100)


def test_a_change_that_no_human_made_is_not_judged():
    tables = changing(WORK, [], [("data/x.py", 0, 9)], origins=Origins(lines={"5-c-data": 7}))
    for metric in ("rewritten_recent_lines", "rewritten_recent_share", "revert_without_reason"):
        assert measured(metric, tables)["change"].why_none == "unattributed"


def test_without_blame_it_is_unknown():
    found = measured("rewritten_recent_lines", changing(WORK, MINE))["change"]
    assert (found.value, found.why_none) == (None, "no_blame")
    found = measured("rewritten_recent_lines", changing(WORK, MINE, None))["change"]
    assert (found.value, found.why_none) == (None, "missing_objects")
