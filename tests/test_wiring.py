import pytest

from lintorg.wiring import Tables, makers, modules


def double(number):
    return 2 * number


def both(double, other):
    return double + other


def calls(log):
    def slow(number):
        log.append(number)
        return number

    return slow


def test_a_table_is_made_from_the_tables_its_parameters_name():
    assert Tables({"double": double, "both": both}, {"number": 3, "other": 1})["both"] == 7


def test_a_table_is_made_once():
    log = []
    tables = Tables({"slow": calls(log), "double": double}, {"number": 1})
    assert tables["slow"] + tables["slow"] == 2
    assert log == [1]


def test_given_makes_anew_only_what_depends_on_the_new_input():
    log = []
    tables = Tables({"slow": calls(log), "both": both, "double": double}, {"number": 1, "other": 1})
    assert tables["slow"] == 1
    other = tables.given(other=10)
    assert (other["slow"], other["both"]) == (1, 12)
    assert log == [1]
    assert tables.given(number=5)["slow"] == 5
    assert log == [1, 5]


def test_a_table_given_as_input_replaces_its_maker_and_cuts_what_it_read():
    log = []
    tables = Tables({"double": double, "slow": calls(log), "both": lambda double, slow: (double, slow)}, {"number": 1})
    pinned = tables.given(double=100)
    assert pinned["both"] == (100, 1)
    assert pinned.given(number=2)["both"] == (100, 2)


def test_an_unknown_name_is_an_error_that_names_both():
    with pytest.raises(LookupError, match="'nothing'"):
        Tables({"x": lambda nothing: nothing}, {})["x"]
    with pytest.raises(LookupError, match="'nothing' asked for by 'x'"):
        Tables({"x": lambda nothing: nothing}, {}).given()["x"]


def test_a_circle_is_an_error_that_shows_it():
    tables = Tables({"a": lambda b: b, "b": lambda a: a}, {}).given()
    with pytest.raises(LookupError, match="a → b → a"):
        tables["a"]


def test_modules_of_a_room_are_found_without_a_list():
    names = [name for name, _ in modules("lintorg.metrics")]
    assert names == sorted(names)
    assert "hhi" in names
    assert not [name for name in names if name.startswith("_")]


def test_every_table_module_has_a_function_of_its_name():
    assert all(callable(maker) for maker in makers("lintorg.derive").values())
