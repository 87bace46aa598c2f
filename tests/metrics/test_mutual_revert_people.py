from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.metrics import mutual_revert_people
from lintorg.model.tables import Revert
from tests.tabled import having
from tests.worlds import did, measured, team


def world(targets, steps):
    """``targets`` are commits; each step is (days ago, who, areas, the reverted target's place)."""
    commits = [did(day, who, areas) for day, who, areas, _ in steps]
    reverts = {
        commit.hash: Revert(of=None if place is None else targets[place].hash, paths=(f"{areas.split()[0]}/a.py",))
        for commit, (_, _, areas, place) in zip(commits, steps, strict=True)
    }
    return having(team([*targets, *commits]), reverts=reverts, path_area=lambda path: path.split("/")[0])


TARGETS = [did(30, "ad", "model"), did(31, "b", "model"), did(400, "c", "model")]


def people(tables):
    return {about: one.value for about, one in measured("mutual_revert_people", tables).items()}


def test_it_is_the_number_of_people_in_pairs_that_reverted_each_other():
    steps = [(1, "b", "model", 0), (2, "a", "model", 1), (3, "c", "model", 1), (4, "b", "model", 2)]
    tables = world(TARGETS, steps)
    assert people(tables) == {"area:model": 3}
    assert measured("mutual_revert_people", tables)["area:model"].detail == {
        "mutual_reverts": "4",
        "files": "model/a.py",
    }


def test_one_direction_oneself_co_authors_and_what_is_not_known_do_not_count():
    assert people(world(TARGETS, [(1, "b", "model", 0)])) == {"area:model": 0}
    assert people(world(TARGETS, [(1, "a", "model", 0)])) == {"area:model": 0}
    # d only co-wrote what b reverts
    assert people(world(TARGETS, [(1, "b", "model", 0), (2, "d", "model", 1)])) == {"area:model": 0}
    assert people(world(TARGETS, [(1, "b", "model", None), (2, "a", "model", 1)])) == {"area:model": 0}


def test_both_reverts_must_touch_the_area():
    apart = [(1, "b", "model", 0), (2, "a", "data", 1)]
    assert people(world(TARGETS, apart)) == {"area:data": 0, "area:model": 0}
    both = [(1, "b", "model data", 0), (2, "a", "data", 1)]
    assert people(world(TARGETS, both)) == {"area:data": 2, "area:model": 0}


def test_the_commits_behind_it_are_the_reverts_of_each_other():
    steps = [(1, "b", "model", 0), (2, "a", "model", 1), (3, "c", "model", 0)]
    tables = world(TARGETS, steps)
    assert tables.call(mutual_revert_people.commits_behind) == {
        "area:model": tuple(did(day, who, areas).hash for day, who, areas, _ in steps[:2])
    }


PERSON = st.sampled_from("abcde")


@settings(deadline=None)
@given(st.lists(st.tuples(PERSON, PERSON), min_size=1, max_size=14), st.permutations("abcde"))
def test_a_second_count_gives_the_same_whoever_is_called_what(pairs, names):
    expected = {p for one, other in pairs for p in (one, other) if one != other and (other, one) in pairs}
    for called in ("abcde", names):
        name_of = dict(zip("abcde", called, strict=True))
        targets = [did(30 + n, name_of[letter], "model") for n, letter in enumerate("abcde")]
        steps = [(n / 20, name_of[one], "model", "abcde".index(other)) for n, (one, other) in enumerate(pairs)]
        assert people(world(targets, steps))["area:model"] == len(expected)
