"""How a story mines: by which miner, on how many processors, with or without the cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Literal

Miner = Literal["bulk", "drill"]
Progress = Callable[[int, int], None]


def drill() -> ModuleType:
    """Return PyDriller's miner, which takes a quarter of a second to import."""
    return import_module("lintorg.mine.drill")


def _say_nothing(_: str) -> None:
    """Swallow a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mining:
    """Options of mining; ``progress`` is called with (stage, done, in all), ``warn`` with a sentence.

    The miner ``drill`` is PyDriller: it checks the other and keeps nothing.
    """

    jobs: int = 1
    miner: Miner = "bulk"
    cache: bool = False
    progress: Callable[[str, int, int], None] | None = None
    warn: Callable[[str], None] = _say_nothing
    counts: dict[str, int] = field(default_factory=dict)
    """Filled in while mining: how many commits were mined and how many were known."""
    failures: list[OSError] = field(default_factory=list)
    """Filled in where the cache could not be written."""

    def stage(self, name: str) -> Progress | None:
        """Return the progress of one stage."""
        return partial(self.progress, name) if self.progress else None

    def keep(self, save: Callable[[], object]) -> bool:
        """Save something in the cache; a cache that cannot be written is said once and never stops a scan."""
        try:
            save()
        except OSError as error:
            if not self.failures:
                self.warn(f"the cache cannot be written ({error.strerror}); going on without it")
            self.failures.append(error)
            return False
        return True
