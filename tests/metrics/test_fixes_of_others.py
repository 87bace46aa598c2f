"""Both measures of fixes to other people's code."""

import random
from collections import Counter

import pytest

from lintorg.metrics import fixes_of_others_half_people
from lintorg.metrics._shared.intervals import share_of_events
from lintorg.model.tables import DAY
from tests.file_histories import BOT, END, name, step, tables_of
from tests.tabled import having
from tests.worlds import YEAR, measured

FILES = [f"model/f{number}.py" for number in range(5)]
BEGUN = [step("abcde"[number], f"A {path}", days_ago=500) for number, path in enumerate(FILES)]


def tables(steps, **options):
    return having(tables_of([*BEGUN, *steps], FILES, **options), path_area=lambda path: path.split("/")[0])


def share(steps, **options):
    return measured("fixes_of_others_share", tables(steps, **options))["repo"]


def half(steps):
    return measured("fixes_of_others_half_people", tables(steps))["repo"]


def fix(who, *touches, days_ago=100.0, subject="Fix the mask"):
    return step(who, *touches, days_ago=days_ago, subject=subject)


def test_a_worked_example():
    """Of four fixes two mend what another wrote; one of those is by b, one by c."""
    steps = [
        fix("a", f"M {FILES[0]}"),
        fix("b", f"M {FILES[0]}", days_ago=90),
        fix("b", f"M {FILES[0]}", f"M {FILES[1]}", days_ago=80),  # one of its files is b's own
        fix("c", f"M {FILES[0]}", days_ago=70),
    ]
    assert (share(steps).value, share(steps).n) == (2 / 4, 4)
    assert (half(steps).value, half(steps).n) == (2, 2)
    assert half(steps).detail == {"fixers": "2", "fixed_areas": "model (2)"}
    assert tables(steps).call(fixes_of_others_half_people.commits_behind) == {"repo": (name(8), name(6))}


def test_whoever_has_as_many_commits_as_any_mends_their_own():
    grown = step("b", f"M {FILES[0]}", days_ago=200)
    assert share([grown, fix("b", f"M {FILES[0]}")]).value == 0.0
    assert share([grown, fix("a", f"M {FILES[0]}")]).value == 0.0
    assert share([grown, fix("c", f"M {FILES[0]}")]).value == 1.0


@pytest.mark.parametrize(
    "subject",
    ["fix: mask", "Fixes #12", "bug in loader", "[HOTFIX] data", "A regression of the loss", "typo fixed", "BUG-12"],
)
def test_a_subject_that_says_so_is_a_fix(subject):
    assert share([fix("b", f"M {FILES[0]}", subject=subject)]).n == 1


@pytest.mark.parametrize(
    "subject",
    [
        "prefix tuning",
        "Fixture for tests",
        "debug print",
        'Revert "Fix the mask"',
        "",
        "修复 mask",
        "Behebt den Fehler",
    ],
)
def test_a_subject_that_does_not_is_none(subject):
    assert share([fix("b", f"M {FILES[0]}", subject=subject)]).n == 0


@pytest.mark.parametrize(
    "steps",
    [
        [fix("b", "A model/new.py")],  # nobody's yet
        [fix("b")],  # touches nothing
        [fix(BOT, f"M {FILES[0]}")],
        [fix("b", f"M {FILES[0]}", days_ago=400)],
    ],
)
def test_what_is_no_such_fix(steps):
    assert (share(steps).value, share(steps).n, share(steps).why_none) == (None, 0, "too_few")
    assert (half(steps).value, half(steps).why_none) == (None, "too_few")


def test_a_sweep_gives_nobody_commits():
    swept = [step("b", f"M {FILES[0]}", days_ago=200), step("b", f"M {FILES[0]}", days_ago=190)]
    listed = {".git-blame-ignore-revs": f"{name(5)}\n{name(6)}\n"}
    assert share([*swept, fix("b", f"M {FILES[0]}")]).value == 0.0
    assert share([*swept, fix("b", f"M {FILES[0]}")], texts=listed).value == 1.0


@pytest.mark.parametrize("seed", range(8))
def test_a_second_count_gives_the_same(seed):
    dice = random.Random(seed)
    steps = [
        step(
            dice.choices("abcde", (5, 3, 2, 1, 1))[0],
            *(f"M {path}" for path in dice.sample(FILES, dice.choice((1, 2)))),
            days_ago=360 - 2 * n,
            subject=dice.choice(("fix it", "add it")),
        )
        for n in range(170)
    ]
    made, events, others = {}, [], []
    for one in [*BEGUN, *steps]:
        paths = [text.split()[-1] for text in one.touches]
        if one.subject == "fix it":
            own = [made[path][one.who] == max(made[path].values()) for path in paths]
            events.append((END - int(one.days_ago * DAY), float(not any(own))))
            others += [] if any(own) else [one.who]
        for path in paths:
            made.setdefault(path, Counter())[one.who] += 1
    expected, found = share_of_events(events, YEAR), share(steps)
    assert (found.value, found.low, found.high, found.n) == (
        pytest.approx(expected.value),
        pytest.approx(expected.low),
        pytest.approx(expected.high),
        len(events),
    )
    by = sorted(Counter(others).values(), reverse=True)
    smallest = next(k for k in range(1, 6) if 2 * sum(by[:k]) > len(others))
    assert (half(steps).value, half(steps).n) == (smallest, len(others))
