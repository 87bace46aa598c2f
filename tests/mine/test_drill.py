"""What is PyDriller's own in its miner, what is left to bulk, and its metrics as an oracle."""

from collections import Counter, defaultdict
from datetime import UTC, datetime

import pytest
from pydriller.metrics.process.commits_count import CommitsCount
from pydriller.metrics.process.contributors_count import ContributorsCount
from pydriller.metrics.process.contributors_experience import ContributorsExperience

from lintorg.mine.bulk import mine_history as bulk_history
from lintorg.mine.bulk import mine_lines as bulk_lines
from lintorg.mine.drill import mine_history, mine_lines, open_git, read_commit, read_lines, walk
from lintorg.mine.view import open_view
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Identity
from tests.mine.awkward import AWKWARD, ODDER, RAW_COMMITS, loosen, make_raw
from tests.repos import DAY, NOW, QUILL, TEAL, C, git, history, make_repo


def left_to_bulk(path, read):
    """Return the places in a linear history, from 0, of the commits that PyDriller does not read exactly."""
    with open_view(path) as view, open_git(view.git_dir) as opened:
        return [at for at, commit in enumerate(reversed(walk(view))) if read(opened, commit) is None]


def test_pydriller_reads_all_but_misread_paths_and_replaced_text_itself(tmp_path):
    repo = make_repo(tmp_path / "lab", ODDER)
    assert [ODDER[at].name for at in left_to_bulk(repo, read_commit)] == [
        "binary in a folder like a header",
        "bytes and renamed",
        "bytes renamed to bytes",
        "replaced",
    ]


def test_pydriller_counts_lines_itself_but_of_changed_types_and_moved_submodules(tmp_path):
    repo = make_repo(tmp_path / "lab", ODDER)
    assert [ODDER[at].name for at in left_to_bulk(repo, read_lines)] == [
        "binary in a folder like a header",
        "file to link, lines in common",
        "link to submodule",
        "submodule moves",
        "bytes and renamed",
        "bytes renamed to bytes",
    ]


def test_pydriller_reads_the_awkward_history_itself_but_for_bytes(tmp_path):
    repo = make_repo(tmp_path / "lab", AWKWARD)
    assert len(left_to_bulk(repo, read_commit)) == 2
    assert len(left_to_bulk(repo, read_lines)) == 2


def test_messages_in_other_encodings_and_authors_without_address_are_left_to_bulk(tmp_path):
    left = left_to_bulk(make_raw(tmp_path / "lab"), read_commit)
    messages = [RAW_COMMITS[at - 1][1].partition(b"\n")[0] for at in left]
    assert messages == [
        b"caf\xe9",
        b"\x1b$BF|K\\\x1b(B in seven bits",
        b"caf\xe9 in no known encoding",
        b"\xff\xff in a wrong encoding",
        b"bytes \xff\xfe in a message",
        b"no address",
    ]


def test_a_declared_encoding_is_decoded(tmp_path):
    with open_view(make_raw(tmp_path / "lab")) as view:
        commit = next(item for item in mine_history(view, jobs=1).commits if item.subject == "café")
    assert commit.author == Identity("Quïll", "q@example.org")
    assert commit.author_time == NOW


def test_excluded_paths_are_counted_all_the_same(tmp_path):
    repo = make_repo(tmp_path / "lab", [C(name="one", files={"a.py": "1\n", "b.lock": "1\n"})])
    with open_view(repo) as view:
        drilled = mine_lines(view, [view.head], (":(exclude)b.lock",), jobs=1)[view.head]
        spared = bulk_lines(view, [view.head], (":(exclude)b.lock",), jobs=1)[view.head]
    assert [line.path for line in drilled] == ["a.py", "b.lock"]
    assert [line.path for line in spared] == ["a.py"]


def test_any_number_of_jobs_gives_the_same_facts_and_progress_ends_at_all(tmp_path):
    seen = []
    with open_view(make_repo(tmp_path / "lab", history(120))) as view:
        alone = mine_history(view, jobs=1, progress=lambda done, total: seen.append((done, total)))
        assert alone == mine_history(view, jobs=4)
    assert seen == [(50, 120), (100, 120), (120, 120)]


