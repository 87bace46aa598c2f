"""A first configuration for a repository: what was found there, and what one may want to say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lintorg.app.inspect.areas import COUNTED
from lintorg.config.disk import DiskFiles
from lintorg.config.source import find_config
from lintorg.derive.areas import mapped_area, placement
from lintorg.derive.paths import path_class
from lintorg.gather.opening import tables_at
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.model.patterns import pattern_problem
from lintorg.model.personal import PERSONAL
from lintorg.model.tables import OTHER, Placement
from lintorg.model.text import safe
from lintorg.wiring import Tables

CONFIGURATION = ".lintorg.yaml"
_HEAD = """\
# How lintorg looks at this repository. Every key is optional, and what stands here are the defaults:
# `lintorg scan --show-settings` shows what is in force, `lintorg schema config` every key.

window: 365d        # how far to look back
fail-on: error      # exit 1 from this severity on; no shipped rule is an error, so nothing fails until you say so
"""


def refuse_second(folder: Path) -> None:
    """Refuse to configure a folder twice.

    Raises:
        LintorgError: there is a configuration, in whatever place, or something that looks like one.
    """
    if source := find_config(DiskFiles(folder)):
        raise LintorgError(f"{source.file} is there already; edit it, or remove it first")


def initial_configuration(options: Options) -> str:
    """Return a commented configuration for the repository at a path; it changes nothing of a scan."""
    tables = tables_at(replace(options, no_config=True))
    return "\n".join((_HEAD, *_found(tables), *_suggested(tables.of(placement)))) + "\n"


def _found(tables: Tables) -> Iterator[str]:
    """Say which areas the shipped map finds."""
    area_on_map = tables.of(mapped_area)
    class_of = tables.of(path_class)
    areas = tables.inputs.settings.areas
    paths = tables.inputs.tree.paths
    files = Counter(area_on_map(file) for file in paths if class_of(file) in COUNTED)
    yield "# Areas that the map of lintorg finds, with their files at the head (`lintorg areas --paths` shows which):"
    for area in {one.name: one for one in areas}.values():
        if files[area.name]:
            kind = "  core" if area.core else "  upkeep" if area.upkeep else ""
            yield f"#   {area.name:<14}{files[area.name]:>6}{kind}"
    yield f"#   {OTHER:<14}{files[OTHER]:>6}  no area takes them"


def _suggested(placement: Placement) -> Iterator[str]:
    """Offer the busiest folders that no area takes as areas."""
    share = placement.placed_share
    placed = "" if share is None else f" It places {100 * share:.0f} % of the last year's changes."
    yield f"#{placed} Areas of yours come before those of the map; the first match takes a path,"
    yield "# and core areas are those that are hard to replace people in."
    yield "# areas:"
    folders = [folder for folder in placement.folders if PERSONAL not in folder and _pattern(folder)] or ["reward"]
    for folder in folders:
        yield f"#   - name: {_name(folder)}"
        yield f"#     patterns: [{json.dumps(_pattern(folder), ensure_ascii=False)}]"
        yield "#     core: false"


def _pattern(folder: str) -> str | None:
    """Return the gitignore pattern of a folder; None for the root, and for names that are patterns themselves."""
    plain = safe(folder) == folder and not re.search(r"[*?\[\]\\!#]|^\.$|\N{REPLACEMENT CHARACTER}| $", folder)
    return f"/{folder}/" if plain and not pattern_problem(f"/{folder}/") else None


def _name(folder: str) -> str:
    return re.sub(r"[^a-z0-9_.+-]+|^[^a-z0-9]+", "-", folder.rpartition("/")[2].lower())[:60].strip("-_.+") or "area"
