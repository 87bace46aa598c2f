from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.model.tables import DAY
from tests.tabled import table
from tests.worlds import END, did, team


def judgeable_until(commits):
    return table(team(commits), "judgeable_until")


def test_a_dormant_history_names_the_end_of_its_last_busy_year():
    busy = [did(1000 + index, "abcde"[index % 5]) for index in range(200)]
    quiet = [did(10 * index, "a") for index in range(20)]
    # a year ends at its newest commit; 100 commits are last reached 265 days after the busy time ended
    until = judgeable_until(busy + quiet)
    days_ago = (END - until) / DAY
    in_year = [c for c in busy + quiet if until - 365 * DAY < c.time <= until]
    assert len(in_year) >= 100
    assert days_ago == 1000


def test_a_history_that_never_had_five_people_names_no_year():
    assert judgeable_until([did(index, "abcd"[index % 4]) for index in range(300)]) is None
    assert judgeable_until([]) is None


@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from("abcdef")), max_size=400))
@settings(max_examples=30, deadline=None)
def test_it_equals_a_look_at_every_year(commits):
    history = [did(days, who) for days, who in commits]
    first = min((c.time for c in history), default=0)
    brute = None
    for end in sorted({c.time for c in history}):
        year = [c for c in history if end - 365 * DAY < c.time <= end]
        if len(year) >= 100 and len({c.author for c in year}) >= 5 and first <= end - 180 * DAY:
            brute = end
    assert judgeable_until(history) == brute
