import pytest

from lintorg.derive.located import sweeps
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.touches import Touch, Touches

ADA = Identity("Ada", "ada@example.org")
BIG = "b" * 40
OTHER = "c" * 40


def commit(name: str) -> Commit:
    return Commit(hash=name, parents=(), author=ADA, author_time=0, committer=ADA, committer_time=0, subject="s")


def history(renames: int, edits: int, suffix: str = ".py", additions: int = 0) -> Facts:
    added = tuple(Touch(BIG, f"fresh/{n}{suffix}", "A") for n in range(additions))
    moved = tuple(Touch(BIG, f"new/{n}{suffix}", "R", f"old/{n}{suffix}") for n in range(renames))
    edited = tuple(Touch(BIG, f"src/{n}{suffix}", "M") for n in range(edits))
    return Facts(head=BIG, commits=(commit(BIG), commit(OTHER)), touches=Touches(added + moved + edited))


def class_of(path: str) -> str:
    return "artifact" if path.endswith(".png") else "source"


@pytest.mark.parametrize(
    ("renames", "edits", "additions", "expected"),
    [(51, 0, 0, {BIG}), (50, 0, 0, set()), (0, 51, 9, {BIG}), (25, 26, 0, {BIG}), (0, 50, 99, set())],
)
def test_a_sweep_has_more_than_fifty_paths_that_are_not_added(
    renames: int, edits: int, additions: int, expected: set[str]
) -> None:
    assert sweeps(history(renames, edits, additions=additions), Tree(), class_of) == expected


def test_paths_that_do_not_count_make_no_sweep() -> None:
    assert sweeps(history(60, 0, suffix=".png"), Tree(), class_of) == frozenset()


def test_commits_listed_in_the_ignore_file_are_sweeps() -> None:
    text = f"# reformatted\n\n  {OTHER.upper()}  # by the formatter\n#{BIG}\n"
    tree = Tree(texts={".git-blame-ignore-revs": text})
    assert sweeps(history(0, 1), tree, class_of) == {OTHER}


def test_listed_commits_that_are_not_in_the_history_are_not_counted() -> None:
    tree = Tree(texts={".git-blame-ignore-revs": "d" * 40 + "\n"})
    assert sweeps(history(0, 1), tree, class_of) == frozenset()
