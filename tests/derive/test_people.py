import time
from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest

from lintorg.derive.identities import people
from lintorg.model.facts import Commit, Facts, Identity, Trailer, Tree
from lintorg.model.settings import Settings
from lintorg.model.tables import Merge, People

PLATFORM = "GitHub <noreply@github.com>"


def identity(text: str) -> Identity:
    name, _, email = text.removesuffix(">").rpartition(" <")
    return Identity(name, email)


def commit(number: int, author: str, *co_authors: str, committer: str | None = None) -> Commit:
    return Commit(
        hash=f"{number:040x}",
        parents=(),
        author=identity(author),
        author_time=number,
        committer=identity(committer or author),
        committer_time=number,
        subject="change",
        trailers=tuple(Trailer("co-authored-by", value) for value in co_authors),
    )


def facts(commits: Sequence[Commit]) -> Facts:
    """A history from commits given oldest first."""
    return Facts(head=commits[-1].hash, commits=tuple(reversed(commits)))


def resolve(
    *authors: str, mailmap: str | None = None, bots: tuple[str, ...] = (), agents: tuple[str, ...] = ()
) -> People:
    tree = Tree() if mailmap is None else Tree(texts={".mailmap": mailmap})
    history = facts([commit(number, author) for number, author in enumerate(authors)])
    return people(history, tree, Settings(areas=(), classes=(), bots=bots, agents=agents))


def groups(found: People) -> list[list[str]]:
    return [[f"{one.name} <{one.email}>" for one in person] for person in found.identities]


def reasons(found: People) -> list[str]:
    return [merge.reason for merge in found.merges]


def merged(*authors: str) -> bool:
    return len(resolve(*authors).identities) == 1


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("jo <jo@example.org>", "Jo Doe <JO@Example.ORG>", "same e-mail"),
        ("jo <jo@example.org>", "Jo Doe < jo@example.org >", "same e-mail"),
        ("jo <7+jd@users.noreply.github.com>", "Jo <jd@users.noreply.github.com>", "same platform login"),
        ("jo <7+jd@users.noreply.github.com>", "nano <7+JoDoe@users.noreply.github.com>", "same platform account"),
        ("jo <7+jd@user.noreply.gitee.com>", "Jo <7+jd2@user.noreply.gitee.com>", "same platform account"),
        ("李华 <7+lihua20@user.noreply.gitee.com>", "lihua20 <li@corp.example>", "the name is the platform login"),
        ("李华 <lihua20@noreply.gitcode.com>", "lihua20 <li@corp.example>", "the name is the platform login"),
        ("张伟明 <zhangwm@corp.example>", "张伟明 <zwm1990@mail.example>", "same full name"),
        ("Jo Doe <jo@a.example>", "Doe, Jo <doe@b.example>", "same full name"),
        ("Jo Doe <jo.doe@a.example>", "Doe Jo <doejo@b.example>", "same words of the name, and the mailbox agrees"),
        ("Jo Doe <jdoe@a.example>", "jd <jdoe@node7.cluster>", "same mailbox on a machine"),
        ("jd <jdoe@login-1>", "jd <jdoe@login-2>", "same name and mailbox on machines"),
        ("jo <7+JD@users.noreply.github.com>", "Jo <jd@users.noreply.github.com>", "same platform login"),
        ("jo <7-jd@users.noreply.gitlab.com>", "Jo <jd@users.noreply.gitlab.com>", "same platform login"),
        ("Jo Doe <7+jodoe@users.noreply.github.com>", "JoDoe <jo@example.org>", "the name is the platform login"),
        ("Jo Doe <jo@example.org>", "jo  DOE <doe@example.com>", "same full name"),
        ("Jo Doe <jo@example.org>", "\uff2a\uff4f Doe <doe@example.com>", "same full name"),
        ("Jo Straße <jo@example.org>", "JO STRASSE <doe@example.com>", "same full name"),
        ("Jo Doe <jo@example.org>", "Jo Doe (aider) <doe@example.com>", "same full name"),
        ("Jo Doe <jo@example.org>", "Jo Doe <>", "same full name"),
        ("Jo Doe <root@node7>", "Jo Doe <root@node8>", "same full name"),
    ],
)
def test_two_identities_are_one_person(one: str, other: str, reason: str) -> None:
    found = resolve(one, other)
    assert found.merges == (Merge(one=identity(one), other=identity(other), reason=reason),)
    assert found.identities == ((identity(one), identity(other)),)
    assert set(found.of.values()) == {0}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jo <jo@example.org>", "jo <doe@example.com>"),
        ("jo <1+jd@users.noreply.github.com>", "jo <2+jo@users.noreply.github.com>"),
        ("Jo Doe <1+jd@users.noreply.github.com>", "Jo Doe <2+jo@users.noreply.github.com>"),
        ("Jo Doe <jdoe@a.example>", "Joan Dorn <jdoe@node7.cluster>"),
        ("Jo Doe <jo.doe@a.example>", "Doe Jo <doejo7@b.example>"),
        ("王 <a@corp.example>", "王 <b@corp.example>"),
        ("jo <jd@users.noreply.github.com>", "jo <jd@users.noreply.gitlab.com>"),
        ("jo <7-jd@users.noreply.github.com>", "jo <jd@users.noreply.github.com>"),
        ("Jo Doe <7+jodo@users.noreply.github.com>", "jodo <jo@example.org>"),
        ("Jo Doe <7+admin@users.noreply.github.com>", "admin <jo@example.org>"),
        ("Jo Doe <7+jodoe@users.noreply.github.com>", "jodoe <8+mo@users.noreply.github.com>"),
        ("Your Name <jo@example.org>", "Your Name <mo@example.org>"),
        ("root user <jo@example.org>", "root user <mo@example.org>"),
        ("John Doe <jo@example.org>", "John Doe <mo@example.org>"),
        ("Jo Doe <jo@example.org>", "Doe Jo <doe@example.com>"),
    ],
)
def test_two_identities_stay_two_people(one: str, other: str) -> None:
    assert not merged(one, other)


