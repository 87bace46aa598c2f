"""The parts of docs/atlas.md that come from benchmarks/base_rates.json."""

from __future__ import annotations

import json
from typing import Any

import yaml

from benchmarks.base_rates import LIST, RATES
from lintorg.gather.measuring import catalogue
from lintorg.gather.policy import shipped_policy

_FOUND: dict[str, Any] = json.loads(RATES.read_text(encoding="utf-8"))
_OF = _FOUND["repositories"]


def findings() -> str:
    """Return what the repositories show together, a line each."""
    areas, guards = _FOUND["core_areas"], _FOUND["guards"]
    half, new = _quartiles("contributor_absence_factor"), _quartiles("newcomer_people_share")
    core, back = _quartiles("newcomer_core_share"), _quartiles("newcomer_return_share")
    across, upkeep = _quartiles("cross_core_commit_share"), _quartiles("upkeep_share")
    lines = [
        f"""**Few people make half of the commits.** {half[0]} to {half[2]} in the middle half of the repositories,
{half[1]} in the median one; in {_fires("LO101")} of {_OF} it is one.""",
        f"""**Nearly every core area has somebody who could step in.** {areas["alone"]} of {areas["judged"]} core
areas have nobody; they lie in {areas["repositories_alone"]} of {areas["repositories_judged"]} repositories.""",
        f"""**Most people are new, and they write a third of the core.** {new[1]} of the people of the median repository
came within the year, and {core[1]} of its core commits are theirs. The median newcomer's
first commit is a core one.""",
        f"""**Most do not come back.** In the middle half of the repositories {back[0]} to {back[2]} of those who came
landed another commit a week to four months later.""",
        f"""**A third of core work crosses areas.** {across[0]} to {across[2]} of core commits touch two core areas.
Pairs of core areas that one person at most knows, where chance would give more, are
in {_fires("LO201")} repositories.""",
        f"""**A quarter of the work is upkeep.** {upkeep[0]} to {upkeep[2]} of commits touch tests, docs and
infrastructure alone; {" to ".join(_quartiles("upkeep_half_people")[::2])} people make half of these.""",
        f"""**Agents are visible in {guards.get("G4", 0)} of {_OF}**, where a tenth of the commits or more name one.
More may be at work: they leave a trace only where they are told to.""",
        f"""**Who integrates cannot be seen in {guards.get("G3", 0)} of {_OF}**: the hosting platform merges.""",
    ]
    return "".join(f"- {line}\n".replace("\n", "\n  ").rstrip(" ") for line in lines)


def numbers() -> str:
    """Return the quartiles of every measure of a repository."""
    lines = [
        "| measure | repositories | a quarter below | half below | three quarters below |",
        "|---|---|---|---|---|",
    ]
    for metric, found in _FOUND["measures"].items():
        cells = [f"[{metric}](metrics.md#{metric})", str(found["n"]), *_quartiles(metric)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def rules() -> str:
    """Return how often each rule speaks."""
    lines = ["| rule | tier | how often |", "|---|---|---|"]
    for loaded in shipped_policy().rules:
        rule = loaded.rule
        said = (rule.base_rate or "").partition(";")[0]
        lines.append(f"| [{rule.id}](rules.md#{rule.id.lower()}-{rule.name}) {rule.name} | {rule.tier} | {said} |")
    return "\n".join(lines) + "\n"


def repositories() -> str:
    """Return the list in the order of its file, with what was read of all of them."""
    entries = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    names = ", ".join(f"{entry['name']} ({entry['head'][:9]})" for entry in entries)
    return (
        f"{len(entries)} repositories, {_FOUND['commits']:,} commits in the years to their heads, the newest of "
        f"{_FOUND['to']}; lintorg {_FOUND['version']}: {names}.\n"
    )


def _fires(rule: str) -> int:
    found: int = _FOUND["rules"][rule]["repositories"]["breach"]
    return found


def _quartiles(metric: str) -> list[str]:
    unit = catalogue()[metric].unit
    return [_word(cut, share=unit == "share") for cut in _FOUND["measures"][metric]["quartiles"]]


def _word(cut: float, *, share: bool) -> str:
    if share:
        return f"{100 * cut:.0f} %"
    return f"{cut:,.0f}" if cut >= 10 else f"{cut:.2g}"
