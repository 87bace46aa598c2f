"""PyDriller's miner, found when it is needed."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def drill() -> ModuleType:
    """Return PyDriller's miner, which takes a quarter of a second to import."""
    return import_module("lintorg.mine.drill")
