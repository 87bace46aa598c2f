from datetime import date

import pytest

from lintorg.config.table_dates import UnclearDateError, read_date

DAY = date(2025, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2025-09-01",
        "2025/9/1",
        "2025.09.01",
        "20250901",
        "2025-09-01 00:00:00",
        "2025-09-01T00:00:00Z",
        "2025-09-01T00:00:00.000+02:00",
        "01.09.2025",
        "1.9.2025",
        "01.09.2025 00:00",
        "1 Sep 2025",
        "1. September 2025",
        "01-Sep-2025",
        "Sept 1, 2025",
        "september 1 2025",
        " 2025-09-01 ",
    ],
)
def test_common_forms_are_read(text: str) -> None:
    assert read_date(text, None) == DAY


@pytest.mark.parametrize("text", ["", " ", "-", "–"])
def test_a_blank_is_open(text: str) -> None:
    assert read_date(text, None) is None


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("01/09/2025", "2025-01-09 or 2025-09-01"),
        ("9-1-2025", "2025-01-09 or 2025-09-01"),
        ("01.09.25", "2001-09-25 or 2025-09-01"),
        ("01/02/03", "2001-02-03 or 2003-01-02 or 2003-02-01"),
    ],
)
def test_what_could_be_two_days_is_refused_with_all_readings(text: str, both: str) -> None:
    with pytest.raises(UnclearDateError, match=f"could be {both}; .*--dates"):
        read_date(text, None)


def test_one_reading_or_an_order_is_enough() -> None:
    assert read_date("13/09/2025", None) == read_date("09/13/2025", None) == date(2025, 9, 13)
    assert read_date("02/02/2025", None) == date(2025, 2, 2)
    assert read_date("01/09/2025", "day-first") == read_date("09/01/25", "month-first") == DAY
    assert read_date("01.09.25", "day-first") == DAY


@pytest.mark.parametrize(
    "text",
    ["45901", "2025-13-01", "2025-02-30", "2025-09", "31.02.2025", "1 Zan 2025", "soon", "2025-9/1", "2025911", "10"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UnclearDateError, match="no date such as"):
        read_date(text, None)
    with pytest.raises(UnclearDateError):
        read_date("09/13/2025", "day-first")
