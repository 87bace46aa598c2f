import random
from collections import Counter
from fractions import Fraction

import pytest

from lintorg.model.tables import Lens
from tests.worlds import CORE, did, measured, team


def times(count, who, areas="model", start=100.0):
    return [did(start + 2 * number, who, areas) for number in range(count)]


def told(commits, about="repo", **options):
    found = measured("work_left_share", team(commits, **options))[about]
    return found.value, found.n, found.why_none


FIVE = [one for who in "abcde" for one in times(10, who)]
BACK = [did(day, who) for day, who in enumerate("cde")]


def test_a_worked_example():
    """Two of five regulars, with twenty of fifty commits, have made none for 90 days."""
    assert told([*FIVE, *BACK]) == (0.4, 50, None)
    found = measured("work_left_share", team([*FIVE, *BACK]))
    assert found["repo"].detail == {"quiet_people": "2", "regulars": "5", "quiet_areas": "model (40 %)"}
    assert found["area:model"].value == 0.4


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ([did(89.9, "a", "docs")], 0.2),  # anywhere counts
        ([did(90, "a")], 21 / 51),  # 90 days ago is earlier work
        ([did(5, "fa")], 0.2),  # as a co-author too
        ([did(364.9, "a")], 21 / 51),
        ([did(365, "a")], 0.4),  # a year ago is too long
        (times(9, "f"), 20 / 59),  # nine do not make a regular
        (times(10, "f"), 30 / 60),
        ([did(200, "ca")], 20.5 / 51),  # credit is split
    ],
)
def test_what_counts(more, share):
    assert told([*FIVE, *BACK, *more])[0] == pytest.approx(share)


def test_regulars_are_so_by_all_their_work_and_count_where_they_worked():
    mixed = [*times(9, "a", "data"), *times(9, "b", "data"), *times(14, "cde", "data"), *FIVE, *BACK]
    found = measured("work_left_share", team(mixed))["area:data"]
    assert (found.value, found.n) == (18 / 32, 32)


def test_nothing_is_told_that_would_tell_of_one_person():
    four = [*times(10, "a"), *times(10, "b"), *times(10, "c"), *times(10, "d")]
    assert told([*four, did(1, "a"), did(1, "b")]) == (None, 40, "suppressed")
    assert told([*four, did(1, "d")]) == (0.75, 40, None)  # three are a crowd
    assert told([*FIVE, *BACK, did(1, "a"), did(1, "b")]) == (0.0, 50, None)  # and so are five who stay


def test_below_thirty_commits_there_is_no_value():
    few = [*times(10, "a"), *times(10, "b"), *times(9, "c")]
    assert told(few) == (None, 29, "too_few")
    assert told([did(1, "a")]) == (None, 0, "too_few")


def test_only_the_repository_and_core_areas_are_told_of():
    docs = [one for who in "abcde" for one in times(10, who, "docs other")]
    assert set(measured("work_left_share", team([*docs, *FIVE]))) == {"repo", "area:model"}


def test_without_agents_their_commits_neither_are_work_nor_show_that_somebody_is_there():
    commits = [*FIVE, *BACK, did(3, "a", assisted=True)]
    assert told(commits)[0] == 0.2
    assert told(commits, lens=Lens(assisted=False))[0] == 0.4


@pytest.mark.parametrize("seed", range(10))
def test_a_second_count_gives_the_same(seed):
    dice = random.Random(seed)
    people = "abcdefgh"
    stays = {who: dice.random() < 0.6 for who in people}
    rows = []
    for _ in range(400):
        who, days = dice.choices(people, range(1, 9))[0], dice.uniform(0.1, 400)
        other = dice.choice(people)
        pair = who + (other if other != who and dice.random() < 0.2 else "")
        if days >= 90 or all(stays[one] for one in pair):
            rows.append((days, pair, dice.choice(("model", "data", "model data", "docs"))))
    found = measured("work_left_share", team([did(*row) for row in rows]))
    earlier = [row for row in rows if 90 <= row[0] < 365]
    commits = Counter(one for _, pair, _ in earlier for one in pair)
    here = {one for days, pair, _ in rows if days < 90 for one in pair}
    gone = {one for one in commits if commits[one] >= 10 and one not in here}
    for area in ("repo", *CORE):
        of = [row for row in earlier if area == "repo" or area in row[2].split()]
        quiet = sum(Fraction(sum(one in gone for one in pair), len(pair)) for _, pair, _ in of)
        about = "repo" if area == "repo" else f"area:{area}"
        if about in found and found[about].value is not None:
            assert found[about].value == pytest.approx(float(quiet / len(of)))
    assert found["repo"].value is not None
