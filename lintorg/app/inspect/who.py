"""Who could step in or review in an area: names as help, never as a ranking."""

from __future__ import annotations

from lintorg.app.inspect.names import check_area, names_of, period_of
from lintorg.derive.successors import stand_ins
from lintorg.gather.opening import tables_at
from lintorg.model.options import Options
from lintorg.model.text import safe


def describe_who(area: str, options: Options) -> str:
    """Return who knows an area or one that changes with it, in alphabetical order, without counts.

    Raises:
        LintorgError: there is no such area, or the list of those who opted out cannot be read.
    """
    tables = tables_at(options)
    check_area(area, tables)
    names = names_of(tables)
    found = tables.of(stand_ins)(area)
    here, nearby = names.listed(found.here), names.listed(found.nearby)
    neighbour = safe(found.neighbour) if found.neighbour else None
    lines = []
    if here:
        lines += [f"worked in {safe(area)}", *(f"  {name}" for name in here)]
    if nearby:
        lines += [f"worked in {neighbour}, which changes together with it", *(f"  {name}" for name in nearby)]
    if not lines:
        lines = _nobody(area, neighbour)
    lines += ["", f"Three commits or more in {period_of(tables)}, and active in the last 90 of these."]
    if names.opt_out:
        lines.append("Who opted out is not listed.")
    return "\n".join(lines) + "\n"


def _nobody(area: str, neighbour: str | None) -> list[str]:
    nearby = f"in {neighbour}" if neighbour else "nearby: no area changes together with it often enough"
    return [
        f"nobody to name, neither in {safe(area)} nor {nearby}",
        "  Ask who reviewed changes there, which git does not know, and let that person make the next small one.",
        "  Where two addresses of one person stand apart, `lintorg people` shows it.",
    ]
