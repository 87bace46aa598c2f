import pytest

from lintorg.derive.identities import lookalikes
from lintorg.model.tables import Merge
from tests.derive.test_people import identity, resolve


def suggested(*authors: str) -> list[str]:
    return [pair.reason for pair in lookalikes(resolve(*authors))]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Jo Doe <1+jodoe@users.noreply.github.com>", "jo <jodoe@a.example>", "the mailbox is a platform login"),
        ("Jo Doe <jo@a.example>", "Doe Jo <doe@b.example>", "the name in another form"),
        ("Jo Doe <jo@a.example>", "Jo D. Doe <doe@b.example>", "the name in another form"),
        ("Jo M Doerr <jo@a.example>", "jodoerr <doe@b.example>", "the name in another form"),
        ("Jo Döerr <jo@a.example>", "Jo Doerr (Lab) <doe@b.example>", "the name in another form"),
        ("jodoe7 <jo@a.example>", "JoDoe7 <doe@b.example>", "same handle"),
        ("jo-doe <jo@a.example>", "jo_doe <doe@b.example>", "same handle"),
        ("joharbor <jo@a.example>", "joharbor <doe@b.example>", "same handle"),
        ("Jo Doe <jdoe@a.example>", "Joanna Doe <jdoe@b.example>", "same mailbox and part of the name"),
        ("Jo Doe <jdoe@a.example>", "jdoe <jdoe@b.example>", "the name is the mailbox"),
    ],
)
def test_what_looks_alike_is_suggested_and_not_merged(one: str, other: str, reason: str) -> None:
    for pair in ((one, other), (other, one)):
        found = resolve(*pair)
        assert len(found.identities) == 2
        assert [suggestion.reason for suggestion in lookalikes(found)] == [reason]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Doe <jo@a.example>", "Mo Roe <jo@b.example>"),
        ("jo <jo@a.example>", "jo <doe@b.example>"),
        ("Harbor <jo@a.example>", "Harbor <doe@b.example>"),
        ("Jo Doe <github@a.example>", "Jo Roe <github@b.example>"),
        ("Jo Doe <info@a.example>", "mo <1+info@users.noreply.github.com>"),
        ("root <root@node7.cluster>", "root <root@node8.cluster>"),
        ("Ubuntu <lab@node7.cluster>", "Ubuntu <lab@node8.cluster>"),
        ("Jo Doe <>", "Doe Jo <>"),
        ("Jo Doe <jo@a.example>", "Jo Doering <doe@b.example>"),
    ],
)
def test_what_many_share_suggests_nothing(one: str, other: str) -> None:
    assert not suggested(one, other)


def test_an_ambiguous_name_is_suggested_with_its_reason() -> None:
    authors = ("Jo Doe <a@one.example>", "Jo Doe <b@two.example>", "Jo Doe <c@three.example>")
    assert lookalikes(resolve(*authors)) == tuple(
        Merge(one=identity(authors[0]), other=identity(other), reason="same full name, but three or more mail domains")
        for other in authors[1:]
    )


def test_a_login_on_two_hosts_says_nothing() -> None:
    accounts = ("A B <1+jodoe@users.noreply.github.com>", "C D <1-jodoe@users.noreply.gitlab.com>")
    assert not suggested(*accounts, "jo <jodoe@a.example>")


def test_who_is_merged_already_is_not_suggested() -> None:
    assert not suggested("Jo Doe <jdoe@a.example>", "Jo Doe <jdoe@b.example>", "Joanna Doe <jdoe@b.example>")
