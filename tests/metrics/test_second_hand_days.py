import random
from math import fsum, sqrt

import pytest
from lifelines import AalenJohansenFitter

from lintorg.metrics._shared.entering import Watched, incidence_median
from tests.file_histories import BOT, step, tables_of
from tests.tabled import having
from tests.worlds import measured


def found(steps):
    paths = {text.split()[-1] for one in steps for text in one.touches}
    steps = sorted(steps, key=lambda one: -one.days_ago)
    return measured("second_hand_days", having(tables_of(steps, paths), path_area=str))["repo"]


def life(number, second=None, *, born=300.0, touches=3, other="b", end=()):
    """A file that a makes and touches day by day, and somebody else after so many days."""
    path = f"model/f{number}.py"
    own = [step("a", f"{'M' if day else 'A'} {path}", days_ago=born - day) for day in range(touches)]
    theirs = [] if second is None else [step(other, f"M {path}", days_ago=born - second)]
    return [*own, *theirs, *(step("a", text.format(path), days_ago=born - day) for day, text in end)]


def lives(*seconds, **options):
    return [one for number, second in enumerate(seconds) for one in life(number, second, **options)]


def test_a_worked_example():
    """Forty files get their second hand after 10, 11, … days: the twentieth of them after 29."""
    measure = found(lives(*range(10, 50)))
    assert (measure.value, measure.n, measure.unit) == (29.0, 40, "days")


def test_a_file_is_watched_from_its_third_commit_on():
    early = [one for number in range(60, 80) for one in life(number, 1.5)]
    assert found([*lives(*range(10, 50)), *early]).n == 40
    young = [one for number in range(60, 80) for one in life(number, 30, touches=2)]
    assert found([*lives(*range(10, 50)), *young]).n == 40


def test_a_deletion_competes_and_a_files_age_ends_with_the_window():
    some = lives(*range(10, 35))
    gone = [one for number in range(60, 85) for one in life(number, end=[(5, "D {}")])]
    assert found([*some, *gone]).value == 34.0  # half of fifty: the last of the twenty-five
    more = [one for number in range(85, 87) for one in life(number, end=[(5, "D {}")])]
    assert (found([*some, *gone, *more]).value, found([*some, *gone, *more]).why_none) == (None, "not_half")
    waiting = [one for number in range(60, 90) for one in life(number)]
    assert found([*some, *waiting]).why_none == "not_half"


def test_a_rename_is_no_end_and_a_bot_no_second_hand():
    plain = lives(*range(10, 50))
    bots = [step(BOT, f"M model/f{number}.py", days_ago=295) for number in range(40)]
    moved = [step("a", f"R model/f{number}.py data/f{number}.py", days_ago=296.5) for number in range(40)]
    later = [step("b", f"M data/f{number}.py", days_ago=300 - 10 - number) for number in range(40)]
    own = [one for number in range(40) for one in life(number)]
    assert found([*plain, *bots]).value == 29.0
    assert found([*own, *moved, *later]).value == 29.0


def test_only_files_that_are_begun_in_the_window_count():
    assert found(lives(*range(10, 50), born=370.0)).n == 0
    assert found(lives(*range(10, 39))).why_none == "too_few"


def world(seed):
    dice = random.Random(seed)
    watched = []
    for _ in range(200):
        start, second, deleted, end = (dice.uniform(0, 20), dice.expovariate(1 / 40), dice.expovariate(1 / 90), 120.0)
        until = min(second, deleted, end)
        if until > start:
            watched.append(Watched(start, until, event=until == second, other=until == deleted))
    return watched


@pytest.mark.parametrize("seed", range(6))
def test_it_is_the_median_of_aalen_and_johansens_incidence(seed):
    watched = [one for one in world(seed) if one.end > 25]  # later than all entries: at least ten are always watched
    watched += [Watched(0, 130, event=False)] * 10
    kinds = [1 if one.event else 2 if one.other else 0 for one in watched]
    fitter = AalenJohansenFitter(calculate_variance=False)
    fitter.fit([one.end for one in watched], kinds, event_of_interest=1, entry=[one.start for one in watched])
    curve = fitter.cumulative_density_.iloc[:, 0]
    reached = curve[curve >= 0.5]
    expected = None if reached.empty else float(reached.index[0])
    assert incidence_median(watched) == (expected if expected is None else pytest.approx(expected))


def test_an_event_among_few_decides_nothing():
    early = [Watched(0, 1, event=True)]
    later = [Watched(5, 10 + number, event=True) for number in range(40)]
    assert incidence_median([*early, *later]) == 29


def test_the_interval_leaves_out_one_week_of_births_at_a_time():
    files = [(number, 10 + number // 8 + 6 * (number % 8), 300.0 - 7 * (number % 8)) for number in range(48)]
    measure = found([one for number, second, born in files for one in life(number, second, born=born)])

    def median(without=None):
        seconds = sorted(second for number, second, _ in files if number % 8 != without)
        return seconds[(len(seconds) + 1) // 2 - 1]

    parts = [median(week) for week in range(8)]
    reach = 1.959964 * sqrt(7 / 8 * fsum((one - fsum(parts) / 8) ** 2 for one in parts))
    assert measure.value == pytest.approx(median())
    assert (measure.low, measure.high) == pytest.approx((median() - reach, median() + reach))
    assert measure.low < measure.value < measure.high
