import pytest

from lintorg.derive.mass_edits import mass_edits
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.touches import Touch, Touches

ADA = Identity("Ada", "ada@example.org")
BIG = "b" * 40
OTHER = "c" * 40


def commit(name: str) -> Commit:
    return Commit(hash=name, parents=(), author=ADA, author_time=0, committer=ADA, committer_time=0, subject="s")


def history(renames: int, edits: int, suffix: str = ".py") -> Facts:
    moved = tuple(Touch(BIG, f"new/{n}{suffix}", "R", f"old/{n}{suffix}") for n in range(renames))
    edited = tuple(Touch(BIG, f"src/{n}{suffix}", "M") for n in range(edits))
    return Facts(head=BIG, commits=(commit(BIG), commit(OTHER)), touches=Touches(moved + edited))


def class_of(path: str) -> str:
    return "artifact" if path.endswith(".png") else "source"


@pytest.mark.parametrize(
    ("renames", "edits", "expected"),
    [
        (51, 0, {BIG}),
        (50, 0, set()),
        (54, 6, {BIG}),
        (53, 6, set()),
        (0, 100, set()),
    ],
)
def test_a_mass_edit_has_more_than_fifty_paths_nine_tenths_of_them_renames(
    renames: int, edits: int, expected: set[str]
) -> None:
    assert mass_edits(history(renames, edits), Tree(), class_of) == expected


def test_paths_that_do_not_count_make_no_mass_edit() -> None:
    assert mass_edits(history(60, 0, suffix=".png"), Tree(), class_of) == frozenset()


def test_commits_listed_in_the_ignore_file_are_mass_edits() -> None:
    text = f"# reformatted\n\n  {OTHER.upper()}  # by the formatter\n#{BIG}\n"
    tree = Tree(texts={".git-blame-ignore-revs": text})
    assert mass_edits(history(0, 1), tree, class_of) == {OTHER}


def test_listed_commits_that_are_not_in_the_history_are_not_counted() -> None:
    tree = Tree(texts={".git-blame-ignore-revs": "d" * 40 + "\n"})
    assert mass_edits(history(0, 1), tree, class_of) == frozenset()