@pytest.mark.parametrize(
    "email",
    [
        "",
        " ",
        "none",
        "@example.org",
        "jo@",
        "root@localhost",
        "dev@localhost",
        "dev@(none)",
        "root@node7.example.org",
        "ubuntu@ip-10-0-0-1.internal",
        "noreply@github.com",
        "no-reply@example.org",
        "unknown",
        "you@example.com",
        "your.email@example.com",
        "your_email@example.com",
        "youremail@example.com",
        "your-name@example.com",
        "Your_Verified_Email@example.com",
    ],
)
def test_an_email_that_many_share_joins_nobody(email: str) -> None:
    assert not merged(f"Jo Doe <{email}>", f"Mo Roe <{email}>")


@pytest.mark.parametrize("email", ["me@jo.example.org", "github@jo.example.org", "youri@example.org"])
def test_an_unusual_email_still_is_one_persons(email: str) -> None:
    assert merged(f"Jo Doe <{email}>", f"jd <{email}>")


def test_merges_chain_over_reasons() -> None:
    found = resolve(
        "Jo Doe <jo@example.org>",
        "Mo Roe <mo@example.org>",
        "Jo Doe <7+jd@users.noreply.github.com>",
        "jd <jd@users.noreply.github.com>",
    )
    assert groups(found) == [
        ["Jo Doe <jo@example.org>", "Jo Doe <7+jd@users.noreply.github.com>", "jd <jd@users.noreply.github.com>"],
        ["Mo Roe <mo@example.org>"],
    ]
    assert reasons(found) == ["same platform login", "same full name"]


def test_there_is_one_merge_for_each_two_groups_that_became_one() -> None:
    found = resolve("Jo Doe <jo@example.org>", "Jo DOE <jo@example.org>", "jo doe <doe@example.com>")
    assert reasons(found) == ["same e-mail", "same full name"]


def test_a_name_with_three_mail_domains_is_reported_and_not_merged() -> None:
    found = resolve("Jo Doe <jo@a.example>", "jo doe <jd@b.example>", "Jo Doe <doe@c.example>")
    assert len(found.identities) == 3
    assert (found.ambiguous, found.merges) == (("Jo Doe",), ())


@pytest.mark.parametrize(
    "third",
    ["", "7+jd@users.noreply.github.com", "jo@B.example", "root@node7.c.example"],
)
def test_noreply_shared_and_repeated_domains_do_not_make_a_name_ambiguous(third: str) -> None:
    found = resolve("Jo Doe <jo@a.example>", "Jo Doe <jd@b.example>", f"Jo Doe <{third}>")
    assert (len(found.identities), found.ambiguous) == (1, ())


@pytest.mark.parametrize("host", ["laptop", "laptop.local", "ip-10-0-0-1.ec2.internal", "login-01.cluster.c.example"])
def test_the_name_of_a_machine_is_no_mail_domain(host: str) -> None:
    assert merged("Jo Doe <jo@a.example>", "Jo Doe <jd@b.example>", f"Jo Doe <jo@{host}>")


