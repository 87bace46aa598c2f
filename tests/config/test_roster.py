import re
from calendar import timegm

import pytest

from lintorg.config.roster import load_roster, load_to_seal
from lintorg.config.roster_text import Keeping, Listed, roster_of_blocks, sealed_roster
from lintorg.model.errors import BadFiles, LintorgError
from lintorg.model.roster import EARLY_CAREER, Entry, RolePeriod, Roster, email_hash

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
HEAD = "lintorg-roster: 1\n"


def load(text: str, key: bytes | None = None) -> Roster:
    return load_roster(text, "r.yaml", lambda: key)


def people(*entries: str) -> Roster:
    return load(HEAD + "people:\n" + "".join(f"  - {entry}\n" for entry in entries))


def problems(text: str) -> list[str]:
    with pytest.raises(BadFiles) as caught:
        load(text)
    assert all(problem.excerpt == "" for problem in caught.value.problems)
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in caught.value.problems]


def seconds(year: int, month: int, day: int) -> int:
    return timegm((year, month, day, 0, 0, 0))


def hashes(*emails: str) -> tuple[str, ...]:
    return tuple(email_hash(email, b"") for email in emails)


def test_a_roster_says_who_has_which_role_when() -> None:
    found = people(
        "{name: Quill, emails: [quill@example.org, q@example.com], roles: [{role: staff, from: 2026-03-01}, "
        "{role: student, from: '2025-01-15', to: 2026-02-28}], teams: [data, {team: model, to: 2026-01-31}]}",
        "{emails: [teal@example.org], roles: intern}",
    )
    student = RolePeriod(role="student", start=seconds(2025, 1, 15), end=seconds(2026, 3, 1))
    staff = RolePeriod(role="staff", start=seconds(2026, 3, 1))
    assert found == Roster(
        entries=(
            Entry(hashes=hashes("quill@example.org", "q@example.com"), roles=(student, staff)),
            Entry(hashes=hashes("teal@example.org"), roles=(RolePeriod(role="intern"),)),
        )
    )
    assert (found.cohort, found.minimum) == (EARLY_CAREER, 5)


@pytest.mark.parametrize("blank", ["roles:", "roles: []", "name: Teal", "roles: ~"])
def test_a_blank_role_is_unknown(blank: str) -> None:
    found = load(f"{HEAD}people:\n  - emails: [teal@example.org]\n    {blank}\n")
    assert found.entries == (Entry(hashes=hashes("teal@example.org")),)


@pytest.mark.parametrize("blank", ["[]", "~", ""])
def test_blank_emails_match_nobody(blank: str) -> None:
    found = load(f"{HEAD}people:\n  - emails: {blank}\n    roles: staff\n")
    assert found.entries == (Entry(hashes=(), roles=(RolePeriod(role="staff"),)),)
    assert found.by_hash() == {}


@pytest.mark.parametrize("to", ["", "to: ,", "to: ~,"])
def test_a_blank_day_is_open(to: str) -> None:
    found = people(f"{{emails: [teal@example.org], roles: [{{role: staff, {to} from: 2026-01-01}}]}}")
    assert found.entries[0].roles == (RolePeriod(role="staff", start=seconds(2026, 1, 1)),)


def test_the_cohort_and_its_minimum_can_be_set() -> None:
    found = load(HEAD + "early-career: [student, contractor]\nminimum: 3\npeople: []\n")
    assert sorted(found.cohort) == ["contractor", "student"]
    assert found.minimum == 3


def test_nothing_is_read_about_who_has_withdrawn_by_any_of_their_e_mails() -> None:
    entries = (
        "  - {emails: [quill@example.org, q@example.com], roles: student}\n"
        "  - {emails: [teal@example.org], roles: staff}\n"
    )
    without = load(f"{HEAD}people:\n{entries.splitlines()[1]}\n")
    assert load(f"{HEAD}withdrawn: [Q@EXAMPLE.com, gone@example.org]\npeople:\n{entries}") == without
    sealed = sealed_roster(load_to_seal(f"{HEAD}withdrawn: [q@example.com]\npeople:\n{entries}", "r", KEY))
    assert email_hash("quill@example.org", KEY) not in sealed
    assert "student" not in sealed


