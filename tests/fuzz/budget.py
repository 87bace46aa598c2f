"""How much `make check` tries, for the tests and for what SECURITY.md says of it."""

from __future__ import annotations

from tests.fuzz.seeds import SEEDS
from tests.fuzz.strategies import BOMBS
from tests.fuzz.targets import TARGETS

EXAMPLES = 25
"""Of each target; `make fuzz` draws as many as its profile says."""
OF_TREES = ("configuration", "rule", "roster", "waivers", "actions", "fleet")
"""Targets that are given trees of YAML too."""


def inputs() -> int:
    """Return how many texts are read."""
    drawn = EXAMPLES * (len(TARGETS) + len(OF_TREES))
    return drawn + len(TARGETS) * len(BOMBS) + sum(map(len, SEEDS.values()))
