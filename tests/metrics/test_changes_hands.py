import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.metrics._shared.intervals import share_of_events
from lintorg.metrics.changes_hands import expected
from lintorg.model.hands import HandedFile, Handover, Hands
from lintorg.model.tables import DAY, Contribution
from tests.file_histories import BOT, END, step, tables_of
from tests.tabled import having
from tests.worlds import YEAR, did, measured, team

FILES = [f"model/f{number}.py" for number in range(6)]
BEGUN = [step("abcdef"[number], f"A {path}", days_ago=500) for number, path in enumerate(FILES)]


def found(steps, files=FILES, **options):
    tables = having(tables_of([*BEGUN, *steps], files, **options), path_area=lambda path: path.split("/")[0])
    return measured("changes_hands", having(tables, core=frozenset({"model", "data"})))


def turns(people, paths, count=120):
    return [step(people[n % len(people)], f"M {paths[n % len(paths)]}", days_ago=300 - 2 * n) for n in range(count)]


def test_everyone_with_a_file_of_their_own_is_nought():
    repo = found(turns("abcde", FILES[:5]))["repo"]
    assert (repo.value, repo.low, repo.n) == (0.0, 0.0, 120)
    assert repo.detail == {"by_others": "0 %", "by_chance": "80 %", "apart": "model"}


def test_a_worked_example():
    """Five people in turn change one file: none of the 120 is by who was last, where 4/5 of all are by others."""
    repo = found(turns("abcde", FILES[:1]))["repo"]
    assert repo.value == pytest.approx(119 / 120 / 0.8)  # the first change is by who began the file


def test_the_share_of_a_commit_is_over_its_files_and_co_authors_are_its_people():
    """Of each commit's two files one was last with b and c: with nobody of it where it is by a and d, half of it."""
    commits = [did(1 + 3 * n, ("ad", "eb")[n % 2]) for n in range(100)] + [did(2, "c")]
    theirs, own = (HandedFile(path=f"model/{name}.py") for name in "xy")
    found: dict[str, tuple[Handover, ...]] = {
        one.hash: (Handover(theirs, "M", (1, 2), (1,)), Handover(own, "M", one.people, (0,))) for one in commits
    }
    repo = measured("changes_hands", having(team(commits), hands=Hands(found=found)))["repo"]
    raw = 50 * 0.5 / 101
    chance = sum((50 / 101 + 1 - made / 101) / 2 for made in [50] * 100 + [1]) / 101
    assert repo.value == pytest.approx(raw / chance)


def reference(steps, files):
    """The same, from the steps: whose each file was last, and who might have been anyone."""
    last, edits = {}, []
    for one in sorted(steps, key=lambda one: -one.days_ago):
        touched = [text.split()[-1] for text in one.touches]
        known = [last[path] for path in touched if path in last]
        if one.days_ago < 365 and known:
            edits.append((one.who, known))
        last.update(dict.fromkeys(touched, one.who))
    raw = sum(sum(who != one for one in known) / len(known) for who, known in edits) / len(edits)
    made = [who for who, _ in edits]
    chance = sum(
        sum(sum(who != one for who in made) / len(made) for one in known) / len(known) for _, known in edits
    ) / len(edits)
    return raw / chance, raw, len(edits), edits


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_a_second_count_gives_the_same(seed):
    dice = random.Random(seed)
    steps = [
        step(
            dice.choices("abcdefg", (5, 4, 3, 2, 2, 1, 1))[0],
            *(f"M {path}" for path in dice.sample(FILES, dice.choice((1, 1, 2, 3)))),
            days_ago=340 - 2 * n,
        )
        for n in range(150)
    ]
    value, raw, n, edits = reference([*BEGUN, *steps], FILES)
    repo = found(steps)["repo"]
    assert (repo.value, repo.n) == (pytest.approx(value), n)
    assert repo.low <= repo.value <= repo.high
    events = [
        (END - int(one.days_ago * DAY), sum(who != last for last in known) / len(known))
        for one, (who, known) in zip(steps, edits, strict=True)
    ]
    share = share_of_events(events, YEAR)
    assert (repo.low, repo.high) == pytest.approx((share.low * value / raw, share.high * value / raw))


