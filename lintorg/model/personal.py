"""Places that bear somebody's name, and what is said in the place of that name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

PERSONAL = "(personal folder)"


@dataclass(frozen=True, kw_only=True)
class Personal:
    """The names of people, folded, and the folders and files (whole paths) that are called after one of them."""

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def shown(self, path: str) -> str:
        """Return a path with no component that is a person's name."""
        if not self.places:
            return path
        end, parts = 0, []
        for component in path.split("/"):
            end += len(component)
            parts.append(PERSONAL if path[:end] in self.places else component)
            end += 1
        return "/".join(parts)

    def hide(self, text: str) -> str:
        """Return a text in which no path has such a component."""
        return self._pattern.sub(PERSONAL, text) if self._pattern else text

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Return what finds the components: before or behind a slash, or a whole file name."""
        names = "|".join(map(re.escape, sorted({place.rpartition("/")[2] for place in self.places}, key=len)))
        begin, end = r"(?<![\w.@/-])", r"(?![\w-])"
        return re.compile(rf"(?<=/)(?:{names}){end}|{begin}(?:{names})(?=/)|{begin}(?:{names}){end}") if names else None
