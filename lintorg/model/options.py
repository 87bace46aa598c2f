"""What a command line says, as one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from lintorg.model.quarter import Quarter

Miner = Literal["bulk", "drill"]
Progress = Callable[[int, int], None]


_ASIDE = {"matters": False}
"""Marks a field that has no bearing on any answer."""


def _say_nothing(_: str) -> None:
    """Swallow a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Which window to judge; None where nothing was said. Times in seconds UTC."""

    days: int | None = None
    since: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mining:
    """How to mine; ``progress`` is called with (stage, done, in all), ``warn`` with a sentence.

    The miner ``drill`` is PyDriller: it checks the other and keeps nothing.
    """

    miner: Miner = "bulk"
    jobs: int = field(default=1, metadata=_ASIDE)
    cache: bool = field(default=False, metadata=_ASIDE)
    progress: Callable[[str, int, int], None] | None = field(default=None, metadata=_ASIDE)
    warn: Callable[[str], None] = field(default=_say_nothing, metadata=_ASIDE)
    counts: dict[str, int] = field(default_factory=dict, metadata=_ASIDE)
    """Filled in while mining: how many commits were mined and how many were known."""
    failures: list[OSError] = field(default_factory=list, metadata=_ASIDE)
    """Filled in where the cache could not be written, or is refused."""

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

    def elsewhere(self) -> Mining:
        """Return the same for another process: what this one alone has is left out."""
        return Mining(miner=self.miner, cache=self.cache)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Everything that a command line can say; a command leaves what is not its own as it is here.

    A kept answer is found by all of it but the fields that are put aside.
    """

    path: Path = field(default=Path(), metadata=_ASIDE)
    """The repository, or the file that names a fleet; an answer goes by what is there."""
    period: Period = field(default_factory=Period)
    mining: Mining = field(default_factory=Mining)
    config: Path | None = None
    no_config: bool = False
    committed: str | None = None
    """The folder of ``config`` in the repository, where it is read from a commit and not from disk."""
    settings: Mapping[str, object] = field(default_factory=dict)
    """Keys of a configuration file that a fleet file sets."""
    roster: Path | None = None
    allow_tracked_roster: bool = False
    baseline: bool = True
    """Leave out what the baseline knows."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pedantic: bool = False
    deep: bool = False
    """Look into the functions that commits change."""
    fail_on: str | None = None
    """The severity from which on findings fail; the configured one where None."""
    fail_on_abstain: bool = False
    base: str | None = None
    """What a change goes into, and its last commit; CI or the remote say where the user does not."""
    head: str | None = None
    part: str | None = None
    """The folder to judge, from the repository's root; the one that ``path`` names where None."""
    policy: Literal["base", "head"] = "base"
    """Whose configuration and rules judge a change: its base's, so that no change can loosen its own."""
    blame: bool = False
    changes: int = 200
    """How many merged changes to replay."""
    quarter: Quarter | None = None
    """The quarter to report on; the last finished one where None."""
    actions: Path | None = None
    """A file that stands in for the repository's own, as ``events`` does."""
    events: Path | None = None
    scheduler: str | None = field(default=None, metadata=_ASIDE)
    """The address of a Dask cluster."""
    timeout: float | None = field(default=None, metadata=_ASIDE)
    """Seconds for each repository of a fleet; an hour where None."""

    def elsewhere(self) -> Options:
        """Return the same for another process."""
        return replace(self, mining=self.mining.elsewhere())


def essence(value: object) -> object:
    """Return what of options an answer depends on, as JSON has it."""
    if is_dataclass(value):
        named = {one.name: getattr(value, one.name) for one in fields(value) if one.metadata.get("matters", True)}
        return essence(named)
    if isinstance(value, Mapping):
        return {str(name): essence(one) for name, one in value.items()}
    if isinstance(value, tuple | list):
        return [essence(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
