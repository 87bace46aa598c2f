import pytest

from lintorg.derive.areas import area_map, mapped_area, path_area
from lintorg.model.personal import Personal
from lintorg.model.settings import Area, Settings
from lintorg.model.tables import Placement

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
    assert path_area("preset", mapped_area(SETTINGS), Personal(), SETTINGS)(path) == area


def test_with_folders_as_areas_a_path_belongs_to_its_top_level_folder() -> None:
    area = path_area("folders", mapped_area(SETTINGS), Personal(), SETTINGS)
    assert area("src/model/a.py") == "src"
    assert area("setup.py") == "other"


def test_a_folder_name_is_safe_to_print() -> None:
    assert (
        path_area("folders", mapped_area(SETTINGS), Personal(), SETTINGS)("a\x1b[31m/b.py")
        == "a\N{REPLACEMENT CHARACTER}[31m"
    )


def test_without_areas_in_the_settings_folders_are_the_map() -> None:
    settings = Settings(areas=(), classes=())
    assert area_map(settings, Placement(touches=10, unplaced=0)) == "folders"
    assert mapped_area(settings)("src/model/a.py") == "src"


@pytest.mark.parametrize(
    ("touches", "unplaced", "expected"),
    [(10, 3, "preset"), (1000, 301, "folders"), (10, 10, "folders"), (0, 0, "preset")],
)
def test_a_map_that_places_less_than_seventy_percent_gives_way_to_folders(
    touches: int, unplaced: int, expected: str
) -> None:
    assert area_map(SETTINGS, Placement(touches=touches, unplaced=unplaced)) == expected


def test_areas_that_the_user_wrote_are_called_configured() -> None:
    own = Settings(areas=AREAS, classes=(), origins={"areas": ".lintorg.yaml:3"})
    assert area_map(own, Placement(touches=10, unplaced=1)) == "configured"


def test_folders_called_like_people_are_one_area() -> None:
    area = path_area("folders", mapped_area(SETTINGS), Personal(places=frozenset({"jo", "teal", "lib/jo"})), SETTINGS)
    assert {area("jo/a.py"), area("teal/b/c.py")} == {"(personal folder)"}
    assert area("lib/jo/a.py") == "lib"
