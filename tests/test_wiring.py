from collections.abc import Callable
from dataclasses import replace

import pytest

from lintorg.model.facts import Facts, Tree
from lintorg.model.inputs import Inputs
from lintorg.model.settings import Settings
from lintorg.model.tables import Window
from lintorg.wiring import Tables, makers, modules

YEAR, LATER = Window(start=0, end=365), Window(start=0, end=1000)
INPUTS = Inputs(facts=Facts(head="", commits=()), tree=Tree(), settings=Settings(areas=(), classes=()), window=YEAR)


def double(window: Window) -> int:
    return 2 * window.end


def both(double: int, *, published: bool) -> int:
    return double + published


def tables(*functions: Callable[..., object]) -> Tables:
    return Tables({function.__name__: function for function in functions}, INPUTS)


def counting(log: list[int]) -> Callable[..., int]:
    def slow(window: Window) -> int:
        log.append(window.end)
        return window.end

    return slow


def test_a_table_is_made_from_the_tables_and_inputs_its_parameters_name() -> None:
    assert tables(double, both).of(both) == 730


def test_a_table_is_made_once() -> None:
    log: list[int] = []
    slow = counting(log)
    made = tables(slow, double)
    assert made.of(slow) + made.of(slow) == 730
    assert log == [365]


def test_other_inputs_make_anew_only_what_depends_on_them() -> None:
    log: list[int] = []
    slow = counting(log)
    made = tables(slow, both, double)
    assert made.of(slow) == 365
    other = made.over(replace(INPUTS, published=True))
    assert (other.of(slow), other.of(both), other.inputs.published) == (365, 731, True)
    assert log == [365]
    assert made.during(LATER).of(slow) == 1000
    assert log == [365, 1000]


def test_a_settled_table_holds_whatever_the_inputs_and_cuts_what_it_read() -> None:
    settled = tables(double, both).settle(double)(100)
    assert settled.of(both) == 100
    assert settled.during(LATER).of(both) == 100


def test_an_unknown_name_is_an_error_that_names_both() -> None:
    def asker(nothing: int) -> int:
        return nothing

    with pytest.raises(LookupError, match="'nothing'"):
        tables(asker).of(asker)
    with pytest.raises(LookupError, match="'nothing' asked for by 'asker'"):
        tables(asker).during(LATER).of(asker)


def test_a_circle_is_an_error_that_shows_it() -> None:
    def one(other: int) -> int:
        return other

    def other(one: int) -> int:
        return one

    with pytest.raises(LookupError, match="one → other → one"):
        tables(one, other).during(LATER).of(one)


def test_modules_of_a_room_are_found_without_a_list() -> None:
    names = [name for name, _ in modules("lintorg.metrics")]
    assert names == sorted(names)
    assert "hhi" in names
    assert not [name for name in names if name.startswith("_")]


def test_every_table_module_has_a_function_of_its_name() -> None:
    assert all(callable(maker) for maker in makers("lintorg.derive").values())
