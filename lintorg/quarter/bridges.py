"""Chart d: who knows both of two core areas, now and a year ago, and whether chance would do as much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from lintorg.derive.area_work import area_work
from lintorg.derive.areas import core
from lintorg.derive.bridges import bridges, bridges_before
from lintorg.gather.measuring import Measures
from lintorg.model import subject
from lintorg.model.quarterly import BridgeRow, Bridges
from lintorg.model.tables import BUSY
from lintorg.quarter.words import plural
from lintorg.wiring import Tables

_NAMED = 3
_Pairs = Mapping[tuple[str, str], int]


def chart_bridges(measures: Measures, tables: Tables) -> Bridges:
    """Return a row for each pair of core areas with a commit in the year."""
    core_areas = tables.of(core)
    worked = tables.of(area_work)
    named = dict.fromkeys(area.name for area in tables.inputs.settings.areas)
    areas = [area for area in named if area in core_areas & worked.keys()]
    now, before = tables.of(bridges), tables.of(bridges_before)
    rows = [_row(pair, now, before, measures) for pair in combinations(sorted(areas), 2)]
    return Bridges(title=_title(rows), areas=tuple(areas), rows=tuple(rows))


def _row(pair: tuple[str, str], now: _Pairs, before: _Pairs, measures: Measures) -> BridgeRow:
    null = measures.get(("area_bridges_null", subject.pair(*pair)))
    people = now.get(pair)
    chance = None if null is None or null.value is None else int(null.value)
    below = None if people is None or chance is None else people < chance
    return BridgeRow(
        one=pair[0], other=pair[1], people=people, before=before.get(pair), chance=chance, below_chance=below
    )


def _title(rows: Sequence[BridgeRow]) -> str:
    known = [row for row in rows if row.people is not None]
    if not known:
        return f"Fewer than two core areas have the {BUSY} commits that it takes"
    below = sorted((row for row in known if row.below_chance), key=lambda row: row.people or 0)
    lost = [row for row in known if row.before and not row.people]
    bridged = sum((row.people or 0) >= 2 for row in known)
    ends = f"; {plural(len(lost), 'pair')} lost the last one who did" if lost else ""
    unjudged = len(rows) - len(known)
    more = f" ({unjudged} more cannot be judged)" if unjudged else ""
    pairs = f"{plural(len(known), 'pair')} of core areas{more}"
    if not below:
        nowhere = ", nowhere fewer than by chance" if all(row.below_chance is False for row in known) else ""
        return f"At least two people know both of {bridged} of {pairs}{nowhere}{ends}"
    fewest = [f"{row.one} and {row.other} ({row.people})" for row in below]
    named = f"{'; '.join(fewest[:_NAMED])}{' …' if fewest[_NAMED:] else ''}"
    return f"Fewer people than by chance know both of {len(below)} of {pairs}: {named}{ends}"
