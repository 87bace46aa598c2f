import pytest

from tests.worlds import changing, did, measured


@pytest.mark.parametrize(("bare", "value"), [(0, 0), (1, 1), (3, 1)])
def test_one_such_revert_is_enough(bare, value):
    found = measured("revert_without_reason", changing([], [did(0, "a"), did(0, "b")], bare_reverts=bare))["change"]
    assert (found.value, found.n) == (value, 2)
