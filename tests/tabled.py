"""Tables by their names, for tests that state some of them as literals."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from lintorg.config.settings import default_settings
from lintorg.gather.measuring import table_makers
from lintorg.model.facts import Facts, Tree
from lintorg.model.inputs import Inputs
from lintorg.model.tables import Window
from lintorg.wiring import Tables

_INPUTS = frozenset(field.name for field in fields(Inputs))


def stated(**values: Any) -> Tables:
    """Return tables over the inputs and tables that are stated; there is nothing besides."""
    nothing = Inputs(
        facts=Facts(head="", commits=()), tree=Tree(), settings=default_settings(), window=Window(start=0, end=0)
    )
    return having(Tables(table_makers(), nothing), **values)


def having(tables: Tables, **values: Any) -> Tables:
    """Return the tables with some inputs and tables replaced."""
    inputs = {name: value for name, value in values.items() if name in _INPUTS}
    tables = tables.over(replace(tables.inputs, **inputs))
    for name in values.keys() - _INPUTS:
        tables = tables.settle(table_makers()[name])(values[name])
    return tables


def table(tables: Tables, name: str) -> Any:
    """Return a table or an input."""
    return getattr(tables.inputs, name) if name in _INPUTS else tables.of(table_makers()[name])
