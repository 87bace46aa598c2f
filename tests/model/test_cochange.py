from lintorg.model.cochange import cochanging
from lintorg.model.tables import OTHER
from tests.worlds import CORE, did


def test_areas_that_change_together_three_times_in_the_latest_twenty_stand_most_often_first() -> None:
    commits = [
        *(did(n, "a", "eval training data") for n in range(3)),
        *(did(n, "a", "eval data docs") for n in range(3, 5)),
        *(did(n, "a", f"eval {OTHER}") for n in range(5, 20)),
        *(did(n, "a", "eval model") for n in range(20, 30)),
    ]
    assert cochanging("eval", commits, CORE) == {"data": 5, "training": 3}
    assert list(cochanging("eval", commits, CORE)) == ["data", "training"]


def test_beside_a_core_area_only_core_areas_stand() -> None:
    commits = [did(n, "a", "eval docs tests") for n in range(4)]
    assert cochanging("eval", commits, CORE) == {}
    assert cochanging("docs", commits, CORE) == {"eval": 4, "tests": 4}
