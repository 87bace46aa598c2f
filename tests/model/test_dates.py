import pytest

from lintorg.model.dates import day, instant


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (1_767_225_600, "2026-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (10**18, "9999-12-31T23:59:59Z"),
        (-(10**18), "0001-01-01T00:00:00Z"),
    ],
)
def test_seconds_as_iso_time_in_utc(seconds, text):
    assert instant(seconds) == text
    assert day(seconds) == text[:10]
