"""Whether a change touches core code and no test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from lintorg.model.change import Change
from lintorg.model.measure import Metric, Value
from lintorg.model.subject import CHANGE

METRIC = Metric(
    title="core change without tests",
    definition=(
        "1 when a source file of a core area differs between the change's base and its head and no file of the area "
        "tests does, else 0; also 0 where the map has no area tests. n counts the files."
    ),
    unit="areas",
    scopes=("change",),
    detail=("folder", "file"),
)
TESTS = "tests"


def measure(
    change: Change | None,
    net_areas: Mapping[str, tuple[str, ...]],
    path_class: Callable[[str], str],
    core: frozenset[str],
    upkeep: frozenset[str],
) -> Iterator[Value]:
    """Look for core files without a test beside them; the folder with most of them is named."""
    if change is None:
        return
    files = [path for area in sorted(core & net_areas.keys()) for path in net_areas[area]]
    code = [path for path in files if path_class(path) == "source"]
    missing = bool(code) and TESTS in upkeep and TESTS not in net_areas
    detail = {}
    if missing:
        folders = [path.rpartition("/")[0] or "." for path in code]
        often = Counter(folders)
        folder = min(often, key=lambda name: (-often[name], name))
        detail = {"folder": folder, "file": code[folders.index(folder)]}
    yield Value(value=int(missing), n=sum(map(len, net_areas.values())), subject=CHANGE, detail=detail)
