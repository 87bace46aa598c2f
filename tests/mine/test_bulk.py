import pytest
from pydriller import ModificationType, Repository

from lintorg.mine.bulk import mine_commits, mine_history, mine_lines
from lintorg.mine.view import open_view
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Identity, LineCount, Trailer
from lintorg.model.measure import MISSING_OBJECTS
from tests.mine.awkward import AWKWARD, loosen, make_damaged, make_without_a_tree
from tests.repos import DAY, NOW, QUILL, TEAL, C, git, history, make_repo


@pytest.fixture(scope="module")
def awkward(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("awkward") / "lab", AWKWARD)


def mined(path, jobs=2):
    with open_view(path) as view:
        return mine_history(view, jobs=jobs)


def counted(path, *, excluded=()):
    with open_view(path) as view:
        commits = [commit.hash for commit in mine_history(view, jobs=1).commits if not commit.is_merge]
        return mine_lines(view, commits, excluded, jobs=2)


def test_every_commit_that_git_lists_is_there_in_gits_order(awkward):
    listed = git(awkward, "rev-list", "--topo-order", "HEAD").split()
    facts = mined(awkward)
    assert [commit.hash for commit in facts.commits] == listed
    assert (facts.degraded, facts.skipped) == ({}, {})


def test_touches_equal_what_pydriller_finds_commit_by_commit(awkward):
    kinds = {
        ModificationType.ADD: "A",
        ModificationType.DELETE: "D",
        ModificationType.MODIFY: "M",
        ModificationType.RENAME: "R",
        ModificationType.UNKNOWN: "M",  # a change of mode only
    }
    facts = mined(awkward)
    ours = {commit.hash: set() for commit in facts.commits}
    for touch in facts.touches:
        # PyDriller shows a change of type as a file deleted and one added
        for kind in "DA" if touch.kind == "T" else touch.kind:
            ours[touch.hash].add((touch.path, touch.old_path, kind))
    compared = 0
    for commit in Repository(str(awkward)).traverse_commits():
        if commit.merge:
            continue
        theirs = {
            (
                file.new_path or file.old_path,
                file.old_path if file.change_type is ModificationType.RENAME else None,
                kinds[file.change_type],
            )
            for file in commit.modified_files
        }
        if all(
            path.isascii() and path.isprintable() and '"' not in path and "\\" not in path
            for path, _, _ in ours[commit.hash]
        ):
            assert ours[commit.hash] == theirs, commit.msg
            compared += 1
    assert compared >= 14


def test_merges_carry_no_touches_and_several_parents(awkward):
    facts = mined(awkward)
    merges = {commit.hash: commit for commit in facts.commits if commit.is_merge}
    assert sorted(len(commit.parents) for commit in merges.values()) == [2, 3]
    assert not [touch for touch in facts.touches if touch.hash in merges]


def test_a_commit_is_read_field_by_field(tmp_path):
    message = "Add a loader\n\nBody.\n\nCo-authored-by: Teal Harbor <teal@example.org>\n"
    repo = make_repo(
        tmp_path / "lab",
        [
            C(
                name="one",
                message=message,
                author=QUILL,
                committer=TEAL,
                authored_days_ago=2,
                days_ago=1,
                files={"a": "1"},
            )
        ],
    )
    (commit,) = mined(repo).commits
    assert commit.author == Identity("Quill Marrow", "quill@example.org")
    assert commit.committer == Identity("Teal Harbor", "teal@example.org")
    assert (commit.author_time, commit.committer_time) == (NOW - 2 * DAY, NOW - DAY)
    assert (commit.subject, commit.parents) == ("Add a loader", ())
    assert commit.trailers == (Trailer("co-authored-by", "Teal Harbor <teal@example.org>"),)


def test_bytes_that_are_not_utf_8_stay_apart(tmp_path):
    repo = make_repo(tmp_path / "lab", [C(name="x", author=b"Q <q\xff@x>", files={b"a\xe9": "1", b"a\xe8": "2"})])
    facts = mined(repo)
    assert {touch.path for touch in facts.touches} == {"a\\xe9", "a\\xe8"}
    assert facts.commits[0].author.email == "q\\xff@x"


