import pytest

from lintorg.gather.measuring import measure_all
from lintorg.model.tables import Placement
from tests.tabled import having
from tests.worlds import CORE, did, team

OF_CORE, OF_ALL, OF_AREA = "cross_core_commit_share", "commits", "area_people"


@pytest.mark.parametrize(("unplaced", "reason"), [(30, None), (31, "unmapped")])
def test_of_the_core_as_a_whole_nothing_is_said_where_the_map_places_little(unplaced, reason):
    world = team([did(day, "a", "kernels data") for day in range(9)], core=CORE)
    tables = having(world, placement=Placement(touches=100, unplaced=unplaced))
    found = measure_all(tables, only={OF_CORE, OF_ALL, OF_AREA})
    assert found[OF_CORE, "repo"].why_none == reason
    assert found[OF_ALL, "repo"].value == 9
    assert found[OF_AREA, "area:data"].value == 1
