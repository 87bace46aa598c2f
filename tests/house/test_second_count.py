"""Every simple metric, counted a second time over whole teams: plain loops over the rows that made the history."""

from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import Any

import pytest
from scipy.stats import binomtest

from lintorg.gather.measuring import catalogue
from tests.teams import AREA_OF, BOT, CORE, UNKNOWN, UPKEEP, function_of, measured, team

ROWS = {seed: team(seed) for seed in range(8)}


class Count:
    """What is counted of one team."""

    def __init__(self, rows):
        self.all = [row for row in rows if row.who != BOT and not row.merges]
        self.year = [row for row in self.all if row.days_ago < 365]

    def credit(self, rows):
        found: Any = Counter()
        for row in rows:
            for who in row.who:
                found[who] += Fraction(1, len(row.who))
        return found

    def named(self, area):
        """Return an area's name: a folder that the map does not know needs a twentieth of two years' touches."""
        paths = [path for row in self.all if row.days_ago < 730 for path in row.paths]
        known = area != UNKNOWN or 20 * sum(AREA_OF[path] == area for path in paths) >= len(paths)
        return area if known else "other"

    def of(self, area):
        return [row for row in self.year if area in row.areas]

    @property
    def core(self):
        return [row for row in self.year if row.areas & CORE]

    @property
    def busy(self):
        return sorted(area for area in CORE if len(self.of(area)) >= 20)

    @property
    def upkeep(self):
        return [row for row in self.year if row.areas and row.areas <= UPKEEP]

    def last(self, who, rows):
        return min(row.days_ago for row in rows if who in row.who)

    def newcomers(self):
        firsts = {who: max(row.days_ago for row in self.all if who in row.who) for row in self.all for who in row.who}
        return {who for who, days in firsts.items() if days < 365}


def half(credit):
    sizes = range(1, len(credit) + 1)
    brute = (k for k in sizes if any(2 * sum(some) > sum(credit.values()) for some in combinations(credit.values(), k)))
    return next(brute, None)


def ratio(part, whole):
    return float(Fraction(part) / whole) if whole else None


def concentration(count):
    p = [units / len(count.year) for units in count.credit(count.year).values()]
    return (len(count.year) * sum(one * one for one in p) - 1) / (len(count.year) - 1)


def newcomer(count, rows):
    credit = count.credit(rows)
    return ratio(sum(credit[who] for who in count.newcomers()), sum(credit.values()))


def known(count, area):
    commits = Counter(who for row in count.of(area) for who in row.who)
    return {who for who, number in commits.items() if number >= 2}


def successors(count, area):
    rows = count.of(area)
    commits = Counter(who for row in rows for who in row.who)
    first = {who: max(row.days_ago for row in rows if who in row.who) for who in commits}
    holder = max(commits, key=lambda who: (commits[who], -count.last(who, rows), first[who]))
    least = max(3, min(10, Fraction(commits[holder], 10)))
    return sum(number >= least and who != holder and count.last(who, count.all) < 90 for who, number in commits.items())


def bridged(count):
    pairs = list(combinations(count.busy, 2))
    return ratio(sum(len(known(count, a) & known(count, b)) >= 2 for a, b in pairs), len(pairs))


def no_upkeep(count):
    commits = Counter(who for row in count.year for who in row.who)
    regulars = [who for who, number in commits.items() if number >= 5]
    doing = {who for row in count.year if row.areas & UPKEEP for who in row.who}
    return ratio(sum(who not in doing for who in regulars), len(regulars))


def carried(count):
    early = Counter(who for row in count.all if 182 <= row.days_ago < 365 for who in row.who)
    return [who for who, number in early.items() if number >= 5]


def stopped(count):
    return [who for who in carried(count) if count.last(who, count.all) >= 182]


def minor(count, area):
    credit = count.credit(count.of(area))
    total = sum(credit.values())
    return ratio(sum(units for units in credit.values() if units / total < Fraction(5, 100)), total)


