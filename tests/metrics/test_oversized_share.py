import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.metrics._shared.intervals import design_effect, wilson
from lintorg.metrics.oversized_share import oversized_share_400, oversized_share_1000
from tests.metrics.sizes import by_numstat, sized_repo, tables_over
from tests.tabled import having
from tests.worlds import YEAR, did, measured, team

LIMITS = (400, 1000)


def world(sizes, areas="model"):
    commits = [did(day, "ab"[day % 2], areas if day % 2 else "data") for day, _ in enumerate(sizes)]
    known = {one.hash: size for one, size in zip(commits, sizes, strict=True) if size is not None}
    return commits, having(team(commits), commit_sizes=known)


@pytest.mark.parametrize("limit", LIMITS)
@given(sizes=st.lists(st.none() | st.sampled_from([0, 5, 400, 401, 1000, 1001, 5000]), min_size=1, max_size=300))
def test_it_is_the_share_above_the_limit_among_the_known(limit, sizes):
    commits, tables = world(sizes)
    known = [(one.time, float(size > limit)) for one, size in zip(commits, sizes, strict=True) if size is not None]
    found = measured(f"oversized_share_{limit}", tables)["repo"]
    assert found.n == len(known)
    if not known:
        assert (found.value, found.why_none) == (None, "too_few")
        return
    share = sum(above for _, above in known) / len(known)
    assert found.value == share
    assert (found.low, found.high) == pytest.approx(wilson(share, len(known) / design_effect(known, YEAR)))


@pytest.mark.parametrize("limit", LIMITS)
def test_the_remedy_learns_how_many_and_where(limit):
    _, tables = world([5000, 5000, 10, 5000], areas="model kernels other")
    assert measured(f"oversized_share_{limit}", tables)["repo"].detail == {
        f"over_{limit}": "3",
        f"areas_over_{limit}": "kernels and model",
    }
    assert measured(f"oversized_share_{limit}", world([1, 2])[1])["repo"].detail == {f"over_{limit}": "0"}


@pytest.mark.parametrize(("limit", "twin"), [(400, oversized_share_400), (1000, oversized_share_1000)])
def test_the_commits_behind_it_newest_first(limit, twin):
    commits, tables = world([limit + 1, limit, None, 9000])
    assert tables.call(twin.commits_behind) == {"repo": (commits[0].hash, commits[3].hash)}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_count_by_git_gives_the_same(tmp_path, limit):
    path = sized_repo(tmp_path / "lab")
    sizes = by_numstat(path)
    found = measured(f"oversized_share_{limit}", tables_over(path))["repo"]
    assert found.n == len(sizes) == 60
    assert found.value == sum(size > limit for size in sizes) / 60
