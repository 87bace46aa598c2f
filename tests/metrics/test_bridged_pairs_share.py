from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.tabled import having
from tests.worlds import did, measured, team, value


def test_pairs_of_busy_core_areas_that_two_people_know():
    commits = [did(day, "ab"[day % 2], "data model") for day in range(20)]
    commits += [did(30 + day, "a", "eval") for day in range(20)]
    commits += [did(60 + day, "z", "kernels") for day in range(19)]
    measure = measured("bridged_pairs_share", team(commits))["repo"]
    # data|model is known by a and b; data|eval and eval|model by a only; kernels is too quiet
    assert (measure.value, measure.n) == (1 / 3, 3)
    assert measure.detail == {"bridged": "1", "pairs": "3"}


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["data", "model", "eval", "docs"])), max_size=120))
def test_it_is_a_second_count_over_pairs(rows):
    def knowing(area):
        return {who for who in "abcd" if rows.count((who, area)) >= 2}

    busy = [area for area in ("data", "model", "eval") if sum(where == area for _, where in rows) >= 20]
    bridged = [len(knowing(one) & knowing(other)) >= 2 for one, other in combinations(busy, 2)]
    expected = sum(bridged) / len(bridged) if bridged else None
    assert value("bridged_pairs_share", team(did(day, *row) for day, row in enumerate(rows))) == expected


def test_without_a_pair_there_is_no_value():
    assert measured("bridged_pairs_share", team([did(0, "a", "data model")]))["repo"].value is None


def test_the_remedy_learns_the_pairs_lost_and_where_the_first_of_them_still_change_together():
    before = [did(400 + day, "ab"[day % 2], "data model eval") for day in range(20)]
    now = [did(day, "a", "data model") for day in range(19)] + [did(20, "b", "data"), did(21, "c", "model")]
    now += [did(40 + day, "c", "eval") for day in range(20)]
    paths = {
        "data": {one.hash: ("data/load.py",) for one in now[:19]},
        "model": {one.hash: ("model/net.py", "model/attn.py") for one in now[:19]} | {now[0].hash: ("model/net.py",)},
    }
    detail = measured("bridged_pairs_share", having(team([*before, *now]), area_paths=paths))["repo"].detail
    assert detail == {
        "bridged": "0",
        "pairs": "3",
        "lost_pairs": "data with model, data with eval and eval with model",
        "files": "data/load.py and model/net.py",
    }


def test_a_pair_that_is_no_longer_busy_is_not_lost():
    commits = [did(400 + day, "ab"[day % 2], "data model") for day in range(20)]
    commits += [did(day, "a", "data eval") for day in range(20)]
    assert "lost_pairs" not in measured("bridged_pairs_share", having(team(commits), area_paths={}))["repo"].detail
