from tests.worlds import did, team, value


def test_core_areas_with_twenty_commits():
    commits = [did(day, "a", "data docs") for day in range(20)] + [did(day, "a", "model") for day in range(19)]
    assert value("core_areas_judged", team(commits)) == 1
