"""Which touches count towards areas."""

from __future__ import annotations

COUNTED = frozenset({"source", "notebook"})
"""The classes whose touches are work in an area."""
