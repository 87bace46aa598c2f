from lintorg.derive.paths import counted_paths
from lintorg.model.facts import Commit, Facts, Identity
from lintorg.model.located import Located
from lintorg.model.tables import People, Window
from lintorg.model.touches import Touch, Touches

ADA = Identity("Ada", "ada@example.org")
BOT = Identity("release[bot]", "release@example.org")
PEOPLE = People(of={ADA: 0}, identities=((ADA,),), bots=frozenset({BOT}))


def commit(name: str, time: int, author: Identity = ADA, parents: tuple[str, ...] = ()) -> Commit:
    return Commit(
        hash=name,
        parents=parents,
        author=author,
        author_time=time,
        committer=author,
        committer_time=time,
        subject="s",
    )


def test_counts_the_window_s_human_commits_per_counted_path() -> None:
    facts = Facts(
        head="a",
        commits=(
            commit("a", 20),
            commit("b", 15),
            commit("mass", 14),
            commit("bot", 13, BOT),
            commit("merge", 12, parents=("x", "y")),
            commit("copy", 11),
            commit("old", 10),
        ),
        touches=Touches(
            (
                Touch("a", "new/net.py", "R", "net.py"),
                Touch("a", "logo.png", "A"),
                Touch("b", "new/net.py", "M"),
                Touch("b", "run.py", "D"),
                Touch("mass", "run.py", "M"),
                Touch("bot", "run.py", "M"),
                Touch("merge", "run.py", "M"),
                Touch("copy", "run.py", "M"),
                Touch("old", "run.py", "M"),
            )
        ),
    )

    def class_of(path: str) -> str:
        return "artifact" if path.endswith(".png") else "source"

    where = Located(touches=facts.touches, moved={"b": {"run.py": "moved/run.py"}}, sweeps=frozenset({"mass"}))
    found = counted_paths(
        facts,
        Window(start=10, end=20),
        lambda one: PEOPLE.of.get(one.author),
        class_of,
        where,
        frozenset({"copy"}),
    )
    assert found == {"new/net.py": 2, "moved/run.py": 1}
