from tests.worlds import did, measured, team


def test_busy_core_areas_that_nobody_could_take_over():
    commits = [did(day, "a", "data docs kernels") for day in range(20)]
    commits += [did(day, "b", "kernels") for day in range(3)]
    commits += [did(day, "a", "model") for day in range(19)]
    measure = measured("core_areas_without_successor", team(commits))["repo"]
    assert (measure.value, measure.n) == (1, 2)  # data; kernels has a successor, docs is not core, model too quiet


def test_where_no_core_area_is_busy_there_is_no_value():
    quiet = measured("core_areas_without_successor", team([did(0, "a", "data")]))["repo"]
    assert (quiet.value, quiet.why_none) == (None, "too_few")
    unknown = measured("core_areas_without_successor", team([did(0, "a", "src")], core=frozenset()))["repo"]
    assert (unknown.value, unknown.why_none) == (None, "unattributed")
