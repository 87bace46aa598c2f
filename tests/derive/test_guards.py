import pytest

from lintorg.config.settings import default_settings
from lintorg.model.facts import UNTRUE, Commit, Facts, Identity, LineCount, Trailer, Tree
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
        ("G9", "imported-history"),
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


def test_identities_are_ambiguous_when_one_in_twenty_five_may_be_another():
    people = [commit(number, author=f"person{number}") for number in range(23)]
    alike = (
        commit(30, author="teal"),
        commit(31, author="x", email="t@example.com")._replace(author=Identity("Teal M Marrow", "t@example.com")),
    )
    guard = guards([*people, *alike])["G5"]
    assert guard.active
    assert guard.detail.startswith("1 of 25 people may be others of them")
    assert not guards([*people, commit(32, author="fern"), *alike])["G5"].active


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
    detail = guards(commits, skipped={"f" * 40: UNTRUE})["G7"].detail
    assert detail == "1 commit left out: what is stored under the name is something else (`git fsck`)"
    assert guards(commits)["G7"].detail == "no diff met a missing object; files that none needed are not looked at"


def test_a_refused_join_makes_identities_ambiguous():
    one, other = "9+quill@users.noreply.github.com", "8+moss@users.noreply.github.com"
    two_accounts = [commit(0, email=one), commit(1, email=other)]
    assert guards(two_accounts)["G5"].active
    assert not guards([commit(0, email=one), commit(1, email="9+moss@users.noreply.github.com")])["G5"].active


def test_another_root_is_an_imported_history():
    head = commit(0)._replace(parents=(f"{1:040x}", f"{2:040x}"))
    own, library = commit(1), commit(2, author="fern")
    guard = guards([head, own, library])["G9"]
    assert guard.active
    assert guard.detail == "an unrelated history was merged in (1 commit)"
    assert guard.scopes == ()
    assert not guards([head._replace(parents=(own.hash,)), own])["G9"].active


def test_committer_dates_of_one_day_and_author_dates_of_months_are_an_import():
    def imported(days):
        return [
            commit(number)._replace(
                parents=(f"{number + 1:040x}",), author_time=END - number * days * DAY, committer_time=END - 9 - number
            )
            for number in range(11)
        ]

    guard = guards(imported(9))["G9"]
    assert guard.active
    assert "author dates" in guard.detail
    assert guard.scopes == ("repo", "pair", "cohort")
    assert not guards(imported(8))["G9"].active


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