def test_a_name_is_not_ambiguous_when_the_mailmap_made_it_one_person() -> None:
    mailmap = "Jo Doe <jo@a.example> <jo@b.example>\nJo Doe <jo@a.example> <jo@c.example>\n"
    found = resolve("Jo Doe <jo@a.example>", "Jo Doe <jo@b.example>", "Jo Doe <jo@c.example>", mailmap=mailmap)
    assert (len(found.identities), found.ambiguous) == (1, ())


def test_an_ambiguous_name_still_merges_on_equal_emails() -> None:
    found = resolve("Jo Doe <jo@a.example>", "Jo Doe <jd@b.example>", "Jo Doe <doe@c.example>", "jd <jd@b.example>")
    assert groups(found)[1] == ["Jo Doe <jd@b.example>", "jd <jd@b.example>"]
    assert found.ambiguous == ("Jo Doe",)


def test_the_mailmap_comes_first_and_is_listed() -> None:
    found = resolve(
        "jd <jd@old.example>", "Jo Doe <jo@example.org>", mailmap="Jo Doe <jo@example.org> <jd@old.example>"
    )
    assert groups(found) == [["Jo Doe <jo@example.org>"]]
    assert dict(found.of) == {identity("jd <jd@old.example>"): 0, identity("Jo Doe <jo@example.org>"): 0}
    one, other = identity("Jo Doe <jo@example.org>"), identity("jd <jd@old.example>")
    assert found.merges == (Merge(one=one, other=other, reason="mailmap"),)


@pytest.mark.parametrize(("mailmap", "expected"), [(None, False), ("", True)])
def test_a_mailmap_is_said_to_be_there(mailmap: str | None, *, expected: bool) -> None:
    assert resolve("Jo Doe <jo@example.org>", mailmap=mailmap).has_mailmap is expected


def test_the_mailmap_applies_to_committers_and_co_authors() -> None:
    history = facts([commit(0, "Jo Doe <jo@example.org>", "x <x@old.example>", committer="y <y@old.example>")])
    tree = Tree(texts={".mailmap": "<x@example.org> <x@old.example>\n<y@example.org> <y@old.example>\n"})
    found = people(history, tree, Settings(areas=(), classes=()))
    assert groups(found) == [["Jo Doe <jo@example.org>"], ["x <x@example.org>"], ["y <y@example.org>"]]
    assert found.of[identity("x <x@old.example>")] == 1


def test_people_are_numbered_as_they_first_appear_oldest_commit_first() -> None:
    history = facts(
        [
            commit(0, "Zed Zoe <z@example.org>", "Moe Mae <m@example.org>", committer="Kit Kay <k@example.org>"),
            commit(1, "Abe Ash <a@example.org>"),
        ]
    )
    found = people(history, Tree(), Settings(areas=(), classes=()))
    assert [person[0].name for person in found.identities] == ["Zed Zoe", "Moe Mae", "Kit Kay", "Abe Ash"]


def test_renaming_people_changes_no_number() -> None:
    before = ("Zed Zoe <z@example.org>", "Abe Ash <a@example.org>", "zz <z@example.org>")
    after = ("Abe Ash <a@example.org>", "Zed Zoe <z@example.org>", "zz <a@example.org>")
    numbers = [tuple(resolve(*authors).of[identity(author)] for author in authors) for authors in (before, after)]
    assert numbers == [(0, 1, 0), (0, 1, 0)]


AUTHORS = (
    "Jo Doe <jo@example.org>",
    "Jo Doe <7+jd@users.noreply.github.com>",
    "jd <jd@users.noreply.github.com>",
    "Mo Roe <mo@example.org>",
    "mo <mo@example.org>",
)


def test_who_is_one_person_does_not_depend_on_the_order_of_commits() -> None:
    def partition(authors: Iterable[str]) -> frozenset[frozenset[Identity]]:
        return frozenset(map(frozenset, resolve(*authors).identities))

    assert len({partition(order) for order in permutations(AUTHORS)}) == 1
    assert len(partition(AUTHORS)) == 2


def test_bots_agents_and_platforms_are_apart_from_people() -> None:
    bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>"
    agent = "claude[bot] <209825114+claude[bot]@users.noreply.github.com>"
    history = facts([commit(0, bot), commit(1, "Jo Doe <jo@example.org>", agent, committer=PLATFORM)])
    found = people(history, Tree(), Settings(areas=(), classes=()))
    assert found.bots == {identity(bot), identity(PLATFORM)}
    assert found.agents == {identity(agent)}
    assert dict(found.of) == {identity("Jo Doe <jo@example.org>"): 0}


