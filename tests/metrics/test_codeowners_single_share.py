import subprocess

from lintorg.gather.opening import tables_of
from lintorg.gather.policy import shipped_policy
from lintorg.model.tables import CodeOwners, OwnersLine
from tests.house.test_promises import history_of
from tests.repos import QUILL, TEAL, C, make_repo
from tests.tabled import having
from tests.worlds import measured, team

ALONE = OwnersLine(pattern="/model/", owners=("@quill",))
KERNELS = OwnersLine(pattern="/kernels/", owners=("@teal",))
TEAM = OwnersLine(pattern="/data/", owners=("@lab/data",))


def found(owners):
    return measured("codeowners_single_share", having(team([]), codeowners=owners))["repo"]


def test_it_is_the_share_of_source_files_with_one_owner_and_names_their_patterns():
    of = {"model/a.py": ALONE, "kernels/a.cu": KERNELS, "kernels/b.cu": KERNELS, "data/a.py": TEAM}
    measure = found(CodeOwners(files=8, of=of, unreadable=2))
    assert (measure.value, measure.n) == (3 / 8, 8)
    assert measure.detail == {"owned_alone": "3", "patterns": "/kernels/ and /model/", "unreadable": "2"}


def test_without_the_file_there_is_no_value():
    assert (found(None).value, found(None).why_none) == (None, "unattributed")


def test_a_pattern_that_holds_an_owners_name_is_not_shown():
    home = OwnersLine(pattern="/users/Quill/", owners=("@teal",))
    stuck = OwnersLine(pattern="/eval/@ember", owners=("ember@example.org",))
    measure = found(CodeOwners(files=4, of={"a": home, "b": stuck, "c": ALONE, "d": KERNELS}))
    assert measure.detail == {"owned_alone": "4", "patterns": "/kernels/ and /model/"}


def test_a_count_by_git_check_attr_gives_the_same(tmp_path):
    """Git's own matching of attributes, whose last line wins too, as the second computation."""
    lines = {"*.py": "@quill", "/model/": "@lab/model", "/model/deep/": "@teal", "/kernels/*": "@a @b"}
    # An attribute on a folder does not reach below it: ** says what CODEOWNERS means.
    attributes = {"*.py": 1, "/model/**": 2, "/model/deep/**": 3, "/kernels/*": 4}
    paths = ["setup.py", "model/net.py", "model/deep/a.py", "model/deep/b.cu", "kernels/k.cu", "kernels/x/k.py", "a.c"]
    files = dict.fromkeys(paths, "x\n")
    path = make_repo(
        tmp_path / "lab",
        [
            C(name="a", files=files, author=QUILL, days_ago=2),
            C(name="b", files={".github/CODEOWNERS": "".join(f"{k} {v}\n" for k, v in lines.items())}, author=TEAL),
        ],
    )
    (path / ".git" / "info").mkdir(exist_ok=True)
    (path / ".git" / "info" / "attributes").write_text("".join(f"{k} line={v}\n" for k, v in attributes.items()))
    said = subprocess.run(
        ["git", "check-attr", "line", "--", *paths], cwd=path, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    alone = [line for line in said if line.endswith((": 1", ": 3"))]
    measure = measured("codeowners_single_share", tables_of(history_of(path), shipped_policy()))["repo"]
    assert len(alone) == 4
    assert (measure.value, measure.n) == (4 / 8, 8)  # CODEOWNERS itself is a source file
