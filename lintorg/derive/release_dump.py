"""Whether one commit holds most of the window's lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lintorg.derive._shared.told import percent, share
from lintorg.model.facts import Facts
from lintorg.model.tables import Contribution, Guard

DUMP_SHARE = 0.50


def release_dump(
    facts: Facts,
    work: tuple[Contribution, ...],
    source_lines: Mapping[str, Sequence[int | None]],
    sweeps: frozenset[str],
) -> Guard:
    """Return the guard of one commit with most of the lines that mostly adds new files."""
    lines = {
        item.hash: sum(filter(None, source_lines.get(item.hash, ())))
        for item in work
        if item.hash not in sweeps or _mostly_new(facts, item.hash)
    }
    largest = max(lines, key=lambda commit: (lines[commit], commit), default="")
    held = share(lines.get(largest, 0), sum(lines.values()))
    dump = held >= DUMP_SHARE and _mostly_new(facts, largest)
    return Guard(
        id="G6",
        name="release-dump",
        active=dump,
        detail=f"one commit holds {percent(held)} of the changed lines" if dump else "no single commit dominates",
        silences=("LO1", "LO4", "LO7", "LO8"),
    )


def _mostly_new(facts: Facts, commit_hash: str) -> bool:
    kinds = [touch.kind for touch in facts.touches.of({commit_hash})]
    return share(kinds.count("A"), len(kinds)) >= DUMP_SHARE