def test_neither_the_source_nor_the_view_is_written_to(tmp_path):
    repo = make_repo(tmp_path / "lab", history(2))
    config = (repo / ".git" / "config").read_bytes()
    with open_view(repo) as view:
        before = {path: path.read_bytes() for path in view.git_dir.rglob("*") if path.is_file()}
        mine_history(view, jobs=2)
        assert {path: path.read_bytes() for path in view.git_dir.rglob("*") if path.is_file()} == before
    assert (repo / ".git" / "config").read_bytes() == config


def test_a_malformed_gitmodules_hides_no_change_of_a_submodule(tmp_path):
    commits = [C(name=n, files={"sub": ("160000", n * 40), ".gitmodules": "no section\n"}) for n in ("1", "2")]
    repo = make_repo(tmp_path / "lab", commits)
    assert left_to_bulk(repo, read_commit) == left_to_bulk(repo, read_lines) == []


def test_a_missing_commit_ends_in_a_sentence(tmp_path):
    repo = make_repo(tmp_path / "lab", history(5))
    loosen(repo)
    commit = git(repo, "rev-parse", "HEAD~3").strip()
    (repo / ".git" / "objects" / commit[:2] / commit[2:]).unlink()
    with open_view(repo) as view, pytest.raises(CannotJudge, match="git fsck"):
        mine_history(view, jobs=1)


def test_a_sha_256_repository_is_refused_in_a_sentence(tmp_path):
    repo = make_repo(tmp_path / "lab", history(2), format_="sha256")
    with open_view(repo) as view, pytest.raises(CannotJudge, match="SHA-256"):
        mine_history(view, jobs=1)


WORKED_ON = [
    C(name="1", days_ago=9, files={"model/net.py": "a\nb\nc\n", "data/load.py": "1\n"}),
    C(name="2", days_ago=8, author=TEAL, files={"model/net.py": "a\nB\nc\n"}),
    C(name="3", days_ago=7, renames={"model/net.py": "model/core.py"}, files={"model/core.py": "a\nB\nc\nd\n"}),
    C(name="4", days_ago=6, author=TEAL, files={"data/load.py": "2\n3\n", "eval/run.py": "x\n"}),
    C(name="5", days_ago=5, author="Moss Field <moss@example.org>", files={"model/core.py": "a\n"}),
    C(name="6", days_ago=4, renames={"model/core.py": "core.py"}),
    C(name="7", days_ago=3, author=QUILL, files={"core.py": "a\nz\n", "eval/run.py": ("100755", "x\n")}),
]


def by_file(facts, lines):
    """Return commits and lines by author's address of each file, followed back through its renames."""
    emails = {commit.hash: commit.author.email for commit in facts.commits}
    changed = {(line.hash, line.path): line.added + line.deleted for found in lines.values() for line in found}
    name, commits, by_email = {}, Counter(), defaultdict(Counter)
    for touch in facts.touches:  # newest first
        path = name.get(touch.path, touch.path)
        if touch.old_path:
            name[touch.old_path] = path
        commits[path] += 1
        by_email[path][emails[touch.hash]] += changed[touch.hash, touch.path]
    return commits, by_email


@pytest.mark.parametrize("mine", [bulk_history, mine_history])
def test_pydrillers_process_metrics_agree_with_counts_from_the_facts(tmp_path, mine):
    repo = make_repo(tmp_path / "lab", WORKED_ON)
    with open_view(repo) as view:
        facts = mine(view, jobs=1)
        commits, by_email = by_file(facts, bulk_lines(view, [commit.hash for commit in facts.commits], jobs=1))
    since, to = (datetime.fromtimestamp(NOW - days * DAY, UTC) for days in (10, 0))
    assert commits == {"core.py": 6, "data/load.py": 2, "eval/run.py": 2}
    assert CommitsCount(str(repo), since=since, to=to).count() == commits
    contributors = ContributorsCount(str(repo), since=since, to=to).count()
    assert contributors == {path: len(people) for path, people in by_email.items()}
    assert contributors == {"core.py": 3, "data/load.py": 2, "eval/run.py": 2}
    assert ContributorsExperience(str(repo), since=since, to=to).count() == {
        path: round(100 * max(people.values()) / sum(people.values()), 2) for path, people in by_email.items()
    }
