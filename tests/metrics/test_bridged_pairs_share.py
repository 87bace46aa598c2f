from tests.worlds import did, measured, team


def test_pairs_of_busy_core_areas_that_two_people_know():
    commits = [did(day, "ab"[day % 2], "data model") for day in range(20)]
    commits += [did(30 + day, "a", "eval") for day in range(20)]
    commits += [did(60 + day, "z", "kernels") for day in range(19)]
    measure = measured("bridged_pairs_share", team(commits))["repo"]
    # data|model is known by a and b; data|eval and eval|model by a only; kernels is too quiet
    assert (measure.value, measure.n) == (1 / 3, 3)
    assert measure.detail == {"bridged": "1", "pairs": "3"}


def test_without_a_pair_there_is_no_value():
    assert measured("bridged_pairs_share", team([did(0, "a", "data model")]))["repo"].value is None
