import pytest

from lintorg.derive.areas import area_map, folder_areas, mapped_area, path_area
from lintorg.model.personal import Personal
from lintorg.model.settings import Area, Settings

AREAS = (
    Area(name="tests", patterns=("tests/", "test_*.py"), upkeep=True),
    Area(name="model", patterns=("model/", "/src/net.py"), core=True),
)
SETTINGS = Settings(areas=AREAS, classes=())


@pytest.mark.parametrize(
    ("path", "area"),
    [
        ("tests/model/a.py", "tests"),
        ("src/model/test_a.py", "tests"),
        ("src/model/a.py", "model"),
        ("src/net.py", "model"),
        ("lib/src/net.py", "other"),
        ("setup.py", "other"),
    ],
)
def test_the_first_area_that_matches_takes_the_path(path: str, area: str) -> None:
    assert path_area("preset", mapped_area(SETTINGS), frozenset(), Personal(), SETTINGS)(path) == area


def test_with_folders_as_areas_a_path_belongs_to_its_top_level_folder() -> None:
    area = path_area("folders", mapped_area(SETTINGS), frozenset(), Personal(), SETTINGS)
    assert area("src/model/a.py") == "src"
    assert area("setup.py") == "other"


def test_a_folder_name_is_safe_to_print() -> None:
    assert (
        path_area("folders", mapped_area(SETTINGS), frozenset(), Personal(), SETTINGS)("a\x1b[31m/b.py")
        == "a\N{REPLACEMENT CHARACTER}[31m"
    )


def test_without_areas_in_the_settings_folders_are_the_map() -> None:
    settings = Settings(areas=(), classes=())
    assert area_map(settings) == "folders"
    assert mapped_area(settings)("src/model/a.py") == "src"


def test_what_no_area_takes_is_in_the_deepest_folder_that_stands_for_one() -> None:
    folders = frozenset({"app", "lib/core", "lib/*", "lib/jo"})
    area = path_area("preset", mapped_area(SETTINGS), folders, Personal(), SETTINGS)
    assert area("app/deep/x.py") == "app"
    assert area("lib/core/x.py") == "lib/core"
    assert area("lib/more/x.py") == "lib/*"
    assert area("lib/core/model/x.py") == "model"  # the map comes first
    assert area("x.py") == "other"


def test_a_folder_with_much_of_the_work_that_no_area_takes_stands_for_an_area() -> None:
    paths = {"app/x.py": 10, "misc/x.py": 4, "model/x.py": 86}
    assert folder_areas(paths, mapped_area(SETTINGS), Personal(), SETTINGS) == {"app"}
    below = Settings(areas=AREAS, classes=(), part="part")
    inside = {f"part/{path}": times for path, times in paths.items()}
    assert folder_areas(inside, mapped_area(below), Personal(), below) == {"app"}


def test_a_folder_called_like_a_person_lends_its_name_to_no_area() -> None:
    hidden = Personal(places=frozenset({"users/jo"}))
    found = folder_areas({"users/jo/x.py": 9, "users/more/x.py": 6}, mapped_area(SETTINGS), hidden, SETTINGS)
    assert found == {"users/(personal folder)", "users/more"}


def test_a_map_of_areas_is_the_presets_or_the_users() -> None:
    assert area_map(SETTINGS) == "preset"


def test_areas_that_the_user_wrote_are_called_configured() -> None:
    own = Settings(areas=AREAS, classes=(), origins={"areas": ".lintorg.yaml:3"})
    assert area_map(own) == "configured"


def test_folders_called_like_people_are_one_area() -> None:
    area = path_area(
        "folders", mapped_area(SETTINGS), frozenset(), Personal(places=frozenset({"jo", "teal", "lib/jo"})), SETTINGS
    )
    assert {area("jo/a.py"), area("teal/b/c.py")} == {"(personal folder)"}
    assert area("lib/jo/a.py") == "lib"
