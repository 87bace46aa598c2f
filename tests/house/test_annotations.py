"""A parameter that names a table or an input has the type of what it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_type_hints

import pytest

from lintorg.gather.measuring import definitions, table_makers
from lintorg.model.inputs import Inputs

_MADE = {name: get_type_hints(maker)["return"] for name, maker in table_makers().items()} | get_type_hints(Inputs)


def _functions() -> Iterator[tuple[str, Callable[..., object]]]:
    yield from table_makers().items()
    for name, module in definitions():
        for what in ("measure", "commits_behind"):
            if function := getattr(module, what, None):
                yield f"{name}.{what}", function


_NAMED = dict(_functions())


@pytest.mark.parametrize("name", _NAMED)
def test_a_parameter_has_the_type_of_the_table_or_input_that_it_names(name):
    function = _NAMED[name]
    stated = {parameter: hint for parameter, hint in get_type_hints(function).items() if parameter != "return"}
    assert stated == {parameter: _MADE[parameter] for parameter in stated}
