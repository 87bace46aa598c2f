from tests.worlds import did, measured, team, value


def test_core_areas_with_twenty_commits():
    commits = [did(day, "a", "data docs") for day in range(20)] + [did(day, "a", "model") for day in range(19)]
    assert value("core_areas_judged", team(commits)) == 1


def test_a_map_without_core_areas_has_no_value():
    measure = measured("core_areas_judged", team([did(0, "a", "src")], core=frozenset()))["repo"]
    assert (measure.value, measure.why_none) == (None, "unattributed")
