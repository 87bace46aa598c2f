import pytest

from lintorg.gather.period import parse_days, parse_period, resolve
from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.options import Period
from lintorg.model.tables import DAY, Window

HEAD = 1_767_225_600  # 2026-01-01


def window(period, head=HEAD):
    return resolve(period, default_days=365, head_time=head, now=HEAD)


def test_by_default_it_is_the_year_that_ends_with_the_head():
    assert window(parse_period(None, None, None, None)) == Window(start=HEAD - 365 * DAY, end=HEAD)


@pytest.mark.parametrize(("text", "days"), [("90", 90), ("90d", 90), ("26 w", 182), ("1w", 7)])
def test_lengths_are_days_or_weeks(text, days):
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "0d", "-3", "1y", "9999999", "1e3"])
def test_other_lengths_are_refused_with_an_example(text):
    with pytest.raises(LintorgError, match="for example 365d"):
        parse_days(text)


def test_a_date_without_a_time_ends_with_its_day_and_starts_with_its_day():
    period = parse_period(None, "2025-01-01", "2025-12-31", None)
    assert window(period) == Window(start=HEAD - 365 * DAY, end=HEAD - 1)


def test_a_zone_in_a_date_is_honoured():
    assert parse_period(None, None, None, "2026-01-01T02:00:00+02:00").end == HEAD


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        (("90d", "2025-01-01", None, None), "give one of them"),
        ((None, None, "2025-01-01", "2025-02-01"), "give one of them"),
        ((None, None, "yesterday", None), "write it as 2026-06-30"),
    ],
)
def test_contradictions_and_no_dates_are_refused(options, advice):
    with pytest.raises(LintorgError, match=advice):
        parse_period(*options)


def test_a_start_after_the_end_is_refused():
    with pytest.raises(LintorgError, match="not before its end"):
        window(Period(since=HEAD + 1))


def test_a_head_in_the_future_cannot_be_judged_without_a_date():
    with pytest.raises(CannotJudge, match="--as-of DATE"):
        window(Period(), head=HEAD + 2 * DAY)
    assert window(Period(end=HEAD), head=HEAD + 2 * DAY).end == HEAD
    assert window(Period(), head=HEAD + DAY // 2).end == HEAD + DAY // 2
