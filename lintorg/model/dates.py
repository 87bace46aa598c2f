"""Instants as text, in UTC; dates that no calendar holds are cut to its ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = -62_135_596_800, 253_402_300_799  # the years 1 and 9999


def instant(time: int) -> str:
    """Return seconds since 1970 as ISO 8601, for example ``2026-08-20T15:22:22Z``."""
    moment = _EPOCH + timedelta(seconds=min(max(time, _FIRST), _LAST))
    return moment.isoformat().replace("+00:00", "Z")


def day(time: int) -> str:
    """Return the date of seconds since 1970, for example ``2026-08-20``."""
    return instant(time)[:10]