def test_the_settings_name_bots_and_agents_and_go_before_the_vocabulary() -> None:
    found = resolve(
        "lab-ci <ci@example.org>",
        "Helper <helper@example.org>",
        "Claude <noreply@anthropic.com>",
        "Jo Doe <jo@example.org>",
        bots=("LAB-ci <*>", "claude <*>"),
        agents=("* <helper@example.org>",),
    )
    assert {bot.name for bot in found.bots} == {"lab-ci", "Claude"}
    assert {agent.name for agent in found.agents} == {"Helper"}
    assert groups(found) == [["Jo Doe <jo@example.org>"]]


def test_a_bot_after_mailmap_is_a_bot_as_commits_state_it() -> None:
    found = resolve("sync <sync@example.org>", mailmap="lab[bot] <sync@example.org>")
    assert found.bots == {identity("sync <sync@example.org>")}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mo Roe <mo@example.org>", "Mo Roe <mo@example.org>"),
        ('"Mo Roe" < mo@example.org >, thanks', "Mo Roe <mo@example.org>"),
        ("Mo Roe <mailto:mo@example.org>", "Mo Roe <mo@example.org>"),
        ("mo@example.org <mo>", "mo <mo@example.org>"),
        ("Mo Roe <>", "Mo Roe <>"),
        ("<mo@example.org>", " <mo@example.org>"),
    ],
)
def test_a_co_author_is_read_from_the_trailer(value: str, expected: str) -> None:
    found = people(facts([commit(0, "Jo Doe <jo@example.org>", value)]), Tree(), Settings(areas=(), classes=()))
    assert groups(found) == [["Jo Doe <jo@example.org>"], [expected]]


@pytest.mark.parametrize("value", ["the whole team", "<>", "Mo Roe", "Mo <Roe"])
def test_a_trailer_without_an_address_names_nobody(value: str) -> None:
    found = people(facts([commit(0, "Jo Doe <jo@example.org>", value)]), Tree(), Settings(areas=(), classes=()))
    assert len(found.of) == 1


def test_only_co_authored_by_names_authors() -> None:
    signed = Trailer("signed-off-by", "Mo Roe <mo@example.org>")
    one = commit(0, "Jo Doe <jo@example.org>")
    history = facts([one._replace(trailers=(signed,))])
    assert len(people(history, Tree(), Settings(areas=(), classes=())).of) == 1


def test_a_name_with_its_mailbox_moves_along_to_other_hosts():
    found = resolve("Jo Doe <jdoe@a.example>", "Jo Doe <jdoe@b.example>", "Jo Doe <jdoe@c.example>")
    assert (len(found.identities), found.ambiguous) == (1, ())
    assert reasons(found) == ["same full name and mailbox"] * 2


def test_a_department_is_no_domain_of_its_own():
    assert merged("Jo Doe <a@uni.example>", "Jo Doe <b@cs.uni.example>", "Jo Doe <c@other.example>")
    assert not merged("Jo Doe <a@uni.example>", "Jo Doe <b@csuni.example>", "Jo Doe <c@other.example>")


def test_a_name_joins_no_login_that_two_hosts_have():
    accounts = ("Jo Doe <7+jodoe@users.noreply.github.com>", "Mo Roe <7-jodoe@users.noreply.gitlab.com>")
    assert len(resolve(*accounts, "jodoe <jo@example.org>").identities) == 3


def test_what_another_name_joins_makes_a_name_less_ambiguous():
    found = resolve(
        "Jo Doe <a@one.example>", "Jo Doe <b@two.example>", "Jo Doe <c@three.example>",
        "Jo Harbor <a@one.example>", "Jo Harbor <b@two.example>",
    )  # fmt: skip
    assert (len(found.identities), found.ambiguous) == (1, ())


def test_a_name_is_as_ambiguous_as_commits_state_it_whatever_a_mailmap_makes_of_it():
    authors = ("Jo Doe <a@one.example>", "Jo Doe <b@two.example>", "Jo Doe <c@three.example>")
    found = resolve(*authors, mailmap="Jo Doe <jo@users.noreply.github.com> <a@one.example>\n")
    assert (len(found.identities), found.ambiguous) == (3, ("Jo Doe",))


def times(count: int, *authors: str) -> list[str]:
    return [author for author in authors for _ in range(count)]


def test_one_commit_does_not_join_two_people_who_are_well_known_apart():
    quill, teal = "Quill Marrow <quill@corp.example>", "Teal Harbor <teal@corp.example>"
    found = resolve(*times(12, quill, teal), "Quill Marrow <teal@corp.example>")
    assert [len(members) for members in found.identities] == [1, 2]
    assert [merge.reason for merge in found.refused] == ["fewer than 3 commits would join two people"]


