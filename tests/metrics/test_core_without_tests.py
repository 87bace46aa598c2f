import pytest

from tests.tabled import having
from tests.worlds import changing, measured


def found(*paths, **given):
    return measured("core_without_tests", having(changing([], [], [(path, 1, 0) for path in paths]), **given))["change"]


@pytest.mark.parametrize(
    ("paths", "value"),
    [
        (["data/a.py"], 1),
        (["data/a.py", "tests/test_a.py"], 0),
        (["data/a.ipynb"], 0),
        (["docs/a.md"], 0),
        (["data/a.lock", "tests/b.py"], 0),
        ([], 0),
    ],
)
def test_core_source_without_a_test(paths, value):
    assert found(*paths).value == value


def test_the_folder_with_most_of_it_is_named():
    detail = found("model/a.py", "data/x/b.py", "data/x/c.py").detail
    assert detail == {"folder": "data/x", "file": "data/x/b.py"}


def test_a_map_without_tests_cannot_say():
    assert found("data/a.py", upkeep=frozenset({"docs"})).value == 0
