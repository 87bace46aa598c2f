from lintorg.derive.successors import stand_ins
from lintorg.model.tables import Contribution, StandIns
from tests.worlds import did, team


def people_for(area: str, *commits: Contribution) -> StandIns:
    return team(commits).of(stand_ins)(area)


def test_whoever_knows_the_area_and_is_active_is_here_the_most_active_one_too() -> None:
    found = people_for(
        "kernels",
        *(did(n, "a", "kernels") for n in range(9)),
        *(did(n, "b", "kernels") for n in range(3)),
        *(did(n, "c", "kernels") for n in range(2)),
        *(did(90 + n, "d", "kernels") for n in range(5)),
    )
    assert found == StandIns(here=frozenset({0, 1}))


def test_co_authors_know_it_too_and_activity_anywhere_counts() -> None:
    found = people_for("kernels", *(did(100 + n, "ab", "kernels") for n in range(3)), did(89.9, "b", "docs"))
    assert found.here == {1}


def test_nearby_is_the_area_that_changes_with_it_most_often_and_has_anyone_else() -> None:
    found = people_for(
        "kernels",
        *(did(n, "a", "kernels training") for n in range(6)),
        *(did(n, "a", "kernels model") for n in range(4)),
        *(did(n, "b", "model") for n in range(3)),
        *(did(n, "c", "data") for n in range(3)),
    )
    assert found == StandIns(here=frozenset({0}), nearby=frozenset({1}), neighbour="model")


def test_where_nobody_else_is_nearby_the_nearest_area_is_named_still() -> None:
    found = people_for("kernels", *(did(n, "a", "kernels training") for n in range(6)))
    assert found == StandIns(here=frozenset({0}), neighbour="training")


def test_an_area_at_rest_has_the_neighbours_of_its_last_commits() -> None:
    found = people_for(
        "kernels",
        *(did(400 + n, "a", "kernels training") for n in range(3)),
        *(did(n, "b", "training") for n in range(3)),
    )
    assert found == StandIns(here=frozenset(), nearby=frozenset({1}), neighbour="training")


def test_an_unheard_of_area_has_nobody() -> None:
    assert people_for("nowhere", did(1, "a", "kernels")) == StandIns(here=frozenset())
