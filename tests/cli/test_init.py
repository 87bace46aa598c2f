import yaml

from lintorg.config.disk import DiskFiles
from lintorg.config.settings import settings_from
from lintorg.config.source import find_config
from tests.commands import lintorg
from tests.repos import TEAL, history, make_repo


def lab(tmp_path):
    commits = history(30, path="kernels/gemm.cu") + history(4, author=TEAL, path="odd [x]/a.py")
    return make_repo(tmp_path / "lab", [*commits, *history(8, path="Strange Stuff/main.py")])


def test_the_file_says_what_was_found_and_changes_nothing(tmp_path):
    repo = lab(tmp_path)
    before = lintorg("scan", repo, "--format=json").stdout
    done = lintorg("init", cwd=repo)
    assert (done.returncode, done.stdout) == (0, ".lintorg.yaml is written\n")
    text = (repo / ".lintorg.yaml").read_text()
    assert "#   kernels            1  core\n" in text
    assert "#   other              2  no area takes them\n" in text
    assert "It places 71 % of the last year's changes." in text
    assert lintorg("scan", repo, "--format=json").stdout == before
    assert lintorg("scan", repo, "--show-settings").returncode == 0


def test_what_it_suggests_is_right_once_the_marks_are_taken_away(tmp_path):
    repo = lab(tmp_path)
    lintorg("init", cwd=repo)
    file = repo / ".lintorg.yaml"
    head, _, suggested = file.read_text().partition("# areas:\n")
    file.write_text(
        head + "areas:\n" + "".join(line.removeprefix("# ") for line in suggested.splitlines(keepends=True))
    )
    (area,) = [item for item in settings_from(find_config(DiskFiles(repo))).areas if item.own]
    assert (area.name, area.patterns, area.core) == ("strange-stuff", ("/Strange Stuff/",), False)
    assert "strange-stuff" in lintorg("areas", repo).stdout
    assert yaml.safe_load(file.read_text())["window"] == "365d"


def test_a_configuration_that_is_there_is_not_replaced(tmp_path):
    repo = lab(tmp_path)
    for place, text in ((".lintorg.yaml", "credit: author\n"), ("pyproject.toml", "[tool.lintorg]\n")):
        (repo / place).write_text(text)
        done = lintorg("init", cwd=repo)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{place} is there already" in done.stderr
        assert (repo / place).read_text() == text
        (repo / place).unlink()
    (repo / ".lintorg.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert lintorg("init", cwd=repo).returncode == 2
    assert not (tmp_path / "nowhere.yaml").exists()


def test_it_writes_where_one_stands(tmp_path):
    repo, here = lab(tmp_path), tmp_path / "here"
    here.mkdir()
    assert lintorg("init", repo, cwd=here).returncode == 0
    assert (here / ".lintorg.yaml").exists()
    assert not (repo / ".lintorg.yaml").exists()


def test_where_there_is_no_repository_nothing_is_written(tmp_path):
    assert lintorg("init", cwd=tmp_path).returncode == 3
    assert list(tmp_path.iterdir()) == []
