"""The line that keeps two people apart works when it is pasted."""

import pytest

from lintorg.derive._shared.apart import apart_line
from tests.derive.test_people import resolve


@pytest.mark.parametrize(
    "authors",
    [
        ("Jo Doe <jo@a.example>", "Jo Doe <doe@b.example>"),
        ("Jo Doe <jo@a.example>", "Jo Roe <jo@a.example>"),
        ("Jo Doe <7+jodoe@users.noreply.github.com>", "jodoe <jo@a.example>"),
    ],
)
def test_a_pasted_line_keeps_two_people_apart(authors):
    (merge,) = resolve(*authors).merges
    line = apart_line(merge)
    assert line is not None
    assert len(resolve(*authors, mailmap=f"{line}\n").identities) == 2


def test_an_account_cannot_be_parted():
    (merge,) = resolve("Jo <7+jo@users.noreply.github.com>", "jd <7+jd@users.noreply.github.com>").merges
    assert apart_line(merge) is None
