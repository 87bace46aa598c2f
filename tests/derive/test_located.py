import subprocess

from lintorg.derive.located import located
from lintorg.mine.bulk import mine_history
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from lintorg.model.settings import Settings
from lintorg.model.tables import DAY, Window
from lintorg.model.touches import Touch, Touches
from tests.file_histories import END, name, step, tables_of
from tests.repos import NOW, SEALED, C, make_repo
from tests.tabled import stated


def where(steps, live, days_ago=0):
    """Return the paths that each step touches, where they are some days before the end."""
    touches = tables_of(steps, live, end=END - int(days_ago * DAY)).of(located)
    found = [touches.of({name(number)}).paths for number in range(len(steps))]
    return [" ".join(sorted(paths)) for paths in found]


def test_a_file_that_moved_is_where_it_is_now_in_every_commit_before():
    steps = [step("a", "A old/x.py", "A y.py"), step("b", "M old/x.py"), step("c", "R old/x.py new/x.py")]
    assert where(steps, ["new/x.py", "y.py"]) == ["new/x.py y.py", "new/x.py", "new/x.py"]


def test_a_file_that_moves_twice_and_back_is_followed_to_its_end():
    steps = [
        step("a", "A a.py"),
        step("a", "R a.py b.py"),
        step("a", "R b.py a.py"),
        step("a", "M a.py"),
        step("a", "R a.py c.py"),
    ]
    assert where(steps, ["c.py"]) == ["c.py"] * 5
    assert where(steps[:4], ["a.py"]) == ["a.py"] * 4


def test_a_file_that_is_gone_counts_at_its_last_path():
    steps = [step("a", "A a.py"), step("a", "R a.py b.py"), step("a", "D b.py")]
    assert where(steps, []) == ["b.py"] * 3


def test_a_new_file_at_a_path_that_was_left_is_another_one():
    steps = [step("a", "A a.py"), step("a", "R a.py b.py"), step("a", "A a.py"), step("a", "M a.py")]
    assert where(steps, ["a.py", "b.py"]) == ["b.py", "b.py", "a.py", "a.py"]


def test_a_deleted_file_and_its_successor_at_the_path_part():
    steps = [step("a", "A a.py"), step("a", "D a.py"), step("a", "A a.py"), step("a", "R a.py b.py")]
    assert where(steps, ["b.py"]) == ["a.py", "a.py", "b.py", "b.py"]


def test_two_files_that_change_names_are_told_apart():
    steps = [step("a", "A x.py"), step("b", "A y.py"), step("c", "R x.py y.py", "R y.py x.py"), step("d", "M x.py")]
    assert where(steps, ["x.py", "y.py"]) == ["y.py", "x.py", "x.py y.py", "x.py"]


def test_a_branch_that_lands_late_means_the_file_that_has_moved():
    steps = [
        step("a", "A old.py", days_ago=9),
        step("a", "R old.py new.py", days_ago=5, parents=[0]),
        step("b", "M old.py", days_ago=3, parents=[0]),
        step("a", days_ago=1, parents=[1, 2]),
    ]
    assert where(steps, ["new.py"]) == ["new.py", "new.py", "new.py", ""]
    assert where(steps, ["new.py", "old.py"])[2] == "old.py"  # the merge kept it


def test_a_rename_on_a_branch_that_lands_late_takes_what_came_before():
    steps = [
        step("a", "A old.py", days_ago=9),
        step("a", "M old.py", days_ago=5, parents=[0]),
        step("b", "R old.py new.py", days_ago=7, parents=[0]),
        step("a", days_ago=1, parents=[1, 2]),
    ]
    assert where(steps, ["new.py"]) == ["new.py", "new.py", "new.py", ""]


def test_of_two_names_that_branches_gave_the_one_in_the_tree_holds():
    steps = [
        step("a", "A old.py", days_ago=9),
        step("a", "R old.py kept.py", days_ago=5, parents=[0]),
        step("b", "R old.py lost.py", days_ago=3, parents=[0]),
        step("a", days_ago=1, parents=[1, 2]),
    ]
    assert where(steps, ["kept.py"]) == ["kept.py", "kept.py", "kept.py", ""]


def test_a_window_before_the_move_has_the_file_where_it_was():
    steps = [step("a", "A old.py", days_ago=9), step("b", "M old.py", days_ago=8), step("a", "R old.py new.py")]
    assert where(steps, ["new.py"], days_ago=5)[:2] == ["old.py", "old.py"]
    assert where(steps, ["new.py"])[:2] == ["new.py", "new.py"]


def test_a_split_and_a_joined_folder_go_where_each_file_went():
    steps = [
        step("a", "A core/x.py", "A core/y.py", "A more/z.py"),
        step("a", "R core/x.py left/x.py", "R core/y.py right/y.py", "R more/z.py left/z.py"),
    ]
    assert where(steps, ["left/x.py", "right/y.py", "left/z.py"])[0] == "left/x.py left/z.py right/y.py"


def test_of_a_sweep_only_the_files_it_adds_count():
    paths = [f"{n}.py" for n in range(51)]
    steps = [
        step("a", *(f"A {path}" for path in paths)),
        step("b", *(f"R {path} src/{path}" for path in paths), "A new.py"),
        step("c", "M src/7.py"),
    ]
    found = where(steps, [f"src/{path}" for path in paths] + ["new.py"])
    assert found[0] == " ".join(sorted(f"src/{path}" for path in paths))
    assert found[1:] == ["new.py", "src/7.py"]


def test_what_moved_is_what_git_follows(tmp_path):
    """Over a history of moves of single files, every path is where ``git log --follow`` begins."""
    texts = {f"pkg/f{n}.py": "".join(f"line {n} {m}\n" for m in range(20)) for n in range(4)}
    commits = [
        C(name="a", files=texts, days_ago=9),
        C(name="b", renames={"pkg/f0.py": "lib/f0.py"}, days_ago=8),
        C(name="c", files={"lib/f0.py": texts["pkg/f0.py"] + "more\n", "pkg/f1.py": None}, days_ago=7),
        C(name="d", renames={"lib/f0.py": "src/f0.py", "pkg/f2.py": "src/f2.py"}, days_ago=6),
        C(name="e", files={"src/f2.py": texts["pkg/f2.py"] + "more\n"}, days_ago=5),
    ]
    repo = make_repo(tmp_path / "lab", commits)
    with open_view(repo) as view:
        facts, tree = mine_history(view, jobs=1), mine_tree(view)
    window = Window(start=0, end=NOW)
    touches = stated(facts=facts, tree=tree, settings=Settings(areas=(), classes=()), window=window).of(located)
    for path in tree.paths:
        log = ["git", "log", "--follow", "--format=%H", "--", path]
        expected = subprocess.run(log, cwd=repo, env=SEALED, capture_output=True, text=True, check=True).stdout.split()
        mine = [one.hash for one in facts.commits if path in touches.of({one.hash}).paths]
        assert mine == expected


def test_touches_that_are_joined_are_those_of_both():
    one, other = Touches([Touch("a", "x.py", "M"), Touch("a", "y.py", "A")]), Touches([Touch("b", "z.py", "R", "x.py")])
    assert one.joined(other) == Touches([*one, *other])
    assert one.joined(Touches()) == one == Touches().joined(one)
