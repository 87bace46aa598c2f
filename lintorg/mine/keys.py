"""Keeps lintorg's own variables, keys of rosters and fleets among them, from the programs that it starts."""

from __future__ import annotations

import os
from collections.abc import Mapping


def blanked() -> Mapping[str, str]:
    """Return every variable of lintorg's own as an empty one, to be put over what a program is given."""
    return {name: "" for name in os.environ if name.startswith("LINTORG_")}
