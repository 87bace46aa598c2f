import re

import pytest

from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.quarter import Quarter
from lintorg.model.tables import DAY
from lintorg.quarter.selection import parse_quarter, quarters_up_to, resolve_quarter, span_of

Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))
LONG_AGO = Quarter(2020, 1).end


def resolved(asked=None, *, head, first=LONG_AGO, now=Q3.end + 400 * DAY):
    return resolve_quarter(asked, first=first, head=head, now=now)


def test_the_last_quarter_that_is_over_at_the_heads_date_is_reported():
    assert resolved(head=Q3.end - 1) == Q2
    assert resolved(head=Q3.end) == Q3
    assert resolved(Q1, head=Q3.end) == Q1


def test_where_no_quarter_with_a_commit_is_over_the_first_is_reported_unfinished():
    assert resolved(head=Q3.end - 5, first=Q3.end - 9) == Q3
    assert resolved(Q3, head=Q3.end - 5, first=Q3.end - 9) == Q3


@pytest.mark.parametrize("text", ["", "2026", "2026Q0", "2026Q5", "26Q3", "2026Q33", "Q3", "0001Q1", "\u0662026Q3"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(LintorgError, match="is no quarter; write it as 2026Q3"):
        parse_quarter(text)


@pytest.mark.parametrize("text", ["2026Q3", "2026q3", " 2026-Q3 "])
def test_a_quarter_is_read(text):
    assert parse_quarter(text) == Q3


@pytest.mark.parametrize(
    ("asked", "kind", "says"),
    [
        (
            Q3,
            LintorgError,
            "2026Q3 is not over: the head commit is of 2026-08-20. Fetch newer commits, or ask for 2026Q2",
        ),
        (Quarter(2031, 1), LintorgError, "2031Q1 is not over"),
        (Quarter(2019, 4), CannotJudge, "2019Q4 ended before the first commit, which is of 2020-03-31; ask for 2020Q1"),
    ],
)
def test_a_quarter_that_cannot_be_reported_is_refused_with_what_to_ask_for(asked, kind, says):
    with pytest.raises(kind, match=re.escape(says)):
        resolved(asked, head=Q2.end + 51 * DAY)


def test_a_head_from_the_future_needs_a_quarter():
    head = Q3.end + DAY
    with pytest.raises(CannotJudge, match="in the future; say which quarter with --quarter"):
        resolved(head=head, now=Q2.end)
    assert resolved(Q2, head=head, now=Q2.end) == Q2


def test_nine_quarters_are_looked_at_and_the_years_of_the_last_eight():
    quarters = quarters_up_to(Q3)
    assert [quarters[0].name, quarters[-1].name, len(quarters)] == ["2024Q3", "2026Q3", 9]
    span = span_of(quarters)
    assert span.end == Q3.end
    assert span.start == Quarter(2024, 4).end - 365 * DAY <= quarters[0].start
