from lintorg.derive._shared.touched_areas import touched_areas
from lintorg.model.touches import Touch, Touches


def class_of(path: str) -> str:
    return {"png": "artifact", "ipynb": "notebook"}.get(path.rpartition(".")[2], "source")


def area_of(path: str) -> str:
    return path.partition("/")[0]


def areas(*touches: Touch) -> dict[str, frozenset[str]]:
    found = touched_areas(Touches(touches), class_of, area_of)
    return {touch.hash: areas for touch in touches if (areas := found(touch.hash))}


def test_a_commit_has_the_areas_of_its_source_and_notebook_touches() -> None:
    assert areas(
        Touch("a", "data/load.py", "M"),
        Touch("a", "eval/plot.ipynb", "A"),
        Touch("a", "docs/logo.png", "A"),
        Touch("a", "data/mix.py", "D"),
        Touch("b", "model/net.py", "M"),
    ) == {"a": frozenset({"data", "eval"}), "b": frozenset({"model"})}


def test_touches_of_a_commit_need_not_stand_together() -> None:
    assert areas(Touch("a", "data/load.py", "M"), Touch("b", "data/load.py", "M"), Touch("a", "eval/run.py", "M")) == {
        "a": frozenset({"data", "eval"}),
        "b": frozenset({"data"}),
    }


def test_a_rename_counts_at_its_new_path_only() -> None:
    assert areas(Touch("a", "eval/run.py", "R", "tools/run.py")) == {"a": frozenset({"eval"})}


def test_commits_without_counted_touches_are_left_out() -> None:
    assert areas(Touch("b", "logo.png", "A")) == {}


def test_equal_sets_of_areas_are_one_object() -> None:
    found = areas(Touch("a", "data/load.py", "M"), Touch("b", "data/mix.py", "M"))
    assert found["a"] is found["b"]
