"""Finds the modules of a room, and calls a function with the tables its parameters name."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType


def modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    """Yield (name, module) of every public module in a package, in alphabetical order."""
    room = import_module(package)
    for name in sorted(info.name for info in pkgutil.iter_modules(room.__path__)):
        if not name.startswith("_"):
            yield name, import_module(f"{package}.{name}")


def makers(package: str) -> dict[str, Callable[..., object]]:
    """Return each public module's function of the module's own name."""
    return {name: getattr(module, name) for name, module in modules(package)}


@cache
def _parameters(function: Callable[..., object]) -> tuple[str, ...]:
    return tuple(inspect.signature(function).parameters)


class Tables:
    """Tables made on demand: each is a function whose parameters name other tables or inputs.

    A table is made once. ``given(window=…)`` returns tables with that input replaced, sharing
    everything that does not depend on it.
    """

    def __init__(self, makers: Mapping[str, Callable[..., object]], inputs: Mapping[str, object]) -> None:
        self._makers = makers
        self._inputs = dict(inputs)
        self._made: dict[str, object] = {}
        self._parent: Tables | None = None
        self._replaced: frozenset[str] = frozenset()
        self._reads: dict[str, frozenset[str]] = {}

    def given(self, **inputs: object) -> Tables:
        """Return tables over the same makers with some inputs replaced."""
        child = Tables(self._makers, {**self._inputs, **inputs})
        child._parent = self
        child._replaced = frozenset(inputs)
        if inputs.keys() <= self._inputs.keys():  # else a table has become an input, and the graph another
            child._reads = self._reads
        return child

    def __getitem__(self, name: str) -> object:
        if name in self._inputs:
            return self._inputs[name]
        if self._parent is not None and not self._reads_of(name, ()) & self._replaced:
            return self._parent[name]
        if name not in self._made:
            self._made[name] = self.call(self._maker(name, ()))
        return self._made[name]

    def call(self, function: Callable[..., object]) -> object:
        """Call a function with the tables and inputs its parameters name."""
        return function(**{name: self[name] for name in _parameters(function)})

    def _maker(self, name: str, asked_by: tuple[str, ...]) -> Callable[..., object]:
        if name not in self._makers:
            asker = f" asked for by {asked_by[-1]!r}" if asked_by else ""
            raise LookupError(f"no table or input is named {name!r}{asker}")
        return self._makers[name]

    def _reads_of(self, name: str, asked_by: tuple[str, ...]) -> frozenset[str]:
        """Return the inputs that a table depends on, directly or not."""
        if name in self._inputs:
            return frozenset({name})
        if name in asked_by:
            raise LookupError(f"tables need each other in a circle: {' → '.join((*asked_by, name))}")
        if name not in self._reads:
            parameters = _parameters(self._maker(name, asked_by))
            reads = (self._reads_of(parameter, (*asked_by, name)) for parameter in parameters)
            self._reads[name] = frozenset().union(*reads)
        return self._reads[name]
