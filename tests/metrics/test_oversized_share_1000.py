import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.metrics import oversized_share_1000
from lintorg.metrics._shared.intervals import design_effect, wilson
from tests.metrics.sizes import by_numstat, sized_repo, tables_over
from tests.tabled import having
from tests.worlds import YEAR, did, measured, team


def world(sizes, areas="model"):
    commits = [did(day, "ab"[day % 2], areas if day % 2 else "data") for day, _ in enumerate(sizes)]
    known = {one.hash: size for one, size in zip(commits, sizes, strict=True) if size is not None}
    return commits, having(team(commits), commit_sizes=known)


@given(st.lists(st.none() | st.sampled_from([0, 5, 1000, 1000 + 1, 5000]), min_size=1, max_size=300))
def test_it_is_the_share_above_the_limit_among_the_known(sizes):
    commits, tables = world(sizes)
    known = [(one.time, float(size > 1000)) for one, size in zip(commits, sizes, strict=True) if size is not None]
    found = measured("oversized_share_1000", tables)["repo"]
    assert found.n == len(known)
    if not known:
        assert (found.value, found.why_none) == (None, "too_few")
        return
    share = sum(above for _, above in known) / len(known)
    assert found.value == share
    assert (found.low, found.high) == pytest.approx(wilson(share, len(known) / design_effect(known, YEAR)))


def test_the_remedy_learns_how_many_and_where():
    _, tables = world([5000, 5000, 10, 5000], areas="model kernels other")
    assert measured("oversized_share_1000", tables)["repo"].detail == {
        "over_1000": "3",
        "areas_over_1000": "kernels and model",
    }
    assert measured("oversized_share_1000", world([1, 2])[1])["repo"].detail == {"over_1000": "0"}


def test_the_commits_behind_it_newest_first():
    commits, tables = world([1000 + 1, 1000, None, 9000])
    assert tables.call(oversized_share_1000.commits_behind) == {"repo": (commits[0].hash, commits[3].hash)}


def test_a_count_by_git_gives_the_same(tmp_path):
    path = sized_repo(tmp_path / "lab")
    sizes = by_numstat(path)
    found = measured("oversized_share_1000", tables_over(path))["repo"]
    assert found.n == len(sizes) == 60
    assert found.value == sum(size > 1000 for size in sizes) / 60
