"""How well the map of areas fits the window's work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from lintorg.model.personal import Personal
from lintorg.model.tables import OTHER, Placement
from lintorg.model.text import safe

_FOLDERS_SHOWN = 10


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