@pytest.mark.parametrize(
    ("commits", "weak", "other"),
    [
        (12, 3, "Teal Harbor <teal@corp.example>"),  # three commits are no slip
        (9, 1, "Teal Harbor <teal@corp.example>"),  # too few to be known apart
        (12, 1, "Teal Marrow <teal@corp.example>"),  # a word in common
    ],
)
def test_a_join_that_rests_on_more_is_made(commits: int, weak: int, other: str):
    found = resolve(
        *times(commits, "Quill Marrow <quill@corp.example>", other), *times(weak, "Quill Marrow <teal@corp.example>")
    )
    assert len(found.identities) == 1


SHARED = tuple(f"{name} <team@corp.example>" for name in ("Quill Marrow", "Teal Harbor", "Moss Ferry"))


def test_an_address_of_three_names_is_a_shared_one():
    found = resolve(*times(2, *SHARED))
    assert len(found.identities) == 3
    assert {merge.reason for merge in found.refused} == {"an address that several people use"}


@pytest.mark.parametrize(
    "authors",
    [
        times(2, *SHARED[:2]),
        [*times(2, *SHARED[:2]), SHARED[2]],
        times(2, *SHARED[:2], "Quill Ferry <team@corp.example>"),
    ],
    ids=["two names", "one of them once", "a word in common"],
)
def test_an_address_of_fewer_names_is_one_persons(authors: list[str]):
    assert len(resolve(*authors).identities) == 1


def test_a_company_that_numbers_namesakes_tells_them_apart():
    authors = ("Wei Zhang <wei.zhang@corp.example>", "Wei Zhang <wei.zhang7@corp.example>")
    found = resolve(*times(3, *authors))
    assert len(found.identities) == 2
    assert [merge.reason for merge in found.refused] == [
        "the same name, and mailboxes of one domain that differ in a number"
    ]
    assert merged(*authors)  # a commit or two may be a slip
    assert len(resolve(*times(3, *(author.replace("corp.example", "gmail.com") for author in authors))).identities) == 1


def test_a_recycled_login_without_a_number_is_the_latest_account():
    found = resolve(
        "Jo <1+jd@users.noreply.github.com>",
        "Mo <2+jd@users.noreply.github.com>",
        "jd <jd@users.noreply.github.com>",
    )
    assert [len(members) for members in found.identities] == [1, 2]


def test_who_is_nobody_is_no_person():
    nobody = ("root <root@node7>", "Lab Authors <no-reply@corp.example>", "Your Name <you@example.com>")
    found = resolve(*nobody, "Jo Doe <noreply@github.com>")
    assert found.nobody == set(map(identity, nobody))
    assert groups(found) == [["Jo Doe <noreply@github.com>"]]


def test_a_history_in_which_everybody_is_root_has_no_people():
    found = resolve("root <root@node1>", "root <root@node2>", "root <root@localhost>")
    assert found.identities == ()


def test_names_of_many_scripts_are_names():
    names = ("Иван Шум", "שקד ים", "مريم نور", "Ελένη Άνεμος", "नील वन", "김하늘", "さくら", "林小雨", "🦊")
    authors = [f"{name} <{letter}{number}@{letter}.example>" for number, name in enumerate(names) for letter in "ab"]
    found = resolve(*authors)
    assert len(found.identities) == len(names) + 1  # an emoji is no full name
    assert all(merge.reason == "same full name" for merge in found.merges)


def test_a_name_at_many_domains_and_an_address_of_many_names_take_no_long():
    authors = [f"Jo Doe <j{number}@d{number}.example>" for number in range(8000)]
    authors += [f"Jo{number} Doe{number} <team@corp.example>" for number in range(8000)]
    start = time.process_time()
    found = resolve(*authors)
    assert time.process_time() - start < 8  # quadratic, either took minutes
    assert found.ambiguous == ("Jo Doe",)


def test_a_circular_mailmap_of_many_lines_is_read_once():
    lines = [f"Jo{n} Doe <j{(n + 1) % 20_000}@a.example> <j{n}@a.example>\n" for n in range(20_000)]
    start = time.process_time()
    found = resolve("Jo1 Doe <j0@a.example>", "Jo2 Doe <j1@a.example>", mailmap="".join(lines))
    assert time.process_time() - start < 5
    assert groups(found) == [["Jo0 Doe <j1@a.example>"], ["Jo1 Doe <j2@a.example>"]]