def test_any_number_of_jobs_gives_the_same_facts(awkward):
    assert mined(awkward, jobs=1) == mined(awkward, jobs=5)


def test_line_counts_follow_renames_and_binary_files_have_none(awkward):
    by_subject = {
        git(awkward, "log", "-1", "--format=%s", commit).strip(): lines for commit, lines in counted(awkward).items()
    }
    assert by_subject["root"][0] == LineCount(by_subject["root"][0].hash, "a.py", 40, 0)
    renamed = [line for lines in counted(awkward).values() for line in lines if line.path == "src/c.py"]
    assert [(line.added, line.deleted) for line in renamed] == [(1, 0)]
    binary = [line for lines in counted(awkward).values() for line in lines if line.path == "weights.bin"]
    assert [(line.added, line.deleted) for line in binary] == [(None, None)] * 2


def test_excluded_paths_are_not_counted(awkward):
    paths = {line.path for lines in counted(awkward, excluded=(":(exclude,glob)**/*.bin",)).values() for line in lines}
    assert "weights.bin" not in paths
    assert "b.py" in paths


@pytest.fixture
def damaged(tmp_path):
    return make_damaged(tmp_path / "lab")


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_missing_blob_degrades_its_commits_and_no_other(damaged, jobs):
    facts = mined(damaged, jobs)
    assert len(facts.commits) == 9
    assert facts.skipped == {}
    renamed = git(damaged, "rev-parse", "HEAD~6").strip()
    assert facts.degraded == {renamed: MISSING_OBJECTS}
    assert [(t.kind, t.path) for t in facts.touches if t.hash == renamed] == [
        ("D", "model/net.py"),
        ("A", "model/new.py"),
    ]


def test_lines_that_git_cannot_count_are_unknown_and_the_rest_is_counted(damaged):
    lines = counted(damaged)
    unknown = {commit for commit, found in lines.items() if found is None}
    assert unknown == {git(damaged, "rev-parse", f"HEAD~{n}").strip() for n in (6, 7)}
    assert len(lines) == 9


def test_a_missing_tree_leaves_its_commits_author_and_date_without_paths(tmp_path):
    repo = make_without_a_tree(tmp_path / "lab")
    facts = mined(repo)
    lost = {git(repo, "rev-parse", f"HEAD~{n}").strip() for n in (1, 2)}
    assert (set(facts.degraded), facts.skipped) == (lost, {})
    assert [commit.author.name for commit in facts.commits] == ["Quill Marrow"] * 5
    assert not [touch for touch in facts.touches if touch.hash in lost]


def test_a_missing_commit_ends_in_a_sentence(tmp_path):
    repo = make_repo(tmp_path / "lab", history(5))
    loosen(repo)
    commit = git(repo, "rev-parse", "HEAD~3").strip()
    (repo / ".git" / "objects" / commit[:2] / commit[2:]).unlink()
    with pytest.raises(CannotJudge, match="git fsck"):
        mined(repo)


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_commit_that_is_lost_after_the_walk_is_skipped(tmp_path, place):
    repo = make_repo(tmp_path / "lab", history(5))
    loosen(repo)
    listed = git(repo, "rev-list", "HEAD").split()
    lost = listed[place]
    (repo / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    with open_view(repo) as view:
        found = {item.hash: item for item in mine_commits(view, listed, jobs=1)}
        lines = mine_lines(view, listed, jobs=1)
    assert list(found) == list(lines) == listed
    assert [commit for commit, item in found.items() if item.commit is None] == [lost]
    assert found[lost].trouble == MISSING_OBJECTS
    child = listed[place - 1 : place] if place else []  # what it changed cannot be seen without its parent
    assert [commit for commit, counts in lines.items() if counts is None] == [*child, lost]
