from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.config.settings import default_settings
from lintorg.model.facts import Commit, Facts, Identity, Tree
from lintorg.model.tables import DAY, Revert
from lintorg.model.touches import Touch, Touches
from tests.tabled import stated, table

SETTINGS = default_settings()
BOT = Identity("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com")
QUILL = Identity("Quill Marrow", "quill@example.org")


def commit(name, subject="change", *, reverts=None, bare=False, author=QUILL, parents=(), time=0):
    return Commit(
        hash=name.ljust(40, "0"),
        parents=parents,
        author=author,
        author_time=time,
        committer=author,
        committer_time=time,
        subject=subject,
        reverts=reverts,
        revert_bare=bare,
    )


def reverts(*newest_first, touches=(), ignored=""):
    inputs = {
        "facts": Facts(head=newest_first[0].hash, commits=newest_first, touches=Touches(touches)),
        "roster": None,
        "tree": Tree(texts={".git-blame-ignore-revs": ignored}),
        "settings": SETTINGS,
    }
    return table(stated(**inputs), "reverts")


def full(name):
    return name.ljust(40, "0")


def test_what_is_reverted_how_long_it_stood_and_where():
    old = commit("aaaaaaa1", time=10 * DAY)
    back = commit("bbbbbbb1", 'Revert "change"', reverts="aaaaaaa1", bare=True, time=12 * DAY)
    touches = [Touch(back.hash, "model/net.py", "M"), Touch(back.hash, "uv.lock", "M"), Touch(old.hash, "a.py", "M")]
    assert reverts(back, old, touches=touches) == {
        back.hash: Revert(of=old.hash, stood=2 * DAY, bare=True, paths=("model/net.py",))
    }


def test_a_sweep_that_adds_no_file_has_no_paths():
    back = commit("b", 'Revert "change"')
    found = reverts(back, commit("a"), touches=[Touch(back.hash, "model/net.py", "M")], ignored=back.hash)
    assert found == {back.hash: Revert()}


def test_a_subject_is_enough_and_a_sentence_needs_a_commit_of_this_history():
    said = commit("b1", 'Revert "gone"', reverts="0123456")
    squashed = commit("b2", "Add a loader", reverts="0123456")
    named = commit("b3", "Back to the old loader", reverts="aaaaaaa")
    found = reverts(said, squashed, named, commit("aaaaaaa"))
    assert {commit_hash: one.of for commit_hash, one in found.items()} == {
        full("b1"): None,
        full("b3"): full("aaaaaaa"),
    }


def test_what_reverts_a_revert_lands_it_again_whatever_it_is_called():
    old, back = commit("aaaaaaa"), commit("bbbbbbb", 'Revert "change"', reverts="aaaaaaa")
    again = commit("ccccccc", "Land the change", reverts="bbbbbbb")
    once_more = commit("ddddddd", "Take the change back", reverts="ccccccc")
    assert list(reverts(once_more, again, back, old)) == [full("ddddddd"), full("bbbbbbb")]


def test_what_lands_again_and_merges_are_no_reverts():
    again = commit("b1", 'Reapply "change"', reverts="aaaaaaa")
    twice = commit("b2", 'Revert "Revert "change""', reverts="aaaaaaa")
    merge = commit("b3", 'Revert "change"', reverts="aaaaaaa", parents=("x", "y"))
    assert reverts(again, twice, merge, commit("aaaaaaa")) == {}


def test_an_ambiguous_prefix_names_nothing():
    back = commit("b", 'Revert "change"', reverts="aaaaaaa")
    assert reverts(back, commit("aaaaaaa1"), commit("aaaaaaa2"))[back.hash].of is None


def test_reverts_by_and_of_bots_are_left_out():
    bump = commit("aaaaaaa", "Bump lib from 1 to 2 (#12)", author=BOT)
    named = commit("b1", "Back to lib 1", reverts="aaaaaaa")
    quoted = commit("b2", 'Revert "Bump lib from 1 to 2 (#12)" (#13)')
    theirs = commit("b3", 'Revert "change"', author=BOT)
    assert reverts(named, quoted, theirs, bump, commit("c")) == {}


def test_a_clock_that_runs_backwards_gives_no_negative_time():
    back = commit("b", 'Revert "change"', reverts="aaaaaaa", time=0)
    assert reverts(back, commit("aaaaaaa", time=DAY))[back.hash].stood == 0


@settings(deadline=None)
@given(
    st.lists(st.text("ab", min_size=9, max_size=9), min_size=1, max_size=30, unique=True),
    st.lists(st.text("ab", min_size=7, max_size=9), max_size=20),
)
def test_prefixes_are_resolved_as_a_search_through_all_hashes_would(names, prefixes):
    targets = [commit(name) for name in names]
    claims = [commit(f"c{n:02}", 'Revert "x"', reverts=prefix) for n, prefix in enumerate(prefixes)]
    found = reverts(*claims, *targets)
    for claim in claims:
        matching = [one.hash for one in (*claims, *targets) if one.hash.startswith(claim.reverts)]
        assert found[claim.hash].of == (matching[0] if len(matching) == 1 else None)
