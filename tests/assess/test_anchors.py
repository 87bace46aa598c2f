import pytest

from lintorg.assess.anchors import anchored
from lintorg.gather.history import History
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import load_policy
from lintorg.mine.bulk import mine_history
from lintorg.mine.tree import mine_tree
from lintorg.mine.view import open_view
from lintorg.model.finding import Anchor
from lintorg.model.options import Options
from lintorg.model.tables import DAY, Window
from tests.render.reports import finding
from tests.repos import C, make_repo


def anchor(repository, about, outcome="breach", has=None):
    """Where a finding about a subject points in a repository."""
    with open_view(repository) as view:
        policy = load_policy(view, Options())
        facts = mine_history(view, jobs=1)
        end = facts.commits[0].committer_time
        window = Window(start=end - 365 * DAY, end=end)
        tables = tables_of(History(facts=facts, tree=mine_tree(view), window=window), policy)
    (found,) = anchored(tables, (finding(about, outcome, anchor=has),))
    return found.anchor and found.anchor.path


def commits(*touched, first=()):
    """One commit for each group of paths, after one that brings ``first``."""
    groups = [first, *touched] if first else touched
    return [
        C(name=str(n), files=dict.fromkeys(group, f"{n}\n"), days_ago=len(groups) - n) for n, group in enumerate(groups)
    ]


@pytest.fixture
def lab(tmp_path):
    history = commits(
        ["kernels/old.cu", "data/load.py"],
        ["kernels/old.cu"],
        ["kernels/old.cu"],
        ["kernels/new.cu", "data/mix.py"],
        ["kernels/new.cu", "data/mix.py"],
        ["kernels/layout.txt", "data/load.py"],
        ["kernels/layout.txt", "data/load.py"],
        ["kernels/layout.txt", "data/load.py"],
    )
    gone = C(name="gone", files={"kernels/old.cu": None})
    return make_repo(tmp_path / "lab", [*history, gone])


def test_an_area_is_at_its_busiest_code_that_still_exists(lab):
    assert anchor(lab, "area:kernels") == "kernels/new.cu"
    assert anchor(lab, "area:data") == "data/load.py"


def test_a_pair_is_at_the_file_that_both_change_with(lab):
    assert anchor(lab, "areas:data|kernels") == "data/load.py"


def test_a_pair_that_never_changes_together_is_at_the_first_areas_file(tmp_path):
    lab = make_repo(tmp_path / "lab", commits(["data/a.py"], ["kernels/b.cu"]))
    assert anchor(lab, "areas:data|kernels") == "data/a.py"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.py", "docs/readme.md", "README.rst", ".lintorg.yaml"], ".lintorg.yaml"),
        (["a.py", "docs/readme.md", "README.rst", ".github/lintorg.yaml"], ".github/lintorg.yaml"),
        (["a.py", "docs/readme.md", "README.rst", "pyproject.toml"], "README.rst"),
        (["b.py", "docs/readme.md", "a.py"], "a.py"),
    ],
    ids=str,
)
def test_a_repository_is_at_its_configuration_then_its_readme_then_its_first_file(tmp_path, files, expected):
    history = [C(name="a", files=dict.fromkeys(files, "" if expected != "a.py" else "x"))]
    assert anchor(make_repo(tmp_path / "lab", history), "repo") == expected
    assert anchor(make_repo(tmp_path / "again", history), "area:nowhere") == expected


def test_a_pyproject_that_configures_lintorg_stands_for_the_repository(tmp_path):
    history = [C(name="a", files={"README.md": "x", "pyproject.toml": '[tool.lintorg]\nwindow = "90d"\n'})]
    assert anchor(make_repo(tmp_path / "lab", history), "repo") == "pyproject.toml"


def test_a_configuration_that_is_not_in_the_head_is_no_anchor(lab):
    (lab / ".lintorg.yaml").write_text("window: 90d\n")
    assert anchor(lab, "repo") == "data/load.py"


def test_a_head_without_files_has_no_anchor(tmp_path):
    history = [*commits(["a.py"]), C(name="gone", files={"a.py": None})]
    assert anchor(make_repo(tmp_path / "lab", history), "repo") is None


def test_what_is_no_breach_or_has_an_anchor_stays_as_it_is(lab):
    assert anchor(lab, "area:data", "pass") is None
    assert anchor(lab, "area:data", has=Anchor(path="x.py", line=7)) == "x.py"
