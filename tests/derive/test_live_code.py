import subprocess

import pytest

from lintorg.mine.bulk import mine_history
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from lintorg.model.settings import PathClass, Settings
from lintorg.model.tables import DAY, Window
from tests.file_histories import END, name, step, tables_of
from tests.repos import NOW, SEALED, C, make_repo
from tests.tabled import having, stated, table


def live(steps, tree, days_ago=0):
    return tuple(table(tables_of(steps, tree, end=END - int(days_ago * DAY)), "live_code"))


def head(steps, days_ago):
    return table(tables_of(steps, (), end=END - int(days_ago * DAY)), "window_head")


def test_the_head_has_the_files_of_its_tree_even_those_no_commit_added():
    assert live([step("a", "A x.py")], ["merged.cu", "x.py"]) == ("merged.cu", "x.py")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("src/x.py", True),
        ("src/X.PY", True),
        ("k.cu", True),
        ("run.sh", True),
        ("x.v2.triton", True),
        ("notes.md", False),
        ("config.yaml", False),
        ("page.html", False),
        ("Makefile", False),
        ("py", False),
        (".py", False),
        ("vendor/x.py", False),
    ],
)
def test_code_is_source_with_the_extension_of_a_programming_language(path, code):
    settings = Settings(areas=(), classes=(PathClass(name="vendored", patterns=("vendor/",)),))
    tables = having(tables_of([step("a")], [path]), settings=settings)
    assert table(tables, "live_code") == ((path,) if code else ())


def test_an_earlier_tree_is_the_heads_with_the_commits_since_undone():
    steps = [
        step("a", "A gone.py", "A old.py", "A kept.py", days_ago=9),
        step("a", "A new.py", "R old.py moved.py", "M kept.py", days_ago=3),
        step("bot", "D gone.py", "M new.py", days_ago=2),
        step("a", "A gone.py", "D moved.py", days_ago=1),
    ]
    assert live(steps, ["gone.py", "kept.py", "new.py"], 4) == ("gone.py", "kept.py", "old.py")
    assert live(steps, ["gone.py", "kept.py", "new.py"], 3) == ("gone.py", "kept.py", "moved.py", "new.py")
    assert live(steps, ["gone.py", "kept.py", "new.py"], 1.5) == ("kept.py", "moved.py", "new.py")


def test_two_files_that_changed_names_were_both_there():
    steps = [step("a", "A x.py", "A y.py", days_ago=9), step("a", "R x.py y.py", "R y.py x.py")]
    assert live(steps, ["x.py", "y.py"], 5) == ("x.py", "y.py")


BRANCHED = [
    step("a", "A x.py", days_ago=9),
    step("b", "A side.py", days_ago=8, parents=[0]),
    step("a", "A y.py", days_ago=6, parents=[0]),
    step("a", days_ago=4, parents=[2, 1]),
    step("a", "A z.py", days_ago=1),
]


def test_what_a_branch_held_is_not_there_before_it_is_merged():
    assert head(BRANCHED, 5) == name(2)
    assert live(BRANCHED, ["side.py", "x.py", "y.py", "z.py"], 5) == ("x.py", "y.py")
    assert live(BRANCHED, ["side.py", "x.py", "y.py", "z.py"], 4) == ("side.py", "x.py", "y.py")


def test_before_the_first_commit_nothing_is_there():
    assert head(BRANCHED, 9.1) is None
    assert live(BRANCHED, ["x.py"], 9.1) == ()


def test_a_head_dated_after_the_windows_end_is_passed_over():
    assert head([step("a", days_ago=2), step("a", days_ago=1)], 1.5) == name(0)


def test_the_earlier_trees_are_those_that_git_has(tmp_path):
    commits = [
        C(name="a", files={f"f{n}.py": f"{n}\n" * 9 for n in range(6)}, days_ago=9),
        C(name="b", files={"f0.py": None, "g.py": "g\n" * 9}, days_ago=8, parents=["a"]),
        C(name="c", renames={"f1.py": "sub/f1.py"}, files={"f2.py": "2\n"}, days_ago=7, parents=["a"]),
        C(name="d", files={"g.py": "g\n" * 9, "f0.py": None}, renames={"f1.py": "sub/f1.py"}, parents=["b", "c"]),
        C(name="e", renames={"sub/f1.py": "h.py"}, files={"f3.py": None}),
        C(name="f", files={"f3.py": "back\n"}),
    ]
    commits = [C(**{**vars(commit), "days_ago": 9 - place}) for place, commit in enumerate(commits)]
    repo = make_repo(tmp_path / "lab", commits)
    with open_view(repo) as view:
        facts, tree = mine_history(view, jobs=1), mine_tree(view)
    tables = stated(facts=facts, tree=tree, settings=Settings(areas=(), classes=()))
    for days in (9, 8, 6, 5, 4):
        past = tables.during(Window(start=0, end=NOW - days * DAY))
        listing = ["git", "ls-tree", "-r", "--name-only", table(past, "window_head")]
        expected = subprocess.run(listing, cwd=repo, env=SEALED, capture_output=True, text=True, check=True)
        assert sorted(table(past, "live_code")) == sorted(expected.stdout.split())
