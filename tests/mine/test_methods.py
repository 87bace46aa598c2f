import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lintorg.mine.bulk import mine_history
from lintorg.mine.drill import open_git
from lintorg.mine.methods import MAX_BYTES, mine_methods
from lintorg.mine.view import open_view
from lintorg.model.facts import MethodChange
from tests.mine.awkward import make_damaged
from tests.repos import C, git, make_repo

NET = """\
import torch

class A:
    def forward(self, x):
        def inner(y):
            return y + 1
        return inner(x)

class B:
    def forward(self, x):
        return x + 2

@decorated
async def step(
    batch,
    rate=3,
):
    return batch

def unused():
    return 4
"""
CUDA = """\
__global__ void scale(float* x, int n) {
  if (n) x[0] = 1;
}
namespace nn {
class K {
  void run(int a) { launch(a); }
};
}
void nn::K::stop() { wait(1); }
"""
DEEP = "f(" * 5_000  # lizard gives up on such nesting in this language
NET_2 = NET.replace("x + 2", "x + 5")
NET_3 = NET_2.replace("y + 1", "y + 6")
NET_4 = NET_3.replace("rate=3", "rate=7")
NET_5 = NET_4.partition("def unused")[0]
NET_6 = NET_4.replace("return 4", "return 8")
NET_7 = NET_6.replace("import torch", "import jax")
COMMITS = [
    C(name="root", files={"net.py": NET, "k.cu": CUDA, "deep.js": "g()\n", "notes.md": "1\n"}),
    C(name="second forward", files={"net.py": NET_2}),
    C(name="inner", files={"net.py": NET_3}),
    C(name="signature", files={"net.py": NET_4}),
    C(name="deleted", files={"net.py": NET_5}),
    C(name="restored", files={"net.py": NET_4}),
    C(name="moved", renames={"net.py": "core/net.py"}, files={"core/net.py": NET_6}),
    C(name="between methods", files={"core/net.py": NET_7}),
    C(name="kernel", files={"k.cu": CUDA.replace("= 1", "= 2").replace("wait(1)", "wait(2)")}),
    C(name="beside a file too deep", files={"deep.js": DEEP, "k.cu": CUDA, "notes.md": "2\n"}),
    C(
        name="beside a file too large",
        files={"big.py": "x = 1\n" * (MAX_BYTES // 6 + 1), "k.cu": CUDA + "int f() {}\n"},
    ),
    C(name="not python", files={"core/net.py": "def broken(:\n  ((((\nclass\n", "x b/y.py": ""}),
    C(name="whole file", files={"k.cu": None}),
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("methods") / "lab", COMMITS)


def found(path, wanted=lambda path: True, jobs=1, progress=None):
    """Return what is found in each commit, oldest first, of the touched files that are wanted."""
    with open_view(path) as view:
        facts = mine_history(view, jobs=1)
        touches = {commit.hash: [] for commit in reversed(facts.commits)}
        for touch in facts.touches:
            if wanted(touch.path):
                touches[touch.hash].append(touch.path)
        results = list(mine_methods(view, touches, jobs=jobs, progress=progress))
    assert [result.hash for result in results] == list(touches)
    return results


@pytest.fixture(scope="module")
def by_name(lab):
    results = zip(COMMITS, found(lab), strict=True)
    return {
        commit.name: ({(change.path, change.method) for change in result.methods}, result.unread)
        for commit, result in results
    }


def test_every_method_of_a_new_file_is_changed(by_name):
    assert by_name["root"] == (
        {
            ("k.cu", "nn::K::run"),
            ("k.cu", "nn::K::stop"),
            ("k.cu", "scale"),
            ("net.py", "A.forward"),
            ("net.py", "A.forward.inner"),
            ("net.py", "B.forward"),
            ("net.py", "step"),
            ("net.py", "unused"),
        },
        (),
    )


@pytest.mark.parametrize(
    ("name", "methods"),
    [
        ("second forward", {("net.py", "B.forward")}),
        ("inner", {("net.py", "A.forward"), ("net.py", "A.forward.inner")}),
        ("signature", {("net.py", "step")}),
        ("deleted", {("net.py", "unused")}),
        ("restored", {("net.py", "unused")}),
        ("moved", {("core/net.py", "unused")}),
        ("between methods", set()),
        ("kernel", {("k.cu", "scale"), ("k.cu", "nn::K::stop")}),
    ],
)
def test_methods_with_changed_lines_are_found(by_name, name, methods):
    assert by_name[name] == (methods, ())


def test_a_file_that_the_parser_gives_up_on_costs_no_other_file(by_name):
    assert by_name["beside a file too deep"] == ({("k.cu", "scale"), ("k.cu", "nn::K::stop")}, ("deep.js",))
    assert by_name["beside a file too large"] == ({("k.cu", "f")}, ("big.py",))


def test_a_file_whose_path_pydriller_misreads_is_unread(by_name):
    methods, unread = by_name["not python"]
    assert unread == ("x b/y.py",)
    assert ("core/net.py", "B.forward") in methods  # what was there before is gone


def test_a_deleted_file_deletes_its_methods(by_name):
    methods = {("k.cu", "nn::K::run"), ("k.cu", "nn::K::stop"), ("k.cu", "scale"), ("k.cu", "f")}
    assert by_name["whole file"] == (methods, ())


def test_only_wanted_files_are_read(lab):
    results = found(lab, wanted=lambda path: path.endswith(".cu"))
    assert {change.path for result in results for change in result.methods} == {"k.cu"}
    assert not [result.unread for result in results if result.unread]


def test_any_number_of_processes_gives_the_same_in_the_same_order(lab):
    seen = []
    alone = found(lab, progress=lambda done, total: seen.append((done, total)))
    assert found(lab, jobs=3) == alone
    assert seen == [(8, 13), (13, 13)]


def test_pydrillers_changed_methods_have_the_same_names_where_classes_do_not_matter(lab):
    with open_view(lab) as view, open_git(view.git_dir) as opened:
        for result in found(lab, wanted=lambda path: path.endswith("net.py")):
            files = opened.get_commit(result.hash).modified_files
            theirs = {
                MethodChange(result.hash, file.new_path or file.old_path, method.name.rpartition(".")[2])
                for file in files
                if file.filename == "net.py"
                for method in file.changed_methods
            }
            ours = {change._replace(method=change.method.rpartition(".")[2]) for change in result.methods}
            assert ours == theirs


def test_files_of_a_commit_with_missing_objects_are_unread(tmp_path):
    repo = make_damaged(tmp_path / "lab")
    results = found(repo)
    head_first = list(reversed(results))
    assert [at for at, result in enumerate(head_first) if result.unread] == [6, 7]
    assert head_first[6].unread == ("model/net.py", "model/new.py")
    assert head_first[6].hash == git(repo, "rev-parse", "HEAD~6").strip()


def test_nothing_wanted_gives_nothing(lab):
    with open_view(lab) as view:
        assert list(mine_methods(view, {}, jobs=2)) == []


SCRIPT = """\
import sys
from pathlib import Path
from lintorg.mine.bulk import mine_history
from lintorg.mine.methods import mine_methods
from lintorg.mine.view import open_view

if __name__ == "__main__":
    try:
        with open_view(Path(sys.argv[1])) as view:
            commits = [commit.hash for commit in mine_history(view, jobs=1).commits]
            for result in mine_methods(view, dict.fromkeys(commits, ["a.py"]), jobs=2):
                print("ready", flush=True)
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


@pytest.mark.parametrize(("sent", "said"), [(signal.SIGINT, "stopped"), (signal.SIGKILL, "")])
def test_workers_end_with_the_process_that_started_them(tmp_path, sent, said):
    functions = "".join(f"def f{n}():\n    return {n}\n" for n in range(1_000))
    repo = make_repo(tmp_path / "lab", [C(name=str(n), files={"a.py": f"{functions}# {n}\n"}) for n in range(120)])
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, str(script), str(repo)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, sent) if sent == signal.SIGINT else process.kill()
    # Every worker holds these pipes open: their end is the end of the last worker.
    out, err = process.communicate(timeout=20)
    assert out.replace("ready\n", "").strip() == said
    assert "Traceback" not in err
