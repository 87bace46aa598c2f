from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from lintorg.metrics.area_minor_share import commits_behind
from tests.tabled import having
from tests.worlds import did, measured, team, value


@given(st.lists(st.text(st.sampled_from("aaaaabcdefgh"), min_size=1, max_size=3), min_size=1, max_size=60))
def test_it_is_the_credit_of_everyone_below_five_percent(authorships):
    people = ["".join(dict.fromkeys(names)) for names in authorships]
    credit = {one: sum(Fraction(one in names, len(names)) for names in people) for one in "abcdefgh"}
    minor = sum(units for units in credit.values() if units / len(people) < Fraction(1, 20))
    tables = team(did(day, names, "data") for day, names in enumerate(people))
    assert value("area_minor_share", tables, "area:data") == float(minor / len(people))


def test_exactly_five_percent_is_not_minor():
    twenty = [did(day, "ab"[min(day, 1)], "data") for day in range(20)]
    assert value("area_minor_share", team(twenty), "area:data") == 0.0
    assert value("area_minor_share", team([*twenty, did(20, "b", "data")]), "area:data") == 1 / 21


def test_the_commits_in_which_a_minor_contributor_has_a_part_are_behind_it():
    commits = [did(day, "a", "data") for day in range(39)] + [did(50, "ab", "data"), did(51, "b", "model")]
    behind = team(commits).call(commits_behind)
    assert behind == {"area:data": (commits[39].hash,), "area:model": ()}


def test_the_remedy_learns_counts_and_the_files_that_change_most():
    commits = [did(day, "a", "data") for day in range(39)] + [did(50, "b", "data")]
    paths = {"data/load.py": 30, "data/mix.py": 9, "model/net.py": 99}
    measure = measured("area_minor_share", having(team(commits), counted_paths=paths))["area:data"]
    assert (measure.value, measure.n) == (1 / 40, 40)
    assert measure.detail == {"minor_people": "1", "all_people": "2", "files": "data/load.py and data/mix.py"}
