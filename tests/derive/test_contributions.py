from collections.abc import Iterable

import pytest

from lintorg.derive.contributions import contributions_at
from lintorg.derive.identities import people
from lintorg.derive.imported import copies
from lintorg.model.facts import Commit, Facts, Identity, Trailer, Tree
from lintorg.model.located import Located
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
    settings = Settings(areas=(), classes=())
    found = people(facts, Tree(), settings)
    areas = lambda path: path.partition("/")[0]  # noqa: E731
    where = Located(touches=facts.touches)
    at = contributions_at(facts, found, settings, lambda path: "source", areas, lambda head, end: where, copies(facts))
    return at(facts.head, 100)


def by(identity: Identity) -> str:
    return f"co-authored-by: {identity.name} <{identity.email}>"


def test_a_contribution_has_the_times_of_its_committer_and_author_and_its_areas() -> None:
    assert made(commit("b", MO), commit("a", JO), touches=[Touch("b", "data/load.py", "M")]) == (
        Contribution(hash="b", time=100, author_time=7, people=(1,), areas=frozenset({"data"})),
        Contribution(hash="a", time=100, author_time=7, people=(0,)),
    )


def test_merges_and_commits_of_bots_are_left_out_whoever_co_authors_them() -> None:
    found = made(commit("d", JO, parents=2), commit("c", BOT, by(JO)), commit("b", AGENT), commit("a", JO))
    assert [one.hash for one in found] == ["a"]


def test_what_an_agent_authored_belongs_to_those_who_directed_it() -> None:
    oldest = commit("a", JO, by(MO))  # numbers them 0, 1
    found = made(commit("c", AGENT, by(MO), by(BOT), by(JO)), commit("b", AGENT, by(BOT)), oldest)
    assert [(one.hash, one.people, one.assisted) for one in found] == [("c", (1, 0), True), ("a", (0, 1), False)]


def test_what_nobody_authored_belongs_to_its_co_authors_without_an_agent() -> None:
    (found, *_) = made(commit("b", Identity("root", "root@node7"), by(MO)), commit("a", JO, by(MO)))
    assert (found.hash, found.people, found.assisted) == ("b", (1,), False)


def co_authors(count: int) -> tuple[str, ...]:
    return tuple(by(Identity(f"Person{number} Quaver", f"p{number}@example.org")) for number in range(count))


def test_more_than_eight_co_authors_get_no_credit() -> None:
    eight, nine = made(commit("b", JO, *co_authors(8), by(AGENT))), made(commit("a", JO, *co_authors(9)))
    assert [(len(one.people), one.crowded) for one in (*eight, *nine)] == [(9, False), (1, True)]


def test_the_limit_of_co_authors_is_not_for_those_of_an_agents_commit() -> None:
    (found,) = made(commit("b", AGENT, *co_authors(20)))
    assert (len(found.people), found.crowded) == (20, False)


def test_several_co_authors_may_stand_on_a_line() -> None:
    line = "co-authored-by: Mo <mo@example.org>, and Kit <kit@example.org> Co-authored-by: Jo <jo@example.org>"
    assert made(commit("b", JO, line), commit("a", JO, by(MO), by(KIT)))[0].people == (0, 1, 2)


def test_a_co_developer_is_a_co_author() -> None:
    assert made(commit("a", JO, "co-developed-by: Mo <mo@example.org>"))[0].people == (0, 1)


@pytest.mark.parametrize(("named", "hashes"), [("bbbbbbb", ["b"]), ("0123456", ["c", "b"])])
def test_a_copy_of_a_commit_of_this_history_counts_once(named: str, hashes: list[str]) -> None:
    found = made(commit("c" * 40, JO, f"cherry-picked-from: {named}"), commit("b" * 40, MO))
    assert [one.hash[0] for one in found] == hashes


def test_people_are_the_author_and_then_the_co_authors_in_order_each_once() -> None:
    oldest = commit("a", KIT, by(JO), by(MO))  # numbers them 0, 1, 2
    assert made(commit("b", JO, by(MO), by(KIT), by(MO), by(JO)), oldest)[0].people == (1, 2, 0)


def test_two_identities_of_one_person_count_once() -> None:
    assert made(commit("a", JO, "co-authored-by: jo d <JO@example.org>"))[0].people == (0,)


@pytest.mark.parametrize(
    "other",
    [
        BOT,
        AGENT,
        Identity("root", "root@node7"),
        Identity("Your Name", "you@example.com"),
        Identity("Lab Authors", "no-reply@example.org"),
    ],
)
def test_co_authors_that_are_no_known_people_get_no_credit(other: Identity) -> None:
    assert made(commit("a", JO, by(other)))[0].people == (0,)


def test_a_co_author_named_by_the_address_alone_gets_credit() -> None:
    assert made(commit("a", JO, "co-authored-by: root <mo@example.org>"))[0].people == (0, 1)


@pytest.mark.parametrize(
    ("trailer", "expected"),
    [
        (by(AGENT), True),
        (by(BOT), False),
        (by(MO), False),
        ("assisted-by: Claude:claude-opus-4", True),
        ("assisted-by: Claude <noreply@anthropic.com>", True),
        ("assisted-by: Mo Roe <mo@example.org>", False),
        ("generated-by: Claude Opus 5 (1M context)", True),
        ("made-with: Cursor", True),
        ("authored-with: [Claude Code](https://example.org)", True),
        ("authored-with: the build script", False),
        ("generated-by: Mo Roe", False),
        ("amp-thread-id: T-1", True),
        ("co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>", False),
        ("co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>", False),
        ("co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>", True),
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
