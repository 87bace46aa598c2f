import pytest

from lintorg.model.tables import DAY, Window
from tests.file_histories import BOT, END, step, tables_of
from tests.worlds import measured, value

LIVE = ["data/x.py", "data/y.py", "model/z.py"]
BEGUN = step("a", *(f"A {path}" for path in LIVE), days_ago=800)


def share(*steps, live=LIVE, about="repo"):
    return value("orphaned_share", tables_of([BEGUN, *steps], live), about)


def test_it_is_the_share_of_changed_files_whose_authors_made_no_commit_for_half_a_year():
    changed = [step("b", "M data/x.py", "M model/z.py", days_ago=9), step("b", "A data/own.py", days_ago=9)]
    measures = measured("orphaned_share", tables_of([BEGUN, *changed], [*LIVE, "data/own.py"]))
    assert {about: (found.value, found.n) for about, found in measures.items()} == {
        "repo": (2 / 3, 3),
        "area:data": (0.5, 2),
        "area:model": (1.0, 1),
    }


@pytest.mark.parametrize(("days_ago", "gone"), [(179.9, 0.0), (180, 1.0)])
def test_a_commit_anywhere_within_180_days_keeps_an_author(days_ago, gone):
    assert share(step("a", "A docs/page.md", days_ago=days_ago), step("b", "M data/x.py", days_ago=9)) == gone


def test_one_active_author_of_two_is_enough():
    twice = [step("b", "M data/x.py", days_ago=9), step("b", "M data/x.py", days_ago=8)]
    assert share(*twice[:1]) == 1.0
    assert share(*twice) == 0.0


def test_files_that_did_not_change_in_the_window_do_not_count():
    assert share(step("b", "M data/x.py", days_ago=365)) is None
    assert share(step("b", "M data/x.py", days_ago=364.9)) == 1.0


def test_what_only_bots_touched_and_what_has_no_author_does_not_count():
    assert share(step(BOT, "M data/x.py", days_ago=9)) is None
    bots_own = [step(BOT, "A data/gen.py", days_ago=20), step(BOT, "M data/gen.py", days_ago=9)]
    assert share(*bots_own, live=["data/gen.py"]) is None


def test_a_renamed_file_keeps_its_authors():
    assert share(step("b", "R data/x.py model/x.py", days_ago=9), live=["model/x.py"], about="area:model") == 1.0


def test_in_the_year_before_the_tree_and_the_people_of_then_count():
    steps = [BEGUN, step("b", "M data/x.py", days_ago=500), step("b", "D data/x.py", "M model/z.py", days_ago=100)]
    before = tables_of(steps, LIVE[1:]).during(Window(start=END - 730 * DAY, end=END - 365 * DAY))
    assert {about: found.value for about, found in measured("orphaned_share", before).items()} == {
        "repo": 1.0,
        "area:data": 1.0,
    }


def test_the_remedy_names_the_orphaned_files_that_change_most():
    changed = [step("b", "M data/x.py", "M data/y.py", days_ago=9), step("b", "A data/own.py", "M data/y.py")]
    detail = measured("orphaned_share", tables_of([BEGUN, *changed], [*LIVE, "data/own.py"]))["area:data"].detail
    assert detail == {"orphaned": "1", "judged": "3", "files": "data/x.py"}  # b authors y.py by now


def test_without_such_a_file_nothing_is_named():
    assert measured("orphaned_share", tables_of([BEGUN], LIVE))["repo"].detail == {"orphaned": "0", "judged": "0"}
