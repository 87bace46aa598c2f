from lintorg.derive.areas import placement
from lintorg.model.personal import Personal
from lintorg.model.tables import Placement


def area_of(path: str) -> str:
    return "model" if path.startswith("model/") else "other"


def test_unplaced_touches_are_counted_by_folder() -> None:
    paths = {"model/net.py": 6, "misc/b.py": 1, "misc/deep/a.py": 2, "app/x.py": 3, "notes.py": 1}
    assert placement(paths, area_of, Personal()) == Placement(
        touches=13, unplaced=7, folders={"app": 3, "misc/deep": 2, ".": 1, "misc": 1}
    )


def test_folders_stand_with_most_touches_first_then_by_name() -> None:
    folders = placement({"b/x": 1, "c/x": 5, "a/x": 1}, area_of, Personal()).folders
    assert list(folders.items()) == [("c", 5), ("a", 1), ("b", 1)]


def test_only_the_ten_largest_folders_are_named() -> None:
    paths = {f"folder{number:02}/a.py": number for number in range(1, 13)}
    found = placement(paths, area_of, Personal())
    assert found.unplaced == 78
    assert list(found.folders) == [f"folder{number:02}" for number in range(12, 2, -1)]


def test_a_folder_name_is_safe_to_print() -> None:
    assert list(placement({"a\nb/x.py": 1}, area_of, Personal()).folders) == ["a␊b"]


def test_a_window_without_touches_has_no_placed_share() -> None:
    assert placement({}, area_of, Personal()).placed_share is None