MISTAKES = [
    ("early-carer: [student]", "2:1 unknown key; did you mean 'early-career'?"),
    ("early-career: []", "2:15 must have at least 1 item after validation, not 0"),
    ("early-career: [bot]", "2:15 must be roles of people: a bot has no career"),
    ("minimum: 2", "2:10 must be greater than or equal to 3"),
    ("withdrawn: [Quill]", "2:13 must be an e-mail such as quill@example.org"),
    ("sealed: 0", "2:9 must be text"),
]


@pytest.mark.parametrize(("line", "expected"), MISTAKES)
def test_mistakes_in_the_head_are_said_at_their_place(line: str, expected: str) -> None:
    assert problems(f"{HEAD}{line}\npeople: []\n") == [expected]


ROLES = "'student', 'intern', 'resident', 'staff', 'faculty', 'contractor' or 'bot'"
ENTRIES = [
    ("{emails: [quill]}", "3:15 must be an e-mail such as quill@example.org"),
    ("{emails: ['quill@example.org x']}", "3:15 must be an e-mail such as quill@example.org"),
    ("{name: Quill}", "3:5 missing key 'emails'"),
    ("Quill Marrow", "3:5 must be a mapping of keys to values"),
    ("{emails: [q@x.org], role: student}", "3:25 unknown key; did you mean 'roles'?"),
    (
        "{emails: [q@x.org], roles: studnt}",
        f"3:32 must be {ROLES}; did you mean 'student'?",
    ),
    ("{emails: [q@x.org], roles: [{from: 2026-01-01}]}", "3:33 missing key 'role'"),
    ("{emails: [q@x.org], roles: [{role: staff, from: 2026}]}", "3:53 must be a date such as 2026-06-30"),
    ("{emails: [q@x.org], roles: [{role: staff, from: 2026-06}]}", "3:53 must be a date such as 2026-06-30"),
    (
        "{emails: [q@x.org], roles: [{role: staff, from: 2026-01-01T10:00:00Z}]}",
        "3:53 must be a date such as 2026-06-30",
    ),
    ("{emails: [q@x.org], roles: [{role: staff, from: '2026-02-30'}]}", "3:53 is no day of the calendar"),
    ("{emails: [q@x.org], roles: [{role: staff, from: 2026-02-30}]}", "3:53 this is not a date; put text in quotes"),
    (
        "{emails: [q@x.org], roles: [{role: staff, from: 2026-02-02, to: 2026-02-01}]}",
        "3:69 this is before the first day, 'from'",
    ),
    (
        "{emails: [q@x.org], teams: [{team: data, from: 2026-02-02, to: 2026-02-01}]}",
        "3:68 this is before the first day, 'from'",
    ),
    ("{emails: [q@x.org, Q@X.org]}", "3:24 this stands here twice"),
    ("{emails: [q@x.org], roles: [staff, {role: bot, from: 2026-01-01}]}", "3:40 a bot has no other role"),
]


@pytest.mark.parametrize(("entry", "expected"), ENTRIES)
def test_mistakes_in_an_entry_are_said_at_their_place(entry: str, expected: str) -> None:
    assert expected in problems(f"{HEAD}people:\n  - {entry}\n")


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("from: 2026-01-01, to: 2026-03-31", "from: 2026-04-01", False),
        ("from: 2026-01-01, to: 2026-03-31", "from: 2026-03-31", True),
        ("from: 2026-04-01", "from: 2026-01-01, to: 2026-03-31", False),
        ("to: 2026-03-31", "from: 2026-04-01, to: 2026-05-01", False),
        ("to: 2026-03-31", "to: 2026-02-01", True),
        ("from: 2026-01-01", "from: 2027-01-01", True),
        ("from: 2026-01-01, to: 2026-12-31", "from: 2026-05-01, to: 2026-06-01", True),
    ],
)
def test_one_person_has_one_role_at_a_time(one: str, other: str, *, overlap: bool) -> None:
    text = f"{HEAD}people:\n  - emails: [q@x.org]\n    roles:\n    - {{role: student, {one}}}\n"
    text += f"    - {{role: staff, {other}}}\n"
    if not overlap:
        assert len(load(text).entries[0].roles) == 2
        return
    (found,) = problems(text)
    assert re.fullmatch(r"[56]:7 this overlaps the role at line [56]; one person has one at a time", found)


