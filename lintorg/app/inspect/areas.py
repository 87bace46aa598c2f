"""The map of areas over a repository's files, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lintorg.derive.areas import core, path_area, placement
from lintorg.derive.paths import path_class
from lintorg.derive.personal import personal
from lintorg.gather.opening import tables_at
from lintorg.model.options import Options
from lintorg.model.tables import Placement
from lintorg.model.text import safe

COUNTED = frozenset({"source", "notebook"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFiles:
    """An area of the map in force, and its counted files at the head."""

    area: str
    files: int
    core: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFileMap:
    """The map of areas over the head's files: those that count, the others by class, and how well the map fits."""

    areas: tuple[AreaFiles, ...]
    not_counted: Mapping[str, int]
    placement: Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedFile:
    """A file of the head: its area and its class."""

    path: str
    area: str
    kind: str


def map_areas(options: Options) -> AreaFileMap:
    """Count the files of each area."""
    tables = tables_at(options)
    class_of, area_of = tables.of(path_class), tables.of(path_area)
    paths = tables.inputs.tree.paths
    classes = Counter(map(class_of, paths))
    files = Counter(area_of(file) for file in paths if class_of(file) in COUNTED)
    core_areas = tables.of(core)
    return AreaFileMap(
        areas=tuple(AreaFiles(area=area, files=files[area], core=area in core_areas) for area in sorted(files)),
        not_counted={name: classes[name] for name in sorted(classes) if name not in COUNTED},
        placement=tables.of(placement),
    )


def map_files(options: Options) -> tuple[MappedFile, ...]:
    """Return the area and class of each file of the head."""
    tables = tables_at(options)
    class_of, area_of, shown = tables.of(path_class), tables.of(path_area), tables.of(personal).shown
    return tuple(
        MappedFile(path=shown(file), area=area_of(file), kind=class_of(file)) for file in tables.inputs.tree.paths
    )


def describe_areas(found: AreaFileMap) -> str:
    """Return one line per area with its files at the head, then the classes and what no area takes."""
    lines = [f"{'area':<20} {'files':>7}"]
    lines += [f"{safe(one.area):<20} {one.files:>7}{'  core' if one.core else ''}" for one in found.areas]
    left_out = ", ".join(f"{count} {name}" for name, count in found.not_counted.items())
    lines += ["", f"not counted: {left_out or 'nothing'}"]
    return "\n".join(lines + _unplaced(found.placement)) + "\n"


def describe_files(files: Iterable[MappedFile]) -> str:
    """Return a line per file of the head: area, class, path."""
    return "".join(f"{safe(one.area):<16} {one.kind:<10} {safe(one.path)}\n" for one in files)


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