@pytest.mark.parametrize("seed", range(5))
def test_with_hands_permuted_it_is_one(seed):
    dice = random.Random(seed)
    people = dice.choices("abcdefg", (9, 5, 3, 2, 2, 1, 1), k=300)
    edits = [
        (Contribution(hash=str(n), time=n, author_time=n, people=(ord(who),)), [(ord(dice.choice("abcdefg")),)])
        for n, who in enumerate(people)
    ]
    chance, total = expected(edits), 0.0
    for _ in range(40):
        hands = dice.sample(people, len(people))
        total += sum((ord(who),) != files[0] for who, (_, files) in zip(hands, edits, strict=True)) / len(edits)
    assert total / 40 / chance == pytest.approx(1, abs=0.02)


@pytest.mark.parametrize(
    ("more", "n"),
    [
        ([step(BOT, f"M {FILES[0]}", days_ago=30)], 120),  # a bot's is none, and sets no last hand
        ([step("b", "M model/new.py", days_ago=30)], 120),  # nobody was there before
        ([step("b", f"D {FILES[0]}", days_ago=30)], 120),  # deleted is not changed
        ([step("b", f"R {FILES[0]} data/x.py", days_ago=30)], 121),
        ([step("a", f"M {FILES[0]}", days_ago=30), step("b", f"M {FILES[1]}", days_ago=20)], 122),
        ([step("b", f"M {FILES[0]}", days_ago=-1)], 120),  # after the window
    ],
)
def test_what_counts_as_such_a_commit(more, n):
    assert found([*turns("abcde", FILES[:1]), *more], [*FILES, "data/x.py"])["repo"].n == n


def test_a_bots_commit_and_a_sweep_set_no_last_hand():
    def last_is(*between):
        steps = [*turns("abcde", FILES[1:]), *between, step("a", f"M {FILES[0]}", days_ago=10)]
        return found(steps, texts={".git-blame-ignore-revs": f"{6 + 120:040x}"})["repo"].value

    kept = last_is(step("f", "M model/odd.py", days_ago=20))
    assert last_is(step(BOT, f"M {FILES[0]}", days_ago=20)) == kept
    assert last_is(step("b", f"M {FILES[0]}", days_ago=20)) == kept  # listed: a sweep
    assert found([*turns("abcde", FILES[1:]), step("b", f"M {FILES[0]}", days_ago=20)])["repo"].n == 121


def test_a_file_is_in_the_area_where_it_is_at_the_end_and_its_hands_move_with_it():
    steps = [*turns("abcde", FILES[:1]), step("e", f"R {FILES[0]} data/x.py", days_ago=5)]
    measures = found(steps, [*FILES[1:], "data/x.py"])
    assert (measures["area:data"].n, measures["repo"].n) == (121, 121)
    assert "area:model" not in measures
    assert measures["area:data"].value == measures["repo"].value


@pytest.mark.parametrize(("people", "count"), [("abcde", 99), ("abcd", 120)])
def test_below_a_hundred_commits_or_five_people_there_is_no_value(people, count):
    repo = found(turns(people, FILES[:1], count))["repo"]
    assert (repo.value, repo.why_none, repo.n) == (None, "too_few", count)


def test_every_file_touched_once_and_one_person_have_no_value():
    once = [step("abcdefg"[n % 7], f"A model/once{n}.py", days_ago=300 - n) for n in range(150)]
    alone = [step("a", f"M {FILES[0]}", days_ago=300 - n) for n in range(150)]
    assert found(once)["repo"].value is None
    assert found(alone)["repo"].value is None
