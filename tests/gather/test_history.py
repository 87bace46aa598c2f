import pytest

from lintorg.config.settings import default_settings
from lintorg.gather.history import read_history
from lintorg.gather.lines import file_names_to_spare
from lintorg.mine.view import open_view
from lintorg.model.options import Mining
from lintorg.model.tables import DAY, Window
from lintorg.model.touches import Touch, Touches
from tests.repos import C, loose_object, make_repo

LONG = "".join(f"line {n}\n" for n in range(50))


def lines_of(path, *, jobs=1):
    with open_view(path) as view:
        history = read_history(
            view, default_settings(), lambda head: Window(start=head - 365 * DAY, end=head), Mining(jobs=jobs)
        )
    return {(line.path, line.added, line.deleted) for line in history.facts.lines}


def test_only_source_files_of_the_window_are_counted(tmp_path):
    commits = [
        C(name="old", files={"a.py": "old\n"}, days_ago=400),
        C(name="new", files={"b.py": "1\n2\n", "uv.lock": "x\n" * 9, "data/x.csv": "1\n"}, days_ago=3),
        C(name="bin", files={"c.py": b"\0\1"}, days_ago=2),
    ]
    assert lines_of(make_repo(tmp_path / "lab", commits)) == {("b.py", 2, 0), ("c.py", None, None)}


def test_a_rename_from_a_spared_name_is_counted_by_what_changed(tmp_path):
    commits = [
        C(name="one", files={"golden_values/run.json": LONG, "a.py": "1\n"}),
        C(name="two", files={"golden_values/run.json": LONG + "x\n"}),
        C(name="three", renames={"golden_values/run.json": "src/run.py"}, files={"src/run.py": LONG + "x\ny\n"}),
    ]
    assert lines_of(make_repo(tmp_path / "lab", commits)) == {("a.py", 1, 0), ("src/run.py", 1, 0)}


def test_a_counted_file_is_counted_also_under_a_name_that_others_spare(tmp_path):
    commits = [C(name="one", files={"src/foo.py": LONG, "vendor/foo.py": "0\n"}, days_ago=400)]
    commits += [C(name=f"v{n}", files={"vendor/foo.py": f"{n}\n"}) for n in range(1, 5)]
    commits.append(C(name="move", renames={"src/foo.py": "src/bar.py"}, files={"src/bar.py": LONG + "x\n"}))
    assert lines_of(make_repo(tmp_path / "lab", commits)) == {("src/bar.py", 1, 0)}


def without(repo, *names):
    for name in names:
        loose_object(repo, name).unlink()
    return repo


def test_a_commit_is_counted_whatever_else_of_it_is_missing(tmp_path):
    commits = [C(name=f"v{n}", files={f"{name}.lock": f"{n}\n" for name in "bcdefghi"}) for n in range(3)]
    commits.append(C(name="mixed", files={"a.py": "1\n2\n", "rare.lock": "x\n"}))
    commits.append(C(name="moved", renames={"a.py": "b.py"}, files={"b.py": "1\n2\n3\n", "rare.csv": "1\n"}))
    repo = without(make_repo(tmp_path / "lab", commits), "HEAD~1:rare.lock", "HEAD:rare.csv")
    assert lines_of(repo) == {("a.py", 2, 0), ("b.py", 1, 0)}


def test_a_commit_is_unread_where_what_is_counted_is_missing(tmp_path):
    commits = [C(name="one", files={"a.py": "1\n", "rare.lock": "x\n"}), C(name="two", files={"b.py": "2\n"})]
    repo = without(make_repo(tmp_path / "lab", commits), "HEAD~1:a.py")
    assert lines_of(repo) == {("a.py", None, None), ("b.py", 1, 0)}


def test_the_names_spared_are_the_most_touched_that_are_never_counted():
    def touches(name, times):
        return [Touch(str(n), f"dir{n}/{name}", "M") for n in range(times)]

    files = [
        *touches("golden.json", 5),
        *touches("uv.lock", 9),
        *touches("shared.json", 20),
        Touch("x", "shared.json", "M"),
    ]
    files += touches("we*ird.json", 30)
    spared = file_names_to_spare(Touches(files), lambda path: path == "shared.json")
    assert spared == (":(exclude,glob)**/uv.lock", ":(exclude,glob)**/golden.json")
    many = [touch for n in range(30) for touch in touches(f"{n}.json", n + 1)]
    assert len(file_names_to_spare(Touches(many), lambda path: False)) == 8


@pytest.mark.parametrize(("times", "spared"), [(1, ()), (2, (":(exclude,glob)**/uv.lock",))])
def test_a_name_that_few_commits_touch_is_not_spared(times, spared):
    others = [Touch(f"other{n}", f"{n}.py", "M") for n in range(98)]
    locks = [Touch(str(n), "uv.lock", "M") for n in range(times)]
    assert file_names_to_spare(Touches(others + locks), lambda path: path.endswith(".py")) == spared
