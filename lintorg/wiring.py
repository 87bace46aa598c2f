"""Finds the modules of a room, and calls a function with the tables its parameters name."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, TypeVar, cast

from lintorg.model.inputs import Inputs
from lintorg.model.tables import Window

Made = TypeVar("Made")
_INPUTS = tuple(field.name for field in fields(Inputs))


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """Yield (name, module) of every public module in a package, in alphabetical order."""
    room = import_module(package)
    for name in sorted(info.name for info in pkgutil.iter_modules(room.__path__)):
        if not name.startswith("_"):
            yield name, import_module(f"{package}.{name}")


def definitions(package: str, mark: str) -> Iterator[tuple[str, Any]]:
    """Yield (name, what has an attribute called ``mark``): modules of a package, or the twins that share a module."""
    for name, module in modules(package):
        if hasattr(module, mark):
            yield name, module
        else:
            yield from (
                (twin, one)
                for twin, one in sorted(vars(module).items())
                if hasattr(one, mark) and not isinstance(one, type)
            )


def makers(package: str) -> dict[str, Callable[..., object]]:
    """Return the public functions of a package's public modules, by name."""
    functions = (function for _, module in modules(package) for function in _functions(module))
    return {function.__name__: function for function in functions}


def _functions(module: ModuleType) -> Iterator[Callable[..., object]]:
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            yield value


@cache
def _parameters(function: Callable[..., object]) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


class Tables:
    """Tables made on demand: each is a function whose parameters name other tables or inputs.

    A table is made once. Tables over other inputs share everything that does not depend on what differs.
    """

    def __init__(self, makers: Mapping[str, Callable[..., object]], inputs: Inputs) -> None:
        self.inputs = inputs
        self._makers = makers
        self._given: Mapping[str, object] = {name: getattr(inputs, name) for name in _INPUTS}
        self._made: dict[str, object] = {}
        self._parent: Tables | None = None
        self._replaced: frozenset[str] = frozenset()
        self._reads: dict[str, frozenset[str]] = {}

    def of(self, maker: Callable[..., Made]) -> Made:
        """Return the table that a function of the room makes."""
        return cast("Made", self._table(maker.__name__))

    def call(self, function: Callable[..., Made]) -> Made:
        """Call a function with the tables and inputs its parameters name."""
        return function(**{name: self._table(name) for name in _parameters(function)})

    def over(self, inputs: Inputs) -> Tables:
        """Return the tables over other inputs."""
        names = [name for name in _INPUTS if getattr(inputs, name) is not getattr(self.inputs, name)]
        return self._child(inputs, {name: getattr(inputs, name) for name in names})

    def during(self, window: Window) -> Tables:
        """Return the tables over another window."""
        return self.over(replace(self.inputs, window=window))

    def settle(self, maker: Callable[..., Made]) -> Callable[[Made], Tables]:
        """Return what takes a table's value and gives the tables in which it holds, whatever the inputs are."""
        return lambda value: self._child(self.inputs, {maker.__name__: value})

    def _child(self, inputs: Inputs, replaced: Mapping[str, object]) -> Tables:
        child = Tables(self._makers, inputs)
        child._given = {**self._given, **replaced}
        child._parent = self
        child._replaced = frozenset(replaced)
        if replaced.keys() <= self._given.keys():  # else a table has become an input, and the graph another
            child._reads = self._reads
        return child

    def _table(self, name: str) -> object:
        if name in self._given:
            return self._given[name]
        if self._parent is not None and not self._reads_of(name, ()) & self._replaced:
            return self._parent._table(name)
        if name not in self._made:
            self._made[name] = self.call(self._maker(name, ()))
        return self._made[name]

    def _maker(self, name: str, asked_by: tuple[str, ...]) -> Callable[..., object]:
        if name not in self._makers:
            asker = f" asked for by {asked_by[-1]!r}" if asked_by else ""
            raise LookupError(f"no table or input is named {name!r}{asker}")
        return self._makers[name]

    def _reads_of(self, name: str, asked_by: tuple[str, ...]) -> frozenset[str]:
        """Return the inputs that a table depends on, directly or not."""
        if name in self._given:
            return frozenset({name})
        if name in asked_by:
            raise LookupError(f"tables need each other in a circle: {' → '.join((*asked_by, name))}")
        if name not in self._reads:
            parameters = _parameters(self._maker(name, asked_by))
            reads = (self._reads_of(parameter, (*asked_by, name)) for parameter in parameters)
            self._reads[name] = frozenset().union(*reads)
        return self._reads[name]
