"""Both measures of a CODEOWNERS file that nobody tends."""

import random
import re

import pytest

from lintorg.derive._shared.codeowners import finds_any, line_of, parse_codeowners
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import shipped_policy
from lintorg.model.tables import OwnersLine
from tests.house.test_promises import history_of
from tests.repos import C, make_repo
from tests.tabled import having
from tests.worlds import measured, team

FOLDERS = ("model", "data/clean", "eval", "kernels")


def dead(text, paths):
    lines, unreadable = parse_codeowners(text)
    finds = finds_any(paths)
    found = tuple(line for line in lines if not finds(line))
    tables = having(team([]), owners_lines=(lines, unreadable), dead_owners_lines=found)
    return measured("codeowners_dead_lines", tables)["repo"]


def test_lines_that_match_no_file_are_counted_and_named():
    text = "* @teal\n/model/ @fern\n/modle/ @fern\n*.cu @rust\ndocs/** @moss\nnet.py @umber\ngone.py @sable\n"
    found = dead(text, ["model/net.py", "kernels/k.cu"])
    assert (found.value, found.n) == (3, 7)
    assert found.detail == {"dead_patterns": "/modle/, docs/** and gone.py"}


def test_a_pattern_that_holds_an_owners_name_is_counted_and_not_shown():
    found = dead("/users/quill/ @quill\n/users/other/ @quill\n", ["a.py"])
    assert (found.value, found.detail) == (2, {"dead_patterns": "/users/other/"})


def test_a_line_above_another_that_takes_all_its_files_is_not_dead():
    assert dead("/model/ @a\n* @b\n", ["model/net.py"]).value == 0


@pytest.mark.parametrize("seed", range(30))
def test_whether_a_pattern_finds_anything_is_what_trying_every_path_says(seed):
    """The expression behind whose a file is, tried on all paths, as the second computation."""
    dice = random.Random(seed)
    names = ["a", "b", "a.py", "b.py", "x y"]
    paths = sorted({"/".join(dice.choices(names, k=dice.randint(1, 4))) for _ in range(8)})
    finds = finds_any(paths)
    for _ in range(60):
        pattern = "/".join(dice.choices([*names, "*", "*.py", "**", "a?"], k=dice.randint(1, 3))).replace(" ", r"\ ")
        pattern = dice.choice(["", "/"]) + pattern + dice.choice(["", "/"])
        line = OwnersLine(pattern=pattern, owners=("@a",))
        assert finds(line) == any(map(line_of([line]), paths)), (pattern, paths)


def test_too_many_patterns_and_files_are_not_tried():
    paths = [f"f{number}.py" for number in range(2_000)]
    finds = finds_any(paths)
    line = OwnersLine(pattern="*.cu", owners=("@a",))
    answers = [finds(line) for _ in range(2_600)]
    assert answers[0] is False
    assert answers[-1] is None
    assert finds(OwnersLine(pattern="f1.py", owners=("@a",))) is True  # a plain name is looked up


def owners_lines(text):
    return parse_codeowners(text)


def gone(quiet, known):
    tables = having(team([]), owners_lines=owners_lines("* @a\n"), owners_quiet={n: n < quiet for n in range(known)})
    return measured("codeowners_gone", tables)["repo"]


@pytest.mark.parametrize(("quiet", "known", "value"), [(0, 5, 0), (3, 5, 3), (5, 7, 5), (4, 4, None)])
def test_owners_are_counted_where_five_are_known(quiet, known, value):
    found = gone(quiet, known)
    assert (found.value, found.n) == (value, known)
    assert found.why_none == (None if known >= 5 else "too_few")


def test_without_a_file_there_is_neither():
    tables = having(team([]), owners_lines=None, owners_quiet={}, dead_owners_lines=None)
    for metric in ("codeowners_gone", "codeowners_dead_lines"):
        assert measured(metric, tables)["repo"].why_none == "unattributed"


HANDS = {
    letter: f"Hand Letter{letter} <{number}+hand-{letter}@users.noreply.github.com>"
    for number, letter in enumerate("abcdefg", 100)
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    """Seven people; four were last there more than a year ago, one of these reviewed since."""
    text = "* @hand-a @lab/all\n/model/ @Hand-B\n/data/ @hand-c @hand-d\n/eval/ @hand-e @stranger\n/x/ f@example.org\n"
    commits = [
        C(name=letter, files={f"model/{letter}.py": "x\n"}, author=author, days_ago=800 - number)
        for number, (letter, author) in enumerate(HANDS.items())
    ]
    commits.append(C(name="f2", files={"x/a.py": "x\n"}, author="Hand Letterf <f@example.org>", days_ago=700))
    commits += [C(name=f"{one}2", files={f"model/{one}.py": "y\n"}, author=HANDS[one], days_ago=100) for one in "ab"]
    review = f"change\n\nReviewed-by: {HANDS['c']}\n"
    commits.append(C(name="r", message=review, files={"data/a.py": "x\n"}, author=HANDS["a"], days_ago=50))
    commits.append(C(name="o", files={".github/CODEOWNERS": text}, author=HANDS["a"], days_ago=1))
    return make_repo(tmp_path_factory.mktemp("owners") / "lab", commits)


def test_owners_are_known_by_login_or_address_and_reviews_count(repo):
    tables = tables_of(history_of(repo), shipped_policy())
    found = measured("codeowners_gone", tables)["repo"]
    assert (found.value, found.n) == (3, 6)  # d, e and f; the team and a stranger are nobody
    assert found.detail == {"owners_known": "6", "owners_gone": "3"}
    lines = measured("codeowners_dead_lines", tables)["repo"]
    assert (lines.value, lines.n) == (1, 5)
    assert re.fullmatch("/eval/", lines.detail["dead_patterns"])
