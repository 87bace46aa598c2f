import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.sizes import by_numstat, sized_repo, tables_over
from tests.tabled import having
from tests.worlds import measured, team


def found(sizes):
    return measured("change_size_p50", having(team([]), commit_sizes=dict(enumerate(sizes))))["repo"]


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=60), st.randoms())
def test_it_is_numpys_nearest_rank_in_any_order(sizes, shuffler):
    expected = int(np.quantile(sizes, 0.50, method="inverted_cdf"))
    assert found(sizes).value == expected
    shuffler.shuffle(sizes)
    assert (found(sizes).value, found(sizes).n) == (expected, len(sizes))


def test_without_known_lines_there_is_no_value():
    assert (found([]).value, found([]).why_none) == (None, "too_few")


def test_a_count_by_git_gives_the_same(tmp_path):
    path = sized_repo(tmp_path / "lab")
    sizes = sorted(by_numstat(path))
    measure = measured("change_size_p50", tables_over(path))["repo"]
    assert (measure.value, measure.n) == (sizes[-(-50 * len(sizes) // 100) - 1], 60)