def test_roles_around_a_longer_one_are_seen_to_overlap_it() -> None:
    text = f"{HEAD}people:\n  - emails: [q@x.org]\n    roles:\n"
    for days in ("from: 2026-01-01, to: 2026-12-31", "from: 2026-02-01, to: 2026-02-05", "from: 2026-03-01"):
        text += f"    - {{role: staff, {days}}}\n"
    assert [found[:3] for found in problems(text)] == ["6:7", "7:7"]


def test_one_e_mail_is_one_persons() -> None:
    text = f"{HEAD}people:\n  - emails: [q@x.org, a@x.org]\n  - emails: [b@x.org, A@X.org]\n"
    assert problems(text) == ["4:23 this stands for another person too, at line 3"]


def test_all_mistakes_are_said_at_once_whatever_their_kind() -> None:
    text = f"""{HEAD}minimum: 1
people:
  - emails: [q@x.org]
  - emails: [Q@x.org]
    roles: studnt
  - emails: [q@x.org]
    roles: [{{role: staff, from: 2026-02-02, to: 2026-02-01}}]
  - nobody
"""
    assert [found.split()[0] for found in problems(text)] == ["2:10", "6:12", "7:14", "8:49", "9:5"]


@pytest.mark.parametrize(
    "text",
    [
        "Zanzara: [1\n",
        "Zanzara: 1\nZanzara: 2\n",
        "people:\n  - {Zanzara: x}\n",
        "people:\n  - Zanzara\n",
        "people:\n  - {emails: [Zanzara]}\n",
        "people:\n  - {emails: [Zanzara@x.org], roles: Zanzara}\n",
        "people:\n  - {emails: [Zanzara@x.org], roles: [{role: Zanzara}]}\n",
        "people:\n  - {emails: [Zanzara@x.org], roles: [{role: staff, from: Zanzara}]}\n",
        "people:\n  - {name: [Zanzara], emails: [Zanzara@x.org, zanzara@x.org]}\n",
        "people: !Zanzara []\n",
        "people: *Zanzara\n",
        "people: [%Zanzara, @]\n",
        "people: [&Zanzara [*Zanzara]]\n",
        "Zanzara: 2026-13-45\n",
        "sealed: Zanzara\npeople:\n  - {hashes: [Zanzara], roles: Zanzara}\n",
        "early-career: Zanzara\nminimum: Zanzara\nwithdrawn: [Zanzara]\n",
        '"Zanzara\n',
    ],
)
def test_mistakes_show_nothing_of_the_text(text: str) -> None:
    with pytest.raises(BadFiles) as caught:
        load(HEAD + text)
    assert "zanzara" not in str(caught.value).casefold()


@pytest.mark.parametrize("text", ["", "people: []", "lintorg-roster: 2\npeople: []", "lintorg-roster: 1"])
def test_another_version_or_none_is_refused(text: str) -> None:
    assert problems(text)


PLAIN = f"""{HEAD}early-career: [student]
minimum: 4
people:
  - {{name: Quill Marrow, emails: [quill@example.org, q@example.com], roles: [{{role: student, to: 2026-02-28}}]}}
  - {{name: Teal Harbor, emails: [teal@example.org], roles: staff, teams: [kernels]}}
  - {{name: Moss Tangent, emails: [moss@example.org], roles: [{{role: staff, from: 2020-01-01, to: 2020-01-01}}]}}
"""


