import pytest

from tests.worlds import changing, did, measured


@pytest.mark.parametrize(
    ("areas", "bare", "value"),
    [
        (("data", "model"), (), 0),
        (("data", "model"), (1,), 1),
        (("data", "model"), (0, 1), 1),
        (("docs", "model"), (0,), 0),
        (("docs data", "model"), (0,), 1),
        (("", "model"), (0,), 0),
    ],
)
def test_one_such_revert_of_code_besides_upkeep_is_enough(areas, bare, value):
    change = [did(0, "a", one) for one in areas]
    silent = frozenset(change[n].hash for n in bare)
    found = measured("revert_without_reason", changing([], change, bare_reverts=silent))["change"]
    assert (found.value, found.n) == (value, 2)
