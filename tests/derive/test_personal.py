"""Folders and files that are called like somebody, and how they are shown."""

import pytest

from lintorg.derive.personal import personal
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.touches import Touch, Touches
from tests.tabled import stated

JO = Identity("Jo Ann Öztürk", "jo.ozturk@corp.example.org")
OTHERS = [Identity(f"Tester{n} Tester", f"t{n}@example.org") for n in range(3)]
HIDDEN = "(personal folder)"


def places(*touched, identity=JO, **given):
    """Return what is shown of paths that a person touched, or (path, people) pairs."""
    pairs = [(one, [identity]) if isinstance(one, str) else one for one in touched]
    commits, touches = [], []
    for path, people in pairs:
        for author in people:
            name = f"{len(commits):040}"
            touches.append(Touch(name, path, "M"))
            commits.append(commit(name, author))
    facts = Facts(head=commits[-1].hash, commits=tuple(commits), touches=Touches(touches))
    tables = stated(facts=facts, tree=Tree(paths=tuple(path for path, _ in pairs)), **given)
    return tables.of(personal)


def commit(name, author):
    return Commit(
        hash=name, parents=(), author=author, committer=author, author_time=1, committer_time=1, subject="", trailers=()
    )


@pytest.mark.parametrize(
    "folder",
    [
        "jo.ozturk",
        "jo-ozturk",
        "JO_Ozturk",
        "joozturk",
        "ozturkjo",
        "jozturk",
        "joo",
        "ozturk.jo",
        "jo_ann_oztürk",
        "~jo.ozturk",
    ],
)
@pytest.mark.parametrize("path", ["{}/x.py", "users/{}/x.py", "experiments/runs/{}/a/x.py"])
def test_a_folder_called_like_its_mailbox_or_full_name_is_personal(folder, path):
    assert places(path.format(folder)).shown(path.format(folder)) == path.format(HIDDEN)


@pytest.mark.parametrize(
    "email",
    [
        "9+bobz@users.noreply.github.com",
        "bobz@users.noreply.github.com",
        "bobz@example.org",
        "bobz+a@example.org",
    ],
)
def test_so_is_one_called_like_a_login(email):
    assert places("bobz/x.py", identity=Identity("B", email)).shown("bobz/x.py") == f"{HIDDEN}/x.py"


@pytest.mark.parametrize("path", ["ozturks/x.py", "jo/x.py", "data/x.py", "lib/joan.py", "x.py", "jo.ozturk.d/x.py"])
def test_what_only_resembles_a_name_is_shown(path):
    assert places(path).shown(path) == path


def test_a_file_called_like_somebody_is_personal_too():
    assert places("notes/jo_ozturk.py").shown("notes/jo_ozturk.py") == f"notes/{HIDDEN}"


@pytest.mark.parametrize("folder", ["moe", "data", "tokenizer", "posttraining", "docs"])
def test_words_of_the_shipped_map_are_nobodys(folder):
    who = Identity("M", f"{folder}@example.org")
    assert places(f"{folder}/x.py", identity=who).shown(f"{folder}/x.py") == f"{folder}/x.py"


def test_a_folder_in_which_three_people_worked_is_theirs_together():
    path = "jo_ozturk/x.py"
    assert places((path, [JO, *OTHERS[:2]])).shown(path) == path
    assert places((path, [JO, OTHERS[0]])).shown(path) != path
    elsewhere = "users/jo_ozturk/x.py"
    both = places((path, [JO, *OTHERS[:2]]), (elsewhere, [JO]))
    assert (both.shown(path), both.shown(elsewhere)) == (path, f"users/{HIDDEN}/x.py")


def test_commits_that_only_move_the_tree_are_no_work_in_it():
    path = "jo_ozturk/x.py"
    sweeps = frozenset(f"{n:040}" for n in (1, 2))
    assert places((path, [JO, *OTHERS[:2]]), sweeps=sweeps).shown(path) != path


@pytest.mark.parametrize("identity", [Identity("root", "root@node7"), Identity("Your Name", "you@example.com")])
def test_nobody_has_no_folder(identity):
    assert places("root/x.py", "you/x.py", identity=identity).places == frozenset()


def test_texts_with_paths_are_shown_without_the_name():
    found = places("users/jo.ozturk/x.py", "notes/joozturk.py")
    text = "users/jo.ozturk/x.py, jo.ozturk/, notes/joozturk.py; not jo.ozturks/ or model/joozturk_2.py"
    hidden = f"users/{HIDDEN}/x.py, {HIDDEN}/, notes/{HIDDEN}; not jo.ozturks/ or model/joozturk_2.py"
    assert found.hide(text) == hidden
    assert places("model/x.py").hide(text) == text


def test_three_thousand_paths_and_names_take_no_time():
    """Each component is looked up once: names times paths would be millions."""
    people = [Identity(f"Name{n} Surname{n}", f"m{n}@example.org") for n in range(3000)]
    found = places(*[(f"m{n}/a{n}/b.py", [who]) for n, who in enumerate(people)])
    assert len(found.places) == 3000
