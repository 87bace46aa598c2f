from collections.abc import Iterable

import pytest

from lintorg.derive.contributions import contributions
from lintorg.derive.people import people
from lintorg.model.facts import Commit, Facts, Identity, Trailer, Tree
from lintorg.model.settings import Settings
from lintorg.model.tables import Contribution
from lintorg.model.touches import Touch, Touches

JO, MO, KIT = Identity("Jo", "jo@example.org"), Identity("Mo", "mo@example.org"), Identity("Kit", "kit@example.org")
BOT = Identity("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com")
AGENT = Identity("Claude", "noreply@anthropic.com")


def commit(name: str, author: Identity, *trailers: str, parents: int = 1) -> Commit:
    return Commit(
        hash=name,
        parents=("p",) * parents,
        author=author,
        author_time=7,
        committer=author,
        committer_time=100,
        subject="change",
        trailers=tuple(Trailer(*trailer.split(": ", 1)) for trailer in trailers),
    )


def made(*newest_first: Commit, touches: Iterable[Touch] = ()) -> tuple[Contribution, ...]:
    facts = Facts(head=newest_first[0].hash, commits=newest_first, touches=Touches(touches))
    found = people(facts, Tree(), Settings(areas=(), classes=()))
    return contributions(facts, found, lambda path: "source", lambda path: path.partition("/")[0], frozenset())


def by(identity: Identity) -> str:
    return f"co-authored-by: {identity.name} <{identity.email}>"


def test_a_contribution_has_the_times_of_its_committer_and_author_and_its_areas() -> None:
    assert made(commit("b", MO), commit("a", JO), touches=[Touch("b", "data/load.py", "M")]) == (
        Contribution(hash="b", time=100, author_time=7, people=(1,), areas=frozenset({"data"})),
        Contribution(hash="a", time=100, author_time=7, people=(0,)),
    )


def test_merges_and_commits_of_bots_and_agents_are_left_out_whoever_co_authors_them() -> None:
    found = made(commit("d", JO, parents=2), commit("c", BOT, by(JO)), commit("b", AGENT, by(JO)), commit("a", JO))
    assert [one.hash for one in found] == ["a"]


def test_people_are_the_author_and_then_the_co_authors_in_order_each_once() -> None:
    oldest = commit("a", KIT, by(JO), by(MO))  # numbers them 0, 1, 2
    assert made(commit("b", JO, by(MO), by(KIT), by(MO), by(JO)), oldest)[0].people == (1, 2, 0)


def test_two_identities_of_one_person_count_once() -> None:
    assert made(commit("a", JO, "co-authored-by: jo d <JO@example.org>"))[0].people == (0,)


@pytest.mark.parametrize(
    "other", [BOT, AGENT, Identity("root", "root@node7"), Identity("Your Name", "you@example.com")]
)
def test_co_authors_that_are_no_known_people_get_no_credit(other: Identity) -> None:
    assert made(commit("a", JO, by(other)))[0].people == (0,)


def test_a_co_author_named_by_the_address_alone_gets_credit() -> None:
    assert made(commit("a", JO, "co-authored-by: root <mo@example.org>"))[0].people == (0, 1)


def test_an_author_whom_nothing_names_still_made_the_commit() -> None:
    assert made(commit("a", Identity("root", "root@node7")))[0].people == (0,)


@pytest.mark.parametrize(
    ("trailer", "expected"),
    [
        (by(AGENT), True),
        (by(BOT), False),
        (by(MO), False),
        ("assisted-by: Claude:claude-opus-4", True),
        ("assisted-by: Claude <noreply@anthropic.com>", True),
        ("assisted-by: Mo Roe <mo@example.org>", False),
        ("reviewed-by: Claude <noreply@anthropic.com>", False),
    ],
)
def test_an_agent_among_co_authors_or_in_assisted_by_makes_a_commit_assisted(trailer: str, *, expected: bool) -> None:
    assert made(commit("b", JO, trailer), commit("a", JO, by(AGENT)))[0].assisted is expected


def test_the_mark_of_an_assistant_on_the_authors_name_makes_a_commit_assisted() -> None:
    first, second = made(commit("b", Identity("Jo (aider)", "jo@example.org")), commit("a", JO))
    assert (first.people, first.assisted) == ((0,), True)
    assert (second.people, second.assisted) == ((0,), False)


def test_a_trailer_that_repeats_counts_in_each_commit() -> None:
    found = made(commit("b", JO, by(MO), by(AGENT)), commit("a", JO, by(MO), by(AGENT)))
    assert [(one.people, one.assisted) for one in found] == [((0, 1), True), ((0, 1), True)]
