"""The areas that each commit touches."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.derive._shared.credit import COUNTED
from lintorg.model.touches import Touches


def touched_areas(
    touches: Touches,
    path_class: Callable[[str], str],
    path_area: Callable[[str], str],
) -> Callable[[str], frozenset[str]]:
    """Return commit hash → areas of its counted touches.

    Source and notebooks count, a rename counts at its new path. Equal sets of areas are one object.
    """
    area_of = {path: path_area(path) for path in set(touches.paths) if path_class(path) in COUNTED}
    bit_of = {area: 1 << place for place, area in enumerate(sorted(set(area_of.values())))}
    masks = _masks(touches, {path: bit_of[area] for path, area in area_of.items()})
    named = {mask: frozenset(area for area, bit in bit_of.items() if mask & bit) for mask in {0, *masks.values()}}
    return lambda commit: named[masks.get(commit, 0)]


def _masks(touches: Touches, bits: Mapping[str, int]) -> Mapping[str, int]:
    """Return commit hash → the bits of its areas: integers, since a history has millions of touches."""
    masks: dict[str, int] = {}
    for commit, paths in touches.paths_by_commit():
        mask = masks.get(commit, 0)
        for path in paths:
            mask |= bits.get(path, 0)
        if mask:
            masks[commit] = mask
    return masks
