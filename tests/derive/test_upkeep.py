import pytest

from lintorg.derive.areas import upkeep
from lintorg.model.settings import Area, Settings

SETTINGS = Settings(
    areas=(
        Area(name="model", patterns=("model/",), core=True),
        Area(name="docs", patterns=("docs/",), upkeep=True),
        Area(name="configs", patterns=("configs/",)),
    ),
    classes=(),
)


@pytest.mark.parametrize(("area_map", "expected"), [("preset", {"docs"}), ("configured", {"docs"}), ("folders", set())])
def test_upkeep_is_what_the_map_calls_so(area_map, expected):
    assert upkeep(SETTINGS, area_map) == expected