def test_a_sealed_roster_says_the_same_as_the_one_it_was_made_of() -> None:
    under_key = load_to_seal(PLAIN, "r.yaml", KEY)
    opened = load(sealed_roster(under_key), KEY)
    by_first = {frozenset(entry.hashes): entry.roles for entry in opened.entries}
    assert by_first == {frozenset(entry.hashes): entry.roles for entry in under_key.entries}
    assert sorted(opened.cohort) == ["student"]
    assert opened.minimum == 4
    assert [entry.roles for entry in under_key.entries] == [entry.roles for entry in load(PLAIN).entries]


def test_a_sealed_roster_names_nobody_and_its_order_says_nothing() -> None:
    sealed = sealed_roster(load_to_seal(PLAIN, "r.yaml", KEY))
    for word in ("Quill", "Teal", "example", "@", "kernels"):
        assert word not in sealed
    turned = PLAIN.splitlines(keepends=True)
    other = "".join((*turned[:4], *reversed(turned[4:])))
    assert sealed_roster(load_to_seal(other, "r.yaml", KEY)) == sealed
    assert sealed_roster(load_to_seal(PLAIN, "r.yaml", OTHER_KEY)) != sealed


@pytest.mark.parametrize(("key", "words"), [(None, "set LINTORG_ROSTER_KEY"), (OTHER_KEY, "with another key")])
def test_a_sealed_roster_opens_with_its_key_only(key: bytes | None, words: str) -> None:
    sealed = sealed_roster(load_to_seal(PLAIN, "r.yaml", KEY))
    with pytest.raises(LintorgError, match=words):
        load(sealed, key)


def test_who_has_no_email_and_what_words_mean_is_not_sealed() -> None:
    text = f"{HEAD}role-words: {{doktorand: student, aushilfe: ~}}\npeople:\n  - emails:\n    roles: staff\n"
    sealed = sealed_roster(load_to_seal(text, "r.yaml", KEY))
    assert load(sealed, KEY).entries == ()
    assert "doktorand" not in sealed


def test_a_sealed_roster_is_not_sealed_again() -> None:
    with pytest.raises(LintorgError, match="sealed already"):
        load_to_seal(sealed_roster(load_to_seal(PLAIN, "r.yaml", KEY)), "r.yaml", KEY)


def test_a_sealed_roster_has_no_place_for_a_name() -> None:
    sealed = sealed_roster(load_to_seal(PLAIN, "r.yaml", KEY)).replace("{hashes", "{name: x, hashes", 1)
    assert problems(sealed) == ["6:4 unknown key"]


def test_a_plain_roster_asks_for_no_key() -> None:
    def key() -> bytes:
        raise AssertionError("the key was asked for")

    assert load_roster(PLAIN, "r.yaml", key).entries


def test_ten_thousand_people_are_read_plain_and_sealed() -> None:
    count = 10_000
    text = f"{HEAD}people:\n" + "".join(
        f"- name: Person {n}\n  emails: [p{n}@example.org, {n}+p{n}@users.noreply.example.org]\n  roles:\n"
        "  - {role: student, from: 2024-09-01, to: 2026-08-31}\n  - {role: staff, from: 2026-09-01}\n  teams: [a, b]\n"
        for n in range(count)
    )
    roster = load_to_seal(text, "r.yaml", KEY)
    assert len(roster.entries) == len(load(sealed_roster(roster), KEY).entries) == count
    assert len(roster.by_hash()) == 2 * count


@pytest.mark.parametrize("name", ["", "null", "yes", "1.5", "O'Neil", 'A "B"', "a: b #c", "- x", "名 前", "{"])
def test_a_roster_to_be_filled_in_loads_whatever_people_are_called(name: str) -> None:
    people = [Listed("B", ["b@x.org"]), Listed(name, ["yes@no.org", "'x,#]@y"])]
    text = roster_of_blocks("lab", Keeping(), [("worked here", people)])
    found = load(text)
    assert {entry.hashes for entry in found.entries} == {hashes("yes@no.org", "'x,#]@y"), hashes("b@x.org")}
    assert all(entry.roles == () for entry in found.entries)
    assert load(text.replace("    roles:\n", "    roles: student\n")).entries[0].roles == (RolePeriod(role="student"),)
