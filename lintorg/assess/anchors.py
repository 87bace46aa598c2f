"""Points each breach at a file of the head, since where findings are shown wants one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from lintorg.derive.area_work import area_paths
from lintorg.derive.areas import path_area
from lintorg.derive.paths import code_file, counted_paths
from lintorg.derive.personal import personal
from lintorg.model.finding import Anchor, Finding
from lintorg.model.subject import areas_of
from lintorg.wiring import Tables

_CONFIGURATIONS = (".lintorg.yaml", ".github/lintorg.yaml", "pyproject.toml")


def anchored(tables: Tables, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings, each breach without an anchor with one: a file of the head, its first line.

    An area's is its busiest file, a pair's the file that changes with the other area most often. All
    else is the configuration's, or the README's. None only where the head holds no file.
    """
    files = _Files(tables)

    def point(finding: Finding) -> Finding:
        if finding.outcome != "breach" or finding.anchor:
            return finding
        path = files.of(finding.subject)
        return replace(finding, anchor=None if path is None else Anchor(path=path))

    return tuple(map(point, findings))


class _Files:
    """The files that stand for subjects."""

    def __init__(self, tables: Tables) -> None:
        shown = tables.of(personal).shown
        self._paths = tuple(path for path in tables.inputs.tree.paths if shown(path) == path)
        self._tables = tables

    def of(self, about: str) -> str | None:
        """Return the path for a subject; one that no file stands for has the repository's."""
        areas = areas_of(about)
        candidates = (self._together(areas) if len(areas) == 2 else None, *map(self._busiest, areas))
        return next(filter(None, candidates), self._repository)

    def _together(self, areas: Iterable[str]) -> str | None:
        """Return the file of either area that most commits to both have touched."""
        paths_in = self._tables.of(area_paths)
        one, other = (paths_in.get(area, {}) for area in areas)
        both = one.keys() & other.keys()
        return self._most(Counter(path for side in (one, other) for commit in both for path in side[commit]))

    def _busiest(self, area: str) -> str | None:
        """Return the area's file that most commits of the window touch."""
        return self._most(self._touched.get(area, {}))

    @cached_property
    def _touched(self) -> Mapping[str, Mapping[str, int]]:
        area_of = self._tables.of(path_area)
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for path, times in self._tables.of(counted_paths).items():
            found[area_of(path)][path] = times
        return found

    def _most(self, touched: Mapping[str, int]) -> str | None:
        """Return the path of the head with most touches, the first by name where several have; code before the rest."""
        is_code = self._tables.of(code_file)
        here = [path for path in touched if path in self._present]
        return min(here, key=lambda path: (not is_code(path), -touched[path], path), default=None)

    @cached_property
    def _present(self) -> frozenset[str]:
        return frozenset(self._paths)

    @cached_property
    def _repository(self) -> str | None:
        origins = self._tables.inputs.settings.origins.values()
        configured = [path for path in _CONFIGURATIONS if any(origin.startswith(f"{path}:") for origin in origins)]
        readmes = [path for path in self._paths if path.lower().startswith("readme") and "/" not in path]
        candidates = (*configured, *_CONFIGURATIONS[:2], *readmes, *self._paths)
        return next((path for path in candidates if path in self._present), None)
