from collections import Counter
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.derive._shared.authorship import authors as authors_by
from lintorg.derive._shared.authorship import degree_of_authorship
from lintorg.model.tables import DAY, Lens
from tests.file_histories import BOT, END, authors, facts_of, name, step, tables_of
from tests.tabled import table


@pytest.mark.parametrize(
    ("first", "commits", "others", "degree"),
    [
        (True, 1, 0, 4.391),
        (True, 3, 0, 4.719),
        (True, 1, 1, 4.168500),
        (False, 1, 1, 3.234500),
        (False, 2, 1, 3.398500),
        (False, 3, 4, 3.268370),
        (True, 1, 40, 3.198943),
    ],
)
def test_the_degree_is_that_of_the_published_formula(first, commits, others, degree):
    assert degree_of_authorship(first=first, commits=commits, others=others) == pytest.approx(degree, abs=1e-6)


@pytest.mark.parametrize(
    ("commits", "expected"),
    [
        ({1: 1}, (1,)),
        ({1: 1, 2: 1}, (1,)),  # 3.2345 is below 3.293
        ({1: 1, 2: 2}, (1, 2)),  # 4.0383 and 3.3985, 0.84 of it
        ({1: 1, 2: 10}, (1, 2)),  # 3.6213 is 0.769 of 4.7105
        ({1: 1, 2: 11}, (2,)),  # 3.5933 is 0.737 of 4.8745
        ({1: 1} | dict.fromkeys(range(2, 42), 1), (1,)),  # 3.1990: below 3.293, but the first commit and the highest
        ({}, ()),
    ],
)
def test_authors_come_near_the_highest_degree_and_know_enough_or_made_the_first_commit(commits, expected):
    assert authors_by(commits) == expected


def test_a_file_goes_to_the_one_who_made_it_until_another_did_much_more():
    steps = [step("a", "A x.py"), *(step("b", "M x.py") for _ in range(11))]
    assert authors(tables_of(steps[:-1], ["x.py"])) == {"x.py": "ab"}
    assert authors(tables_of(steps, ["x.py"])) == {"x.py": "b"}


def test_a_file_nobody_was_seen_to_touch_has_no_author():
    assert authors(tables_of([step("a", "A x.py")], ["merged.py"])) == {"merged.py": ""}


def test_a_rename_counts_as_a_commit_and_keeps_the_history():
    steps = [step("a", "A x.py"), step("b", "R x.py y.py"), step("b", "M y.py")]
    assert authors(tables_of(steps, ["y.py"])) == {"y.py": "ab"}
    assert authors(tables_of(steps[:2], ["y.py"])) == {"y.py": "a"}


def test_two_files_that_change_names_in_one_commit_keep_their_histories():
    steps = [step("a", "A x.py"), step("b", "A y.py"), step("c", "R x.py y.py", "R y.py x.py")]
    assert authors(tables_of(steps, ["x.py", "y.py"])) == {"x.py": "b", "y.py": "a"}


def test_a_file_put_in_the_place_of_one_that_was_renamed_is_new():
    steps = [step("a", "A x.py"), step("b", "R x.py y.py", "A x.py")]
    assert authors(tables_of(steps, ["x.py", "y.py"])) == {"x.py": "b", "y.py": "a"}


def test_a_file_added_after_its_deletion_is_new():
    steps = [step("a", "A x.py"), step("b", "D x.py"), step("c", "A x.py")]
    assert authors(tables_of(steps, ["x.py"])) == {"x.py": "c"}


def test_a_file_added_on_two_branches_goes_on():
    steps = [
        step("a", "A x.py", days_ago=9),
        step("b", "A y.py", days_ago=8, parents=[0]),
        step("c", "A y.py", days_ago=7, parents=[0]),
        step("c", "M y.py", days_ago=6, parents=[2]),
        step("a", days_ago=1, parents=[1, 3]),
    ]
    assert authors(tables_of(steps, ["y.py"])) == {"y.py": "bc"}


