from datetime import UTC, datetime

import pytest

from lintorg.model.dates import instant
from lintorg.model.quarter import Quarter, half_years, quarter_of


@pytest.mark.parametrize(
    ("quarter", "after", "until"),
    [
        (Quarter(2026, 1), "2025-12-31T23:59:59Z", "2026-03-31T23:59:59Z"),
        (Quarter(2024, 2), "2024-03-31T23:59:59Z", "2024-06-30T23:59:59Z"),
        (Quarter(2026, 3), "2026-06-30T23:59:59Z", "2026-09-30T23:59:59Z"),
        (Quarter(2026, 4), "2026-09-30T23:59:59Z", "2026-12-31T23:59:59Z"),
    ],
)
def test_a_quarter_ends_with_its_last_second_and_starts_after_the_last_of_the_one_before(quarter, after, until):
    assert (instant(quarter.start), instant(quarter.end)) == (after, until)
    assert quarter.start not in quarter.window
    assert {quarter.start + 1, quarter.end} == {
        one for one in (quarter.start + 1, quarter.end) if one in quarter.window
    }


def test_every_day_of_ten_years_is_in_the_quarter_of_its_month():
    start = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
    for time in range(start, start + 3_653 * 86_400, 86_400):
        month = datetime.fromtimestamp(time, UTC)
        quarter = quarter_of(time)
        assert quarter.name == f"{month.year}Q{-(-month.month // 3)}"
        assert time in quarter.window


def test_quarters_go_back_over_new_year():
    names = [Quarter(2026, 2).back(back).name for back in range(6)]
    assert names == ["2026Q2", "2026Q1", "2025Q4", "2025Q3", "2025Q2", "2025Q1"]


def test_half_years_end_with_the_one_that_holds_the_quarter_and_leave_no_second_out():
    found = half_years(Quarter(2026, 3), 3)
    assert [name for name, _ in found] == ["2025H2", "2026H1", "2026H2"]
    assert [instant(window.end) for _, window in found] == [
        "2025-12-31T23:59:59Z",
        "2026-06-30T23:59:59Z",
        "2026-12-31T23:59:59Z",
    ]
    assert [later.start for _, later in found[1:]] == [earlier.end for _, earlier in found[:-1]]
