import pytest

from lintorg.config.settings import default_settings
from lintorg.model.facts import Commit, Facts, Identity, LineCount, Trailer, Tree
from lintorg.model.tables import DAY, Lens, Window
from lintorg.model.touches import Touch, Touches
from tests.tabled import stated, table

END = 20_000 * DAY
PLATFORM = Identity("GitHub", "noreply@github.com")


def commit(number, *, author="quill", committer=None, trailers=(), email=None):
    person = Identity(f"{author.title()} Marrow", email or f"{author}@example.org")
    return Commit(
        hash=f"{number:040x}",
        parents=(),
        author=person,
        author_time=END - number * DAY,
        committer=committer or person,
        committer_time=END - number * DAY,
        subject="change",
        trailers=trailers,
    )


def guards(commits, *, tree=Tree(), **facts):
    inputs = {
        "facts": Facts(head=commits[0].hash, commits=tuple(commits), **facts),
        "tree": tree,
        "settings": default_settings(),
        "roster": None,
        "window": Window(start=END - 365 * DAY, end=END),
        "lens": Lens(),
        "roles": None,
        "published": True,
    }
    return {guard.id: guard for guard in table(stated(**inputs), "guards")}


def test_ids_and_names_are_those_users_see():
    assert [(guard.id, guard.name) for guard in guards([commit(0)]).values()] == [
        ("G1", "little-history"),
        ("G2", "mirrored-history"),
        ("G3", "integration-hidden"),
        ("G4", "agents-visible"),
        ("G5", "identities-ambiguous"),
        ("G6", "release-dump"),
        ("G7", "history-incomplete"),
    ]


def test_little_history_is_below_the_minimum_sample():
    people = ("quill", "teal", "moss", "ember", "cedar")
    enough = [commit(2 * number, author=people[number % 5]) for number in range(100)]
    assert not guards(enough)["G1"].active
    assert guards(enough[:99])["G1"].active


def test_integration_is_hidden_when_the_platform_commits_a_fifth():
    ten = [commit(number, committer=PLATFORM if number < 2 else None) for number in range(10)]
    guard = guards(ten)["G3"]
    assert guard.active
    assert "20 %" in guard.detail
    assert guard.silences == ("LO503", "LO601")
    assert not guards([*ten, commit(11)])["G3"].active


def test_agents_are_visible_from_a_tenth_on():
    named = (Trailer("co-authored-by", "Claude <noreply@anthropic.com>"),)
    ten = [commit(number, trailers=named if number == 0 else ()) for number in range(10)]
    assert guards(ten)["G4"].active
    assert not guards([*ten, commit(11)])["G4"].active


def test_identities_are_ambiguous_with_many_addresses_and_no_mailmap():
    people = [commit(number, author=f"person{number}") for number in range(6)]
    alias = commit(7, author="person0", email="person0@example.com")
    assert guards([*people, alias])["G5"].active
    mapped = Tree(paths=(".mailmap",), texts={".mailmap": "# nothing\n"})
    assert not guards([*people, alias], tree=mapped)["G5"].active
    assert not guards([*people, commit(8, author="person6"), alias])["G5"].active


def test_one_commit_with_half_of_the_lines_that_adds_files_is_a_dump():
    commits = [commit(number) for number in range(4)]
    lines = tuple(LineCount(c.hash, "src/a.py", 100 if place else 400, 0) for place, c in enumerate(commits))
    added = Touches(Touch(commits[0].hash, f"src/{n}.py", "A") for n in range(3))
    assert guards(commits, lines=lines, touches=added)["G6"].active
    changed = Touches(touch._replace(kind="M") for touch in added)
    assert not guards(commits, lines=lines, touches=changed)["G6"].active
    golden = tuple(line._replace(path="golden_values/a.json") for line in lines[:1]) + lines[1:]
    assert not guards(commits, lines=golden, touches=added)["G6"].active


def test_history_is_incomplete_above_one_commit_in_a_hundred():
    commits = [commit(number) for number in range(100)]
    one = {commits[0].hash: "missing_objects"}
    guard = guards(commits, degraded=one)["G7"]
    assert not guard.active
    assert "1 commit read only in part" in guard.detail
    assert guards(commits, degraded=one, skipped={"f" * 40: "missing_objects"})["G7"].active
    assert guards(commits)["G7"].detail == "no diff met a missing object; files that none needed are not looked at"


def test_identities_are_ambiguous_when_an_unmerged_name_makes_much_of_the_work():
    hosts = ("example.org", "example.com", "mail.test")
    split = [commit(number, email=f"quill{number}@{hosts[number % 3]}") for number in range(3)]
    others = [commit(number + 3, author="teal") for number in range(17)]
    tree = Tree(paths=(".mailmap",), texts={".mailmap": ""})
    guard = guards([*split, *others], tree=tree)["G5"]
    assert guard.active
    assert guard.detail.startswith("15 % of commits are under names with three or more mail domains")
    assert not guards([*split[:2], *others], tree=tree)["G5"].active


def test_a_reformatting_commit_does_not_hide_a_dump():
    commits = [commit(number) for number in range(4)]
    lines = tuple(LineCount(c.hash, "src/a.py", size, 0) for c, size in zip(commits, (400, 5, 5, 9000), strict=True))
    added = Touches(Touch(commits[0].hash, f"src/{n}.py", "A") for n in range(3))
    listed = Tree(texts={".git-blame-ignore-revs": commits[3].hash})
    assert not guards(commits, lines=lines, touches=added)["G6"].active
    assert guards(commits, lines=lines, touches=added, tree=listed)["G6"].active


COPYBARA = Identity("Copybara-Service", "copybara-worker@google.com")


def by(number, identity, *, trailers=(), parents=()):
    return commit(number, trailers=trailers)._replace(author=identity, parents=parents)


def test_a_history_is_mirrored_when_a_fifth_came_from_a_sync_account():
    ten = [by(number, COPYBARA) if number < 2 else commit(number) for number in range(10)]
    guard = guards(ten)["G2"]
    assert guard.active
    assert "20 % of commits, bots included" in guard.detail
    assert guard.silences == ("LO1", "LO5", "LO7")
    assert not guards([*ten, commit(11)])["G2"].active


@pytest.mark.parametrize("token", ["piperorigin-revid", "fbshipit-source-id", "gitorigin-revid"])
def test_the_trailer_of_a_sync_tool_counts_where_no_person_is_the_author(token):
    bot = Identity("lab-release-bot", "bot@example.org")
    copied = (Trailer(token, "637287467"),)
    assert guards([by(0, bot, trailers=copied), *map(commit, range(1, 5))])["G2"].active
    assert not guards([by(0, bot), *map(commit, range(1, 5))])["G2"].active
    kept = [commit(number, trailers=copied) for number in range(5)]
    assert not guards(kept)["G2"].active


def test_merges_and_commits_outside_of_the_window_are_no_copies():
    merge = by(0, COPYBARA, parents=("a", "b"))
    old = by(400, COPYBARA)
    assert not guards([*map(commit, range(1, 4)), merge, old])["G2"].active
    assert guards([commit(1)])["G2"].detail.startswith("0 %")
