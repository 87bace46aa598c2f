from lintorg.config.settings import default_settings
from lintorg.model.facts import Facts, LineCount, Tree
from tests.tabled import stated, table
from tests.worlds import did, team

SMALL, LARGE, OLD = did(1, "a"), did(2, "b"), did(400, "a")


def sizes(*lines, ignored=""):
    tables = team([SMALL, LARGE, OLD])
    inputs = {
        "facts": Facts(head=SMALL.hash, commits=(), lines=lines),
        "tree": Tree(texts={".git-blame-ignore-revs": ignored}),
        "settings": default_settings(),
        "sweeps": frozenset({ignored}),
        "work": table(tables, "work"),
    }
    return table(stated(**inputs), "commit_sizes")


def test_added_and_deleted_lines_of_source_files_count_newest_commit_first():
    lines = [
        LineCount(LARGE.hash, "model/net.py", 5, 7),
        LineCount(LARGE.hash, "data/load.py", 1, 0),
        LineCount(LARGE.hash, "uv.lock", 900, 900),
        LineCount(SMALL.hash, "README.md", 0, 0),
        LineCount(OLD.hash, "model/net.py", 3, 3),
    ]
    assert list(sizes(*lines).items()) == [(SMALL.hash, 0), (LARGE.hash, 13)]


def test_one_unknown_count_leaves_a_commit_unknown():
    lines = [LineCount(LARGE.hash, "model/net.py", 5, 7), LineCount(LARGE.hash, "model/weights", None, None)]
    assert sizes(*lines) == {}


def test_without_a_source_file_and_in_a_sweep_there_is_nothing_to_count():
    lines = [LineCount(LARGE.hash, "uv.lock", 900, 900), LineCount(SMALL.hash, "a.py", 4, 4)]
    assert sizes(*lines, ignored=SMALL.hash) == {}
