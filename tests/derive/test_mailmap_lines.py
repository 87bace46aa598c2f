from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.derive.identities import lookalikes, mailmap_lines
from lintorg.model.facts import Identity
from lintorg.model.tables import People, PersonId
from tests.derive.test_people import identity, resolve
from tests.repos import git, make_repo

NAMES = ("Jo Doe", "jo doe", "Doe Jo", "Jo D. Doe", "Mo Roe", "jodoe", "moroe7", "root", "")
EMAILS = (
    "jo@a.example", "jo@b.example", "jodoe@c.example", "mo@d.example", "x@sub.a.example", "moroe7@e.example", "",
    "root@localhost", "7+jodoe@users.noreply.github.com", "jodoe@users.noreply.gitlab.com",
    "moroe7@users.noreply.github.com",
)  # fmt: skip
authors = st.lists(st.builds("{} <{}>".format, st.sampled_from(NAMES), st.sampled_from(EMAILS)), min_size=1, max_size=9)


def lines_of(found: People, *, suggested: bool = False) -> tuple[str, ...]:
    return mailmap_lines(found, lookalikes(found))(suggested)


def text_of(lines: tuple[str, ...]) -> str:
    return "".join(f"{line}\n" for line in lines)


def persons(of: Mapping[Identity, PersonId]) -> set[frozenset[Identity]]:
    return {frozenset(raw for raw, other in of.items() if other == person) for person in of.values()}


def test_each_identity_of_a_person_but_one_has_a_line_in_alphabetical_order() -> None:
    found = resolve("jo <jo@a.example>", "Jo Doe <jo@a.example>", "Mo Roe <mo@a.example>", "Jo Doe <>")
    assert lines_of(found) == (
        "Jo Doe <jo@a.example> Jo Doe <>",
        "Jo Doe <jo@a.example> jo <jo@a.example>",
    )


def test_suggestions_are_taken_only_when_asked_for() -> None:
    found = resolve("Jo Doe <jo@a.example>", "Doe Jo <doe@b.example>")
    assert lines_of(found) == ()
    assert lines_of(found, suggested=True) == ("Doe Jo <doe@b.example> Jo Doe <jo@a.example>",)


def test_lines_that_a_mailmap_has_are_not_said_again() -> None:
    stated = "Jo Doe <jo@a.example> jo <jo@a.example>\n"
    found = resolve("jo <jo@a.example>", "Jo Doe <jo@a.example>", "Jo Doe <jo@b.example>", mailmap=stated)
    assert lines_of(found) == ("Jo Doe <jo@a.example> Jo Doe <jo@b.example>",)


def test_what_a_mailmap_cannot_hold_has_no_line() -> None:
    found = resolve(
        "Jo Doe <jo@a.example>", "#jo <jo@a.example>", "jo\x1b[31m <jo@a.example>", "jo\u202e <jo@a.example>"
    )
    assert len(found.identities) == 1
    assert lines_of(found) == ("Jo Doe <jo@a.example> #jo <jo@a.example>",)


@settings(deadline=None)
@given(authors)
def test_the_lines_change_nobody_and_end_suggestions_where_these_are_taken(stated: list[str]) -> None:
    before = resolve(*stated)
    after = resolve(*stated, mailmap=text_of(lines_of(before)))
    assert persons(after.of) == persons(before.of)
    assert lines_of(after) == ()
    joined = resolve(*stated, mailmap=text_of(lines_of(before, suggested=True)))
    assert lookalikes(joined) == ()
    assert lines_of(joined, suggested=True) == ()


def test_git_reads_the_lines_as_lintorg_does(tmp_path: Path) -> None:
    stated = [f"{name} <{email}>" for name in NAMES if name for email in EMAILS if email]
    before = resolve(*stated)
    text = text_of(lines_of(before, suggested=True))
    after = resolve(*stated, mailmap=text)
    repo = make_repo(tmp_path / "lab", [])
    (repo / ".mailmap").write_text(text, encoding="utf-8")
    answers = git(repo, "check-mailmap", "--stdin", stdin=text_of(tuple(stated)).encode()).splitlines()
    assert len(answers) == len(stated)
    assert len(set(answers)) < len(stated)
    known = [(raw, answer) for raw, answer in zip(stated, answers, strict=True) if identity(raw) in after.of]
    assert len(known) > len(stated) // 2
    for raw, answer in known:
        assert identity(answer) in after.identities[after.of[identity(raw)]]