REPO = {
    "commits": lambda c: len(c.year),
    "people": lambda c: len({who for row in c.year for who in row.who}),
    "contributor_absence_factor": lambda c: half(c.credit(c.year)),
    "top_author_share": lambda c: ratio(max(c.credit(c.year).values()), len(c.year)),
    "hhi": lambda c: float(concentration(c)),
    "effective_contributors": lambda c: float(1 / concentration(c)),
    "cross_core_commit_share": lambda c: ratio(sum(len(row.areas & CORE) >= 2 for row in c.core), len(c.core)),
    "core_areas_judged": lambda c: len(c.busy),
    "core_areas_without_successor": lambda c: sum(successors(c, area) == 0 for area in c.busy) if c.busy else None,
    "bridged_pairs_share": bridged,
    "newcomer_people_share": lambda c: ratio(
        len(c.newcomers() & {who for row in c.year for who in row.who}), len({who for row in c.year for who in row.who})
    ),
    "newcomer_commit_share": lambda c: newcomer(c, c.year),
    "newcomer_core_share": lambda c: newcomer(c, c.core),
    "upkeep_share": lambda c: ratio(len(c.upkeep), len(c.year)),
    "upkeep_half_people": lambda c: half(c.credit(c.upkeep)),
    "upkeep_none_share": no_upkeep,
    "core_test_cochange": lambda c: ratio(sum("tests" in row.areas for row in c.core), len(c.core)),
    "core_turnover": lambda c: ratio(len(stopped(c)), len(carried(c))),
}
AREA = {
    "area_commits": lambda c, area: len(c.of(area)),
    "area_people": lambda c, area: len({who for row in c.of(area) for who in row.who}),
    "area_top_share": lambda c, area: ratio(max(c.credit(c.of(area)).values()), len(c.of(area))),
    "area_minor_share": minor,
    "area_successors": successors,
    "hot_single_hand_functions": lambda c, area: hot(c, area) if area in CORE else None,
}


def hot(count, area):
    hands = Counter()
    for row in count.of(area):
        for path in row.paths:
            if AREA_OF[path] == area:
                hands[path, function_of(row)] += 1
    alone = [key for key in hands if len({who for row in count.year for who in row.who if changes(row, key)}) == 1]
    return sum(hands[key] >= 5 for key in alone)


def changes(row, key):
    return key[0] in row.paths and function_of(row) == key[1]


def same(found, expected):
    """Tell whether two counts agree, in the last digits of a float too."""
    return found == expected if None in (found, expected) else found == pytest.approx(expected, rel=1e-12)


@pytest.fixture(scope="module")
def worlds():
    return {seed: (Count(rows), measured(rows)) for seed, rows in ROWS.items()}


@pytest.mark.parametrize("metric", REPO)
def test_a_metric_of_the_repository_is_its_second_count(worlds, metric):
    for count, answers in worlds.values():
        assert same(answers[metric, "repo"][0], REPO[metric](count))


@pytest.mark.parametrize("metric", AREA)
def test_a_metric_of_an_area_is_its_second_count(worlds, metric):
    for count, answers in worlds.values():
        for area in {area for row in count.year for area in row.areas}:
            expected = AREA[metric](count, area)
            found = answers.get((metric, f"area:{count.named(area)}"), (None,))[0]
            assert same(found, expected), (metric, area)


def test_people_who_know_both_areas_of_a_pair_are_their_second_count(worlds):
    judged = 0
    for count, answers in worlds.values():
        for one, other in combinations(count.busy, 2):
            if min(len(known(count, one)), len(known(count, other))) >= 3:
                judged += 1
                assert answers["area_bridges", f"areas:{one}|{other}"][0] == len(
                    known(count, one) & known(count, other)
                )
    assert judged > 5


def test_intervals_are_scipys_at_the_effective_sample(worlds):
    for count, answers in worlds.values():
        value, low, high, n, _ = answers["core_turnover", "repo"]
        if n:
            expected = binomtest(len(stopped(count)), n).proportion_ci(method="wilson")
            assert (low, high) == pytest.approx((expected.low, expected.high), abs=1e-6)
        value, low, high, n, _ = answers["core_test_cochange", "repo"]
        weeks, bins = Counter(), ceil(365 / 7)
        for row in count.core:
            weeks[int(row.days_ago // 7)] += ("tests" in row.areas) - value
        if value in (0, 1) or len({int(row.days_ago // 7) for row in count.core}) < 12:
            continue
        effect = max(1, bins / (bins - 1) * sum(one**2 for one in weeks.values()) / (n * value * (1 - value)))
        z2, sample = 1.959964**2, n / effect
        for end in (low, high):  # both ends solve (p - x)² = z² x (1 - x) / n
            assert (value - end) ** 2 == pytest.approx(z2 * end * (1 - end) / sample)


@pytest.mark.parametrize("metric", [*REPO, *AREA])
def test_the_teams_differ_in_it(worlds, metric):
    values = {a[0] for _, answers in worlds.values() for (name, _), a in answers.items() if name == metric}
    assert len(values - {None}) >= 2


def test_every_second_count_is_of_a_metric_that_there_is():
    assert {*REPO, *AREA} <= catalogue().keys()
