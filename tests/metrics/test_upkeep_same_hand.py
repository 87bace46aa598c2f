import pytest

from lintorg.model.tables import DAY, Lens
from tests.tabled import having
from tests.worlds import did, measured, team

QUARTER = 365 / 4


def quarter(back, who, count=20, areas="docs"):
    """Upkeep of one quarter-year, by the letters in turn."""
    return [did((back + (n + 0.5) / count) * QUARTER, who[n % len(who)], areas) for n in range(count)]


def found(*commits, **options):
    answer = measured("upkeep_same_hand", team([one for some in commits for one in some], **options))["repo"]
    return answer.value, answer.n, answer.why_none


@pytest.mark.parametrize(
    ("hands", "turns"),
    [
        (["aab"], 1),
        (["aab", "aab", "aab", "aab"], 4),
        (["aab", "aab", "bba", "aab"], 2),
        (["abc"], 0),  # nobody has half
        (["abc", "aab"], 0),
        (["ab"], 1),  # half is enough; of two with as many commits the later one's
        (["a"] * 11, 8),
    ],
)
def test_quarters_in_a_row_count_back_from_the_newest(hands, turns):
    value, n, reason = found(*(quarter(back, who) for back, who in enumerate(hands)))
    assert (value, n, reason) == (turns, 20, None)


def test_a_quarter_with_fewer_than_twenty_ends_it_and_the_newest_has_no_value():
    assert found(quarter(0, "a"), quarter(1, "a", 19), quarter(2, "a")) == (1, 20, None)
    assert found(quarter(0, "a", 19), quarter(1, "a")) == (None, 19, "too_few")


def test_work_that_is_more_than_upkeep_does_not_count():
    assert found(quarter(0, "a"), quarter(0, "b", 40, "docs model")) == (1, 20, None)
    without = having(team(quarter(0, "a")), upkeep=frozenset())
    assert measured("upkeep_same_hand", without)["repo"].why_none == "unattributed"


def test_half_is_of_the_credit():
    pairs = [did(n, "ab", "docs") for n in range(10)]
    assert found(pairs, [did(20 + n, "a", "docs") for n in range(10)])[0] == 1  # a has 15 of 20
    others = [did(20 + n, "cb", "docs") for n in range(10)]
    assert found(pairs, others)[0] == 1  # b has ten of twenty
    assert found(pairs, others, lens=Lens(shared_credit=False))[0] == 0  # all of it is a's and c's


def test_a_second_count_from_days():
    commits = [did(3.7 * n, "aaabc"[n % 5], "docs") for n in range(150)]
    streak, rows = 0, [(3.7 * n, "aaabc"[n % 5]) for n in range(150)]
    for back in range(8):
        letters = [who for days, who in rows if back * QUARTER <= int(days * DAY) / DAY < (back + 1) * QUARTER]
        if len(letters) < 20 or letters.count("a") < len(letters) / 2:
            break
        streak += 1
    assert found(commits)[0] == streak == 6
