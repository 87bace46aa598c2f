"""The map of areas: which one is in force, the area of each path, which areas are core or upkeep."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from lintorg.derive._shared.credit import COUNTED
from lintorg.derive._shared.first_match import first_match
from lintorg.derive._shared.folders import folder_area, found_folders
from lintorg.model.located import Located
from lintorg.model.part import inside
from lintorg.model.personal import Personal
from lintorg.model.settings import Settings
from lintorg.model.tables import OTHER, AreaMap, Contribution, Placement
from lintorg.model.text import safe

_FOLDERS_SHOWN = 10


@cache
def _top_folder(path: str) -> str:
    """Return the first folder of a path, safe to print; ``other`` for a file in the root."""
    folder, slash, _ = path.partition("/")
    if not slash:
        return OTHER
    return _named(folder)


def area_map(settings: Settings) -> AreaMap:
    """Return ``folders`` when the settings have no areas: top-level folders are the areas then, none core or upkeep.

    Otherwise the areas are the shipped ones (``preset``) or the user's own (``configured``), and folders that hold
    enough of what no area takes.
    """
    if not settings.areas:
        return "folders"
    return "configured" if "areas" in settings.origins else "preset"


def mapped_area(settings: Settings) -> Callable[[str], str]:
    """Return path → the first area whose gitignore patterns match it, else ``other``.

    Without areas in the settings, path → its top-level folder.
    """
    within = inside(settings.part)
    if not settings.areas:
        return lambda path: _top_folder(within(path))
    match = first_match(((area.name, area.patterns) for area in settings.areas), otherwise=OTHER)
    return (lambda path: match(within(path))) if settings.part else match


def folder_areas(
    recent_paths: Mapping[str, int], mapped_area: Callable[[str], str], personal: Personal, settings: Settings
) -> frozenset[str]:
    """Return the folders from the root that hold enough of two years' touches, of those that no area takes."""
    within, unplaced = _below_part(settings.part), Counter[str]()
    for path, times in recent_paths.items():
        if mapped_area(path) == OTHER:
            unplaced[within(personal.shown(path))] += times
    return found_folders(unplaced, sum(recent_paths.values()))


def path_area(
    area_map: AreaMap,
    mapped_area: Callable[[str], str],
    folder_areas: frozenset[str],
    personal: Personal,
    settings: Settings,
) -> Callable[[str], str]:
    """Return path → area: by the map in force, else the folder that stands for one, never by a person's name."""
    within = _below_part(settings.part)
    if area_map == "folders":
        return lambda path: _top_folder(within(personal.shown(path)))
    if not folder_areas:
        return mapped_area

    @cache
    def area_of(path: str) -> str:
        area = mapped_area(path)
        folder = folder_area(within(personal.shown(path)), folder_areas) if area == OTHER else None
        return area if folder is None else _named(folder)

    return area_of


def _below_part(part: str) -> Callable[[str], str]:
    """Return path as it is shown → without the folders of the part, whatever these are shown as."""
    above = len(part.split("/")) if part else 0
    return lambda path: path.split("/", above)[-1]


def _named(folder: str) -> str:
    """Return a folder's name as an area's, safe to print; a | stands between the two areas of a pair."""
    return safe(folder).replace("|", "\N{BROKEN BAR}")


def placement(counted_paths: Mapping[str, int], mapped_area: Callable[[str], str], personal: Personal) -> Placement:
    """Return the counted touches, those no area took, and the ten folders with most of the latter.

    Folders stand with most touches first, then by name; ``.`` is the root.
    """
    unplaced = {path: times for path, times in counted_paths.items() if mapped_area(path) == OTHER}
    by_folder: Counter[str] = Counter()
    for path, times in unplaced.items():
        folder, slash, _ = personal.shown(path).rpartition("/")
        by_folder[safe(folder) if slash else "."] += times
    ranked = sorted(by_folder.items(), key=lambda item: (-item[1], item[0]))
    return Placement(
        touches=sum(counted_paths.values()),
        unplaced=sum(unplaced.values()),
        folders=dict(ranked[:_FOLDERS_SHOWN]),
    )


def core(settings: Settings, area_map: AreaMap) -> frozenset[str]:
    """Return the names of the core areas; none when top-level folders are the areas."""
    if area_map == "folders":
        return frozenset()
    return frozenset(area.name for area in settings.areas if area.core)


def upkeep(settings: Settings, area_map: AreaMap) -> frozenset[str]:
    """Return the names of the upkeep areas; none when top-level folders are the areas."""
    if area_map == "folders":
        return frozenset()
    return frozenset(area.name for area in settings.areas if area.upkeep)


def core_folders(
    located: Located,
    core_work: tuple[Contribution, ...],
    core: frozenset[str],
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
) -> Mapping[str, frozenset[str]]:
    """Return folder → hashes of the core commits that touch a core path right in it, ``./`` for the top folder."""
    wanted = {contribution.hash for contribution in core_work}
    found: dict[str, set[str]] = defaultdict(set)
    for touch in located.of(wanted):
        if path_class(touch.path) in COUNTED and path_area(touch.path) in core:
            found[touch.path.rpartition("/")[0] + "/"].add(touch.hash)
    return {folder if folder != "/" else "./": frozenset(commits) for folder, commits in found.items()}
