from tests.tabled import having
from tests.worlds import did, measured, team


def busy(area, people, commits=20, start=0):
    return [did(start + day, people[day % len(people)], area) for day in range(commits)]


def test_people_with_two_commits_in_each_area_are_bridges():
    commits = [*busy("data", "abc"), *busy("model", "cde", start=30), did(60, "a", "model"), did(61, "a", "model")]
    assert measured("area_bridges", team(commits))["areas:data|model"].value == 2  # a and c


def test_a_pair_needs_twenty_commits_in_each_area():
    assert measured("area_bridges", team([*busy("data", "abc"), *busy("model", "abc", commits=19)])) == {}


def test_a_pair_needs_three_people_who_know_each_area():
    assert measured("area_bridges", team([*busy("data", "abc"), *busy("model", "ab")])) == {}


def test_only_core_areas_make_pairs():
    assert measured("area_bridges", team([*busy("data", "abc"), *busy("docs", "abc")])) == {}


def test_where_bridges_are_few_the_files_that_change_together_are_named():
    commits = [*busy("data", "abc"), *busy("model", "def", start=30), did(60, "a", "data model")]
    shared = commits[-1].hash
    paths = {"data": {shared: ("load.py", "a.py")}, "model": {shared: ("net.py",)}}
    tables = having(team(commits), area_paths=paths)
    measure = measured("area_bridges", tables)["areas:data|model"]
    assert (measure.value, measure.detail) == (0, {"files": "a.py and net.py"})
