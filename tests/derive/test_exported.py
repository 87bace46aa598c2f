import pytest

from lintorg.config.settings import default_settings
from lintorg.model.facts import Commit, Facts, Identity, Trailer, Tree
from lintorg.model.tables import DAY, Lens
from tests.tabled import having, stated, table
from tests.worlds import END, YEAR, measured

PLATFORM = Identity("GitHub", "noreply@github.com")
QUILL, TEAL, UMBER = (Identity(f"{name} Marrow", f"{name}@example.org") for name in ("Quill", "Teal", "Umber"))


def tables(rows):
    """Rows are (author, committer, seconds ago, trailer tokens), newest first."""
    commits = tuple(
        Commit(
            hash=f"{number:040x}",
            parents=(),
            author=author,
            author_time=END - number * DAY,
            committer=committer,
            committer_time=END - ago,
            subject="change",
            trailers=tuple(Trailer(token, "x") for token in tokens),
        )
        for number, (author, committer, ago, tokens) in enumerate(rows)
    )
    inputs = {"facts": Facts(head="0" * 40, commits=commits), "tree": Tree(), "settings": default_settings()}
    return stated(**inputs, roster=None, window=YEAR, lens=Lens(), area_map="preset")


def exported(rows):
    return table(tables(rows), "exported")


OWN = [(QUILL, QUILL, number * DAY, ()) for number in range(8)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([], False),
        ([(TEAL, TEAL, 9 * DAY, ("piperorigin-revid",))], False),  # one of nine
        ([(TEAL, TEAL, 9 * DAY, ("piperorigin-revid",)), (TEAL, TEAL, 9 * DAY, ("gitorigin-revid",))], True),
        ([(TEAL, TEAL, 9 * DAY, ("ghstack-source-id",))] * 2, True),
        ([(TEAL, TEAL, 9 * DAY, ("change-id",))] * 2, False),
        ([(TEAL, UMBER, 9 * DAY, ())] * 4, True),  # four in one second by one hand
        ([(TEAL, UMBER, 9 * DAY, ())] * 3, False),
        ([(TEAL, UMBER, 9 * DAY + number, ()) for number in range(4)], False),
    ],
)
def test_a_fifth_that_name_an_original_or_came_at_once_are_an_export(more, expected):
    assert exported([*OWN, *more]) is expected


def test_so_is_a_history_in_which_nobody_commits_their_own_but_not_one_the_platform_merges():
    theirs = [(TEAL, QUILL, number * DAY, ()) for number in range(8)]
    assert exported(theirs)
    assert not exported([*theirs, (QUILL, QUILL, 9 * DAY, ())])
    assert not exported([(TEAL, PLATFORM, number * DAY, ()) for number in range(8)])
    assert not exported([])


def test_who_integrates_has_no_value_there():
    theirs = [(TEAL, QUILL, number * DAY, ()) for number in range(8)]
    found = measured("integrator_hhi", having(tables(theirs), exported=True))["repo"]
    assert (found.value, found.why_none, found.n) == (None, "exported_history", 8)
    found = measured("integrator_hhi", having(tables(theirs), exported=False))["repo"]
    assert found.value == 1.0
