from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.file_histories import BOT, authors, step, tables_of
from tests.worlds import measured, value


def files(letters):
    """One file a letter, made by that person alone."""
    return [f"{number}.py" for number in range(len(letters))]


def made(letters, *more):
    steps = [step(who, f"A {path}") for who, path in zip(letters, files(letters), strict=True)]
    return tables_of([*steps, *more], files(letters))


@pytest.mark.parametrize(
    ("letters", "removed"),
    [
        ("a", 1),
        ("aab", 1),
        ("ab", 2),  # half of the files still have an author when one is gone
        ("aabb", 2),
        ("aaabbc", 2),
        ("abcdef", 4),
    ],
)
def test_people_go_while_half_of_the_files_or_more_have_an_author(letters, removed):
    assert value("truck_factor", made(letters)) == removed


def test_a_file_with_two_authors_needs_both_to_go():
    shared = [step("b", "M 0.py", "M 1.py"), step("b", "M 0.py", "M 1.py")]
    assert value("truck_factor", made("aaa")) == 1
    assert value("truck_factor", made("aaa", *shared)) == 2


def test_fewer_than_half_of_the_files_with_an_author_is_no_value():
    tables = tables_of([step("a", "A x.py"), step(BOT, "A y.py", "A z.py")], ["x.py", "y.py", "z.py"])
    (measure,) = measured("truck_factor", tables).values()
    assert (measure.value, measure.why_none, measure.n) == (None, "unattributed", 3)
    half = tables_of([step("a", "A x.py"), step(BOT, "A y.py")], ["x.py", "y.py"])
    assert value("truck_factor", half) == 1


def test_without_code_there_is_no_value():
    (measure,) = measured("truck_factor", tables_of([step("a", "A notes.md")], ["notes.md"])).values()
    assert (measure.value, measure.why_none, measure.n) == (None, "too_few", 0)


def lost(*steps, live):
    return measured("truck_factor", tables_of(steps, live))["repo"].detail.get("files")


def test_of_two_with_as_many_files_the_one_with_more_commits_goes_first():
    steps = [step("a", "A x.py"), step("b", "A y.py"), step(BOT, "A z.py"), step("b")]
    assert lost(*steps, live=["x.py", "y.py", "z.py"]) == "y.py"


def test_of_two_with_as_many_files_and_commits_the_one_who_came_first_goes_first():
    for first, second in ("ab", "ba"):
        steps = [step(first, "A x.py"), step(second, "A y.py"), step(BOT, "A z.py")]
        assert lost(*steps, live=["x.py", "y.py", "z.py"]) == "x.py"


def test_the_remedy_names_the_three_files_without_author_that_changed_most():
    steps = [
        step("a", *(f"A {n}.py" for n in range(5)), days_ago=400),
        step("b", "A own.py", days_ago=400),
        *(step("b", *(f"M {path}" for path in paths.split()), days_ago=9) for paths in ("4.py", "2.py 3.py 4.py")),
        step("b", *["M own.py"], days_ago=9),
        step("b", *["M own.py"], days_ago=9),
    ]
    live = [*(f"{n}.py" for n in range(5)), "own.py"]
    assert lost(*steps, live=live) == "2.py and 3.py"  # b authors 4.py as well; 0.py and 1.py did not change
    assert lost(*steps[:1], *steps[4:], live=live) is None


def greedy(by_file):
    """Take away whoever authors most of what is left, counted anew each time, until too little is left."""
    left, gone = {path: set(found) for path, found in by_file.items()}, 0
    if not left or 2 * sum(map(bool, left.values())) < len(left):
        return None
    while 2 * sum(map(bool, left.values())) >= len(left):
        counts = Counter(who for found in left.values() for who in found)
        top = min(who for who in counts if counts[who] == max(counts.values()))
        for found in left.values():
            found.discard(top)
        gone += 1
    return gone


CHANGES = st.lists(st.tuples(st.sampled_from("abcde"), st.sets(st.integers(0, 7), min_size=1, max_size=4)), max_size=40)


def world(changes, head="a"):
    live, steps = set(), []
    for who, paths in changes:
        steps.append(step(who, *(f"{'M' if path in live else 'A'} {path}.py" for path in sorted(paths))))
        live |= paths
    return tables_of([*steps, step(head)], [f"{path}.py" for path in sorted(live)])


@given(CHANGES)
def test_it_lies_between_the_fewest_who_could_do_it_and_all_authors(changes):
    tables = world(changes)
    by_file, factor = authors(tables), value("truck_factor", tables)
    if factor is not None:
        people = sorted(set("".join(by_file.values())))
        fewest = next(
            size
            for size in range(len(people) + 1)
            for group in combinations(people, size)
            if 2 * sum(bool(set(found) - set(group)) for found in by_file.values()) < len(by_file)
        )
        assert fewest <= factor <= len(people)


@given(CHANGES)
def test_without_ties_it_is_what_counting_anew_each_time_gives(changes):
    tables = world(changes)
    by_file = authors(tables)
    counts = Counter(who for found in by_file.values() for who in found)
    if len(set(counts.values())) == len(counts):
        assert value("truck_factor", tables) == greedy(by_file)


@given(CHANGES, st.permutations("abcde"))
def test_who_the_people_are_makes_no_difference(changes, names):
    other = dict(zip("abcde", names, strict=True))
    renamed = [(other[who], paths) for who, paths in changes]
    assert value("truck_factor", world(changes)) == value("truck_factor", world(renamed, head=other["a"]))
