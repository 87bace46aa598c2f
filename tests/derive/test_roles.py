"""What a roster adds to who is who, and the roles of people, from plain literals."""

import pytest

from lintorg.derive.cohort import roles
from lintorg.derive.identities import people
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.roster import Entry, Role, RolePeriod, Roster, email_hash
from lintorg.model.settings import Settings
from lintorg.model.tables import People

KEYS = [b"", b"k" * 32]


def identity(text: str) -> Identity:
    name, _, email = text.removesuffix(">").rpartition(" <")
    return Identity(name, email)


def resolved(roster: Roster | None, *authors: str, mailmap: str = "") -> People:
    commits = [
        Commit(
            hash=f"{number:040x}",
            parents=(),
            author=identity(author),
            author_time=number,
            committer=identity(author),
            committer_time=number,
            subject="change",
        )
        for number, author in enumerate(authors)
    ]
    facts = Facts(head=commits[-1].hash, commits=tuple(reversed(commits)))
    return people(facts, Tree(texts={".mailmap": mailmap}), Settings(areas=(), classes=()), roster)


def entry(key: bytes, role: Role | None, *emails: str) -> Entry:
    periods = () if role is None else (RolePeriod(role=role),)
    return Entry(hashes=tuple(email_hash(email, key) for email in emails), roles=periods)


def roster(key: bytes, *entries: tuple[Role | None, str]) -> Roster:
    return Roster(entries=tuple(entry(key, role, *emails.split()) for role, emails in entries), key=key)


@pytest.mark.parametrize("key", KEYS)
def test_the_addresses_of_an_entry_are_one_person(key: bytes) -> None:
    authors = ("jo <jo@example.org>", "nano <nano@example.com>", "mo <mo@example.org>")
    found = resolved(roster(key, (None, "JO@example.org nano@example.com other@example.org")), *authors)
    assert [len(members) for members in found.identities] == [2, 1]
    assert [(merge.one.name, merge.other.name, merge.reason) for merge in found.merges] == [("jo", "nano", "roster")]
    assert len(resolved(None, *authors).identities) == 3


@pytest.mark.parametrize("key", KEYS)
def test_a_bot_of_the_roster_is_no_person(key: bytes) -> None:
    found = resolved(roster(key, ("bot", "mo@example.org")), "jo <jo@example.org>", "mo <mo@example.org>")
    assert {bot.name for bot in found.bots} == {"mo"}
    assert len(found.identities) == 1


@pytest.mark.parametrize("key", KEYS)
def test_roles_are_found_by_any_address_and_only_by_them(key: bytes) -> None:
    known = roster(key, ("student", "jo@example.org unused@example.org"), ("staff", "mo@example.com"))
    found = resolved(
        known, "Jo Doe <doe@example.net>", "Jo Doe <jo@example.org>", "Mo Dee <MO@example.com>", "x <x@x.y>"
    )
    table = roles(known, found)
    assert table is not None
    assert table.of == {0: (RolePeriod(role="student"),), 1: (RolePeriod(role="staff"),)}


def test_an_address_that_mailmap_replaces_is_known_too() -> None:
    known = roster(b"", ("student", "old@example.org"))
    found = resolved(known, "jo <old@example.org>", mailmap="Jo <new@example.org> <old@example.org>\n")
    table = roles(known, found)
    assert table is not None
    assert table.of == {0: (RolePeriod(role="student"),)}


def test_an_address_that_many_share_is_nobodys() -> None:
    known = roster(b"", ("student", "root@localhost me@example.org"), ("bot", "noreply@example.org"))
    found = resolved(known, "jo <root@localhost>", "mo <root@localhost>", "nano <noreply@example.org>")
    assert (len(found.identities), found.bots) == (2, frozenset())
    table = roles(known, found)
    assert table is not None
    assert table.of == {}


@pytest.mark.parametrize(
    ("other", "expected"),
    [("staff", {}), ("student", {0: (RolePeriod(role="student"),)}), (None, {0: (RolePeriod(role="student"),)})],
)
def test_two_entries_that_disagree_on_a_person_leave_the_role_unknown(
    other: Role | None, expected: dict[int, object]
) -> None:
    known = roster(b"", ("student", "jo@example.org"), (other, "doe@example.com"))
    mailmap = "Jo Doe <new@example.org> <jo@example.org>\nJo Doe <new@example.org> <doe@example.com>\n"
    found = resolved(known, "Jo Doe <jo@example.org>", "Jo Doe <doe@example.com>", mailmap=mailmap)
    assert len(found.identities) == 1
    table = roles(known, found)
    assert table is not None
    assert table.of == expected


def test_two_entries_are_never_one_person() -> None:
    known = roster(b"", ("student", "jo@example.org"), ("staff", "doe@example.com"))
    found = resolved(known, "Jo Doe <jo@example.org>", "Jo Doe <doe@example.com>", "Jo Doe <>")
    assert [len(members) for members in found.identities] == [1, 1, 1]
    assert {merge.reason for merge in found.refused} == {"two entries of the roster"}


def test_without_a_roster_there_are_no_roles_and_with_one_its_cohort() -> None:
    found = resolved(None, "jo <jo@example.org>")
    assert roles(None, found) is None
    table = roles(Roster(cohort=frozenset({"student"}), minimum=3), found)
    assert table is not None
    assert not table.of
    assert sorted(table.cohort) == ["student"]
    assert table.minimum == 3