def test_a_file_renamed_on_two_branches_keeps_what_either_knew():
    steps = [
        step("a", "A x.py", days_ago=9),
        step("b", "R x.py y.py", days_ago=8, parents=[0]),
        step("c", "M x.py", days_ago=7, parents=[0]),
        step("c", "R x.py y.py", days_ago=6, parents=[2]),
        step("a", days_ago=1, parents=[1, 3]),
    ]
    assert authors(tables_of(steps, ["y.py"])) == {"y.py": "a"}
    assert authors(tables_of([*steps, step("c", "M y.py"), step("c", "M y.py")], ["y.py"])) == {"y.py": "ac"}


def test_the_line_of_history_that_came_first_by_date_begins_a_file_whatever_the_facts_order():
    steps = [
        step("a", days_ago=9),
        step("b", "A x.py", days_ago=8, parents=[0]),
        step("c", "A x.py", days_ago=7, parents=[0]),
        step("a", parents=[1, 2]),
    ]
    for order in ((0, 1, 2, 3), (0, 2, 1, 3)):
        assert authors(tables_of(steps, ["x.py"], order=order)) == {"x.py": "b"}


def test_a_bot_is_no_author_but_its_renames_and_deletions_happen():
    steps = [step("a", "A x.py", "A z.py"), step(BOT, "R x.py y.py", "D z.py", "A b.py"), step("b", "A z.py", "M b.py")]
    assert authors(tables_of(steps, ["b.py", "y.py", "z.py"])) == {"b.py": "b", "y.py": "a", "z.py": "b"}
    assert authors(tables_of(steps[:2], ["b.py", "y.py"])) == {"b.py": "", "y.py": "a"}


def test_a_mass_rename_moves_histories_and_is_nobodys_work():
    paths = [f"{n}.py" for n in range(60)]
    moves = [f"R {path} src/{path}" for path in paths]
    steps = [step("a", *(f"A {path}" for path in paths)), step("b", *moves), step("b", "M src/0.py")]
    found = authors(tables_of(steps, [f"src/{path}" for path in paths]))
    assert set(found.values()) == {"a"}  # with the rename counted, b would author src/0.py too


def test_a_commit_listed_as_a_reformatting_is_nobodys_work():
    steps = [step("a", "A x.py"), step("b", "M x.py"), step("b", "M x.py")]
    assert authors(tables_of(steps, ["x.py"])) == {"x.py": "ab"}
    assert authors(tables_of(steps, ["x.py"], texts={".git-blame-ignore-revs": name(1)})) == {"x.py": "a"}


def test_the_files_that_a_sweep_adds_are_its_authors():
    paths = [f"{n}.py" for n in range(60)]
    steps = [step("a", *(f"A {path}" for path in paths)), step("b", *(f"M {path}" for path in paths), "A new.py")]
    found = authors(tables_of(steps, [*paths, "new.py"]))
    assert found == {**dict.fromkeys(paths, "a"), "new.py": "b"}


def test_co_authors_are_not_counted_and_agents_hands_only_when_asked():
    steps = [step("a", "A x.py"), step("b", "M x.py", assisted=True), step("b", "M x.py", assisted=True)]
    assert authors(tables_of(steps, ["x.py"])) == {"x.py": "ab"}
    assert authors(tables_of(steps, ["x.py"], lens=Lens(assisted=False))) == {"x.py": "a"}


def test_an_earlier_window_knows_only_what_its_tree_builds_on():
    steps = [
        step("a", "A x.py", days_ago=9),
        step("b", "M x.py", days_ago=8, parents=[0]),
        step("b", "M x.py", days_ago=8, parents=[1]),
        step("a", "A y.py", days_ago=7, parents=[0]),
        step("a", days_ago=5, parents=[3, 2]),
    ]
    assert authors(tables_of(steps, ["x.py", "y.py"], end=END - 6 * DAY)) == {"x.py": "a", "y.py": "a"}
    assert authors(tables_of(steps, ["x.py", "y.py"])) == {"x.py": "ab", "y.py": "a"}


