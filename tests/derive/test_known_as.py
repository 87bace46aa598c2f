import pytest

from lintorg.derive.identities import known_as
from tests.derive.test_people import identity, resolve


@pytest.mark.parametrize(
    ("identities", "expected"),
    [
        (("Jo Doe <jo@a.example>", "jo <jo@a.example>"), "Jo Doe <jo@a.example>"),
        (("Jo Doe <jo@a.example>", "Jo Doe <jo@b.example>"), "Jo Doe <jo@b.example>"),
        (("Jo Doe <jo@a.example>", "Jo Doe <7+jd@users.noreply.github.com>"), "Jo Doe <jo@a.example>"),
        (("Jo Doe <jo@a.example>", "Jo Doe <jo@node7.cluster>"), "Jo Doe <jo@a.example>"),
        (("Jo Doe <jo@node7.cluster>", "Jo Doe <>"), "Jo Doe <jo@node7.cluster>"),
    ],
)
def test_a_person_goes_by_the_newest_full_name_with_a_mailbox(identities: tuple[str, ...], expected: str) -> None:
    assert known_as(resolve(*identities)) == (identity(expected),)


def test_what_a_mailmap_states_comes_first() -> None:
    found = resolve(
        "jo <jo@a.example>", "Jo Doe <jo@b.example>", "Jo Doe <7+jd@users.noreply.github.com>",
        mailmap="Jo Doe <7+jd@users.noreply.github.com> <jo@a.example>\n",
    )  # fmt: skip
    assert known_as(found) == (identity("Jo Doe <7+jd@users.noreply.github.com>"),)
