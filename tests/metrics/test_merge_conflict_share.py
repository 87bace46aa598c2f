import pytest

from lintorg.metrics import merge_conflict_share
from lintorg.metrics._shared.intervals import design_effect, wilson
from lintorg.model.facts import Commit, Identity, ReplayedMerge, Replays
from lintorg.model.tables import DAY
from tests.tabled import having
from tests.worlds import END, YEAR, measured, team

WHO = Identity("Quill Marrow", "quill@example.org")


def merge(day, sides=2):
    return Commit(
        hash=f"{day:040}",
        parents=tuple(map(str, range(sides))),
        author=WHO,
        author_time=END - day * DAY,
        committer=WHO,
        committer_time=END - day * DAY,
        subject="merge",
    )


MERGES = tuple(merge(day) for day in range(0, 240, 2))


def replays(verdict_of):
    return Replays(merges=tuple(ReplayedMerge(one.hash, *verdict_of(day)) for day, one in enumerate(MERGES)))


def verdict(place):
    if place % 40 == 7:
        return (None,)
    return (False, ("model/net.py", f"data/{place % 5}.py")) if place % 8 == 0 else (True,)


def tables(found, merges=MERGES):
    return having(team([]), merges=merges, replays=found)


def test_it_is_the_share_of_those_replayed_with_a_design_effect_of_their_own():
    found = measured("merge_conflict_share", tables(replays(verdict)))["repo"]
    assert (found.value, found.n) == (15 / 117, 117)
    events = [(one.committer_time, float(place % 8 == 0)) for place, one in enumerate(MERGES) if place % 40 != 7]
    assert (found.low, found.high) == pytest.approx(wilson(15 / 117, 117 / design_effect(events, YEAR)))
    assert found.detail == {"conflicts": "15", "files": "model/net.py, data/0.py and data/1.py"}


def test_a_conflict_without_a_path_is_one():
    found = measured("merge_conflict_share", tables(replays(lambda place: (place > 0,))))["repo"]
    assert (found.value, found.detail) == (1 / 120, {"conflicts": "1"})


def test_nobody_asked():
    assert measured("merge_conflict_share", tables(None)) == {}
    assert tables(None).call(merge_conflict_share.commits_behind) == {"repo": ()}


@pytest.mark.parametrize("reason", ["too_few", "guard:G3", "unsupported_git"])
def test_why_nothing_was_replayed(reason):
    found = measured("merge_conflict_share", tables(Replays(why_none=reason), (*MERGES, merge(300, sides=3))))["repo"]
    assert (found.value, found.n, found.why_none) == (None, 120, reason)


def test_where_no_merge_could_be_made_objects_are_missing():
    found = measured("merge_conflict_share", tables(replays(lambda _: (None,))))["repo"]
    assert (found.value, found.n, found.why_none) == (None, 0, "missing_objects")


def test_a_shorter_window_counts_its_own_merges():
    found = measured("merge_conflict_share", tables(replays(verdict), MERGES[:10]))["repo"]
    assert (found.value, found.n) == (2 / 9, 9)


def test_the_commits_behind_it_are_the_merges_that_conflict_newest_first():
    behind = tables(replays(verdict), MERGES[:20]).call(merge_conflict_share.commits_behind)
    assert behind == {"repo": tuple(MERGES[place].hash for place in (0, 8, 16))}