def test_commits_are_counted_by_author_in_the_order_of_the_walk():
    steps = [step("c"), step("b"), step(BOT), step("c"), step("a", days_ago=-1)]
    tables = tables_of(steps, [])
    people = table(tables, "people").identities
    assert [(people[who][0].name[-1], made) for who, made in table(tables, "authored_commits").items()] == [
        ("c", 2),
        ("b", 1),
    ]


WHO = st.sampled_from([*"abcd", BOT])


def possible(wish, live, touches):
    """Return a touch that can be made beside others: the wish picks its kind and its paths."""
    busy = {path for touch in touches for path in touch.split()[1:]}
    old = [path for path in live if path not in busy]
    new = [path for path in (f"{n}.py" for n in range(6)) if path not in live and path not in busy]
    kind = "AMMMRD"[wish % 6]
    if not (new if kind in "AR" else old) or (kind == "R" and not old):
        return None
    paths = {"A": [new], "R": [old, new]}.get(kind, [old])
    return " ".join([kind, *(choice[wish % len(choice)] for choice in paths)])


def after(live, touches):
    """Return the files that exist after a commit."""
    changes = [touch.split() for touch in touches]
    gone = {paths[0] for kind, *paths in changes if kind in "DR"}
    return [path for path in live if path not in gone] + [paths[-1] for kind, *paths in changes if kind in "AR"]


@st.composite
def histories(draw):
    """Commits that each do what can be done: add, change, delete and rename among six paths."""
    live, steps = [], []
    for who, wishes in draw(st.lists(st.tuples(WHO, st.lists(st.integers(0, 99), max_size=3)), max_size=30)):
        touches = []
        for wish in wishes:
            touches += filter(None, [possible(wish, live, touches)])
        live = after(live, touches)
        steps.append(step(who, *touches))
    return [*steps, step("a")], sorted(live)


def commits_to(path, steps):
    """Follow a file back to where it began; return the people who touched it, oldest first."""
    found = []
    for one in reversed(steps):
        for touch in one.touches:
            kind, *paths = touch.split()
            if paths[-1] == path:
                found.append(one.who)
                if kind == "A":
                    return [who for who in reversed(found) if who != BOT]
                path = paths[0]
                break
    raise AssertionError(path)


def published(commits):
    """Return the authors by the published definition, counted anew for each person."""
    degrees = {}
    for who in set(commits):
        first = 1 if commits[0] == who else 0
        deliveries, others = commits.count(who) - first, len(commits) - commits.count(who)
        degrees[who] = 3.293 + 1.098 * first + 0.164 * deliveries - 0.321 * log(1 + others)
    return "".join(
        sorted(
            who
            for who, degree in degrees.items()
            if degree / max(degrees.values()) > 0.75 and (degree >= 3.293 or who == commits[0])
        )
    )


@given(histories())
def test_authors_are_those_of_the_published_definition(history):
    steps, live = history
    assert authors(tables_of(steps, live)) == {path: published(commits_to(path, steps)) for path in live}


@given(histories(), st.permutations("abcd"))
def test_authors_follow_a_renaming_of_the_people(history, names):
    steps, live = history
    other = dict(zip("abcd", names, strict=True)) | {BOT: BOT}
    renamed = [step(other[one.who], *one.touches) for one in steps]
    expected = {
        path: "".join(sorted(other[who] for who in found)) for path, found in authors(tables_of(steps, live)).items()
    }
    assert authors(tables_of(renamed, live)) == expected


@given(histories())
def test_every_live_file_is_found_again_in_every_earlier_window(history):
    steps, live = history
    dated = [step(one.who, *one.touches, days_ago=len(steps) - place) for place, one in enumerate(steps)]
    alive = []
    for place, one in enumerate(dated):
        alive = after(alive, one.touches)
        tables = tables_of(dated, live, end=END - (len(steps) - place) * DAY)
        assert Counter(table(tables, "live_code")) == Counter(alive)
    assert facts_of(dated).head == name(len(steps) - 1)
