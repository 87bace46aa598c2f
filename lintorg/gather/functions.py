"""Mines the functions that the window's commits changed in core areas, with PyDriller."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from importlib import import_module
from itertools import islice

from lintorg.derive._shared.attributes import attributes_texts
from lintorg.derive.areas import core, path_area
from lintorg.derive.located import located
from lintorg.derive.paths import path_class
from lintorg.derive.work import work
from lintorg.gather.history import History
from lintorg.gather.policy import Policy
from lintorg.mine.view import View
from lintorg.model.errors import CannotJudge
from lintorg.model.options import Mining
from lintorg.store.methods import Methods, MethodsStore, methods_store
from lintorg.wiring import Tables

Wanted = Mapping[str, tuple[str, ...]]
"""Paths to look into, by commit."""
_KEEP_EVERY = 25
"""Commits after which what was read is kept: reading one takes a fraction of a second."""


def read_methods(view: View, history: History, policy: Policy, tables: Tables, mining: Mining) -> Tables:
    """Return the tables with the changed functions of the window as an input."""
    wanted = _wanted(history, tables)
    store = methods_store(history.store, _map_key(history, policy)) if history.store else None
    known: Methods = store.load(wanted) if store else {}
    unparsed = 0
    missing = {commit: paths for commit, paths in wanted.items() if commit not in known}
    if missing:
        mined, unparsed = _mined(view, missing, store, mining)
        known |= mined
    methods = tuple(change for commit in wanted for change in known[commit])
    return tables.over(replace(tables.inputs, methods=methods, unparsed=unparsed))


def _mined(view: View, missing: Wanted, store: MethodsStore | None, mining: Mining) -> tuple[Methods, int]:
    """Read the functions that commits change, keep them, and count the files not read.

    What does that takes long to import.
    """
    found: Methods = {}
    unparsed = 0
    mined = import_module("lintorg.mine.methods").mine_methods(
        view, missing, jobs=mining.jobs, progress=mining.stage("functions")
    )
    with closing(mined), _a_clear_word_on_dead_workers():
        while batch := {item.hash: item for item in islice(mined, _KEEP_EVERY)}:
            found |= {commit: item.methods for commit, item in batch.items()}
            unparsed += sum(len(item.unread) for item in batch.values())
            # A file that could not be read this time may be readable the next.
            whole = {commit: item.methods for commit, item in batch.items() if not item.unread}
            if store and not mining.keep(partial(store.save, whole)):
                store = None
    return found, unparsed


@contextmanager
def _a_clear_word_on_dead_workers() -> Iterator[None]:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 — with all that processes need

    try:
        yield
    except BrokenProcessPool:
        raise CannotJudge(
            "a process that read functions was killed, perhaps for want of memory; what was read is kept: "
            "scan again, with fewer --jobs or without --deep"
        ) from None


def _wanted(history: History, tables: Tables) -> Wanted:
    """Return the source files in core areas that each commit of the window touches, newest first."""
    core_areas = tables.of(core)
    area_of = tables.of(path_area)
    class_of = tables.of(path_class)
    commits = tables.of(work)
    wanted: dict[str, list[str]] = {item.hash: [] for item in commits if item.areas & core_areas}
    now = tables.of(located)
    for touch in history.facts.touches.of(wanted):
        path = now.path(touch.hash, touch.path)
        if touch.hash not in now.sweeps and class_of(path) == "source" and area_of(path) in core_areas:
            wanted[touch.hash].append(touch.path)
    return {commit: tuple(paths) for commit, paths in wanted.items() if paths}


def _map_key(history: History, policy: Policy) -> str:
    """Hash what decides which paths are looked into."""
    settings = policy.settings
    areas = [(area.name, area.patterns, area.core) for area in settings.areas]
    classes = [(item.name, item.patterns) for item in settings.classes]
    part = [settings.part] if settings.part else []
    return sha256(json.dumps([areas, classes, attributes_texts(history.tree), *part]).encode("utf-8")).hexdigest()
