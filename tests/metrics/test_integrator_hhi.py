from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.config.settings import default_settings
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.tables import DAY, Lens
from tests.tabled import having, stated, table
from tests.worlds import END, YEAR, measured

SETTINGS = default_settings()
PLATFORM = Identity("GitHub", "noreply@github.com")
BOT = Identity("mergify[bot]", "37929162+mergify[bot]@users.noreply.github.com")


def person(letter):
    return Identity(f"Person {letter}", f"{letter}@example.org")


def tables(pairs, texts=None):
    """``pairs`` are (author, committer), newest first; a letter is a person."""
    who = [[person(one) if isinstance(one, str) else one for one in pair] for pair in pairs]
    commits = tuple(
        Commit(
            hash=f"{n:040}",
            parents=(),
            author=author,
            author_time=END - n * DAY,
            committer=committer,
            committer_time=END - n * DAY,
            subject="change",
        )
        for n, (author, committer) in enumerate(who)
    )
    inputs = {
        "facts": Facts(head="0" * 40, commits=commits),
        "roster": None,
        "tree": Tree(texts=texts or {}),
        "settings": SETTINGS,
        "window": YEAR,
        "lens": Lens(),
        "area_map": "preset",
        "exported": False,
    }
    return stated(**inputs)


def found(pairs, **options):
    return measured("integrator_hhi", tables(pairs, **options))["repo"]


@given(st.lists(st.sampled_from(["ax", "bx", "by", "ay", "cx", "aa", "xx"]), max_size=14))
def test_it_is_the_chance_that_two_commits_of_others_went_through_one_hand(pairs):
    hands = [committer for author, committer in pairs if author != committer]
    two = list(permutations(hands, 2))
    expected = sum(one == other for one, other in two) / len(two) if two else None
    measure = found(pairs)
    assert measure.n == len(hands)
    assert measure.value == (None if expected is None else pytest.approx(expected))


def test_platforms_bots_and_ones_own_commits_are_left_out():
    assert found(["ax", "bx", ("a", PLATFORM), ("b", BOT), ("a", "a"), (BOT, "x")]).n == 2


def test_a_committer_is_a_person_under_all_addresses():
    alias = Identity("Person x", "px@example.com")
    mapped = Identity("X", "old@example.net")
    pairs = ["ax", ("b", alias), ("a", mapped), (mapped, "x")]
    measure = found(pairs, texts={".mailmap": "Person x <x@example.org> <old@example.net>\n"})
    assert (measure.value, measure.n) == (1, 3)


def test_fewer_than_two_are_too_few():
    assert (found(["ax", "bb"]).value, found(["ax", "bb"]).why_none) == (None, "too_few")


def test_the_remedy_learns_how_many_integrate_and_what_goes_through_the_busiest():
    made = tables(["ax", "bx", "cx", "ay", "bb"])
    work = tuple(
        replace(item, areas=frozenset(areas.split()))
        for item, areas in zip(table(made, "work"), ("model", "model data", "other", "docs", "docs"), strict=True)
    )
    measure = measured("integrator_hhi", having(made, work=work, work_commits=table(made, "work_commits")))["repo"]
    assert measure.detail == {"integrators": "2", "top_share": "75 %", "top_areas": "model and data"}
