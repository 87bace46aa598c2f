import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.sizes import by_numstat, sized_repo, tables_over
from tests.tabled import having
from tests.worlds import measured, team

PERCENTS = (50, 90)


def found(sizes, percent):
    return measured(f"change_size_p{percent}", having(team([]), commit_sizes=dict(enumerate(sizes))))["repo"]


@pytest.mark.parametrize("percent", PERCENTS)
@given(sizes=st.lists(st.integers(0, 3000), min_size=1, max_size=60), shuffler=st.randoms())
def test_it_is_numpys_nearest_rank_in_any_order(percent, sizes, shuffler):
    expected = int(np.quantile(sizes, percent / 100, method="inverted_cdf"))
    assert found(sizes, percent).value == expected
    shuffler.shuffle(sizes)
    assert (found(sizes, percent).value, found(sizes, percent).n) == (expected, len(sizes))


def test_without_known_lines_there_is_no_value():
    assert (found([], 50).value, found([], 90).why_none) == (None, "too_few")


@pytest.mark.parametrize("percent", PERCENTS)
def test_a_count_by_git_gives_the_same(tmp_path, percent):
    path = sized_repo(tmp_path / "lab")
    sizes = sorted(by_numstat(path))
    measure = measured(f"change_size_p{percent}", tables_over(path))["repo"]
    assert (measure.value, measure.n) == (sizes[-(-percent * len(sizes) // 100) - 1], 60)
