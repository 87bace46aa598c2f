"""The map of areas over a repository's files, in words."""

from __future__ import annotations

from collections import Counter

from lintorg.derive.core import core
from lintorg.derive.path_area import path_area
from lintorg.derive.path_class import path_class
from lintorg.derive.personal import personal
from lintorg.derive.placement import placement
from lintorg.gather.opening import tables_at
from lintorg.model.options import Options
from lintorg.model.tables import Placement
from lintorg.model.text import safe

COUNTED = frozenset({"source", "notebook"})


def describe_areas(options: Options) -> str:
    """Return one line per area with its files at the head, then the classes and what no area takes."""
    tables = tables_at(options)
    class_of, area_of = tables.of(path_class), tables.of(path_area)
    paths = tables.inputs.tree.paths
    classes = Counter(class_of(file) for file in paths)
    areas = Counter(area_of(file) for file in paths if class_of(file) in COUNTED)
    core_areas = tables.of(core)
    lines = [f"{'area':<20} {'files':>7}"]
    lines += [
        f"{safe(area):<20} {count:>7}{'  core' if area in core_areas else ''}" for area, count in sorted(areas.items())
    ]
    lines += ["", "not counted: " + (", ".join(f"{count} {name}" for name, count in _left_out(classes)) or "nothing")]
    return "\n".join(lines + _unplaced(tables.of(placement))) + "\n"


def describe_paths(options: Options) -> str:
    """Return a line per file of the head: area, class, path."""
    tables = tables_at(options)
    class_of, area_of, shown = tables.of(path_class), tables.of(path_area), tables.of(personal).shown
    paths = tables.inputs.tree.paths
    return "".join(f"{safe(area_of(file)):<16} {class_of(file):<10} {safe(shown(file))}\n" for file in paths)


def _left_out(classes: Counter[str]) -> list[tuple[str, int]]:
    return [(name, count) for name, count in sorted(classes.items()) if name not in COUNTED]


def _unplaced(placement: Placement) -> list[str]:
    """Say how much of the window's work no area took, and where it was."""
    share = placement.placed_share
    if share is None:
        return []
    lines = [f"placed: {100 * share:.0f} % of the window's {placement.touches} touches"]
    folders = sorted(placement.folders.items(), key=lambda item: (-item[1], item[0]))
    if folders:
        lines.append("in other: " + ", ".join(f"{safe(folder) or '(root)'} {count}" for folder, count in folders))
    return lines
