import pytest

from lintorg.model.change import Origins
from tests.worlds import changing, did, measured

WORK = [did(3, "b", "data"), did(60, "b", "data")]
MINE = [did(0, "a", "data")]


def share(origins, deleted=100):
    tables = changing(WORK, MINE, [("data/x.py", 5, deleted)], origins=Origins(lines=origins))
    return measured("rewritten_recent_share", tables)["change"]


def test_recent_lines_of_others_among_all_that_are_deleted():
    found = share({"3-b-data": 60, "60-b-data": 40})
    assert (found.value, found.low, found.high, found.n) == (0.6, 0.6, 0.6, 100)


def test_lines_not_looked_at_leave_an_interval():
    found = share({"3-b-data": 30, "60-b-data": 20})
    assert found.value == 0.6
    assert (found.low, found.high) == pytest.approx((0.3, 0.8))


def test_no_share_of_nothing():
    assert share({}, deleted=0).why_none == "too_few"
    assert share({}, deleted=9).why_none == "too_few"


def test_without_blame_it_is_unknown():
    assert measured("rewritten_recent_share", changing(WORK, MINE))["change"].why_none == "no_blame"
    assert measured("rewritten_recent_share", changing(WORK, MINE, None))["change"].why_none == "missing_objects"
