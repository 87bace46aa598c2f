from fractions import Fraction

from tests.worlds import did, measured, team, value


def test_a_commit_gives_its_whole_credit_to_each_area_it_touches():
    tables = team([did(0, "a", "data model"), did(1, "ab", "data"), did(2, "b", "data"), did(3, "c", "data")])
    assert value("area_top_share", tables, "area:data") == 1.5 / 4
    assert value("area_top_share", tables, "area:model") == 1


def test_a_credit_that_does_not_divide_gives_its_remainder_to_the_author():
    tables = team([did(0, "abcdefghijklmnopq", "data")])  # 17 people: 720720 = 17 · 42395 + 5
    assert measured("area_top_share", tables)["area:data"].value == float(Fraction(42395 + 5, 720720))
