"""An area that the user drew around a few people makes neither core nor upkeep of which anything is told."""

import pytest

from lintorg.derive.cohort import untold_kinds
from lintorg.model.cohort import BY_AREA
from lintorg.model.settings import Area, Settings
from tests.cohorts import ABOUT, METRICS, roster, work
from tests.tabled import having
from tests.worlds import measured, team

ROLES = roster("abcde", "fghij")
ALL = work(model="abcdefghij" * 6, docs="abcdefghij" * 6)
SHIPPED = [Area(name=name, patterns=(), core=name == "model", upkeep=name == "docs") for name in ("model", "docs")]


def settings(**kinds):
    own = [Area(name="own", patterns=("own/",), own=True, **kinds)]
    return Settings(areas=(*own, *SHIPPED), classes=())


def untold(commits, roles=ROLES, withheld=frozenset(), **kinds):
    return having(team(commits, roles=roles), settings=settings(**kinds), withheld_kinds=withheld).of(untold_kinds)


@pytest.mark.parametrize("kinds", [{"core": True}, {"upkeep": True}, {}], ids=["core", "upkeep", "neither"])
def test_an_area_of_ones_own_counts_from_the_minimum_of_people_on(kinds):
    assert untold([*ALL, *work(own="a" * 9)], **kinds) == BY_AREA
    assert untold([*ALL, *work(own="abcd" * 9)], **kinds) == BY_AREA
    assert untold([*ALL, *work(own="abcde")], **kinds) == frozenset()
    assert untold([*ALL, *work(own="abc")], roster("abcde", "fghij", minimum=3), **kinds) == frozenset()


def test_an_area_where_nobody_worked_changes_no_number_and_a_shipped_one_is_nobodys_choice():
    assert untold(ALL, core=True) == frozenset()
    assert untold([*ALL, *work(model="k")]) == frozenset()
    assert untold([*ALL, *work(own="a" * 9)], roles=None, core=True) == frozenset()
    assert untold(ALL, withheld=frozenset({"core"})) == {"core"}


@pytest.mark.parametrize("metric", METRICS)
def test_what_is_untold_is_suppressed_and_nothing_else(metric):
    kinds = {"core"} if "core" in metric else {"upkeep"} if "upkeep" in metric else set()
    for withheld in sorted(BY_AREA):
        tables = having(team(ALL, roles=ROLES), withheld_kinds=frozenset({withheld}))
        assert (measured(metric, tables)[ABOUT].why_none == "suppressed") is (withheld in kinds)
