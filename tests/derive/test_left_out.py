"""What a scan says that it left out."""

from lintorg.config.settings import default_settings
from lintorg.model.facts import Commit, Facts, Identity, Trailer, Tree
from lintorg.model.tables import LeftOut, Window
from lintorg.model.touches import Touch, Touches
from tests.tabled import stated, table

QUILL = Identity("Quill Marrow", "quill@example.org")
BOT = Identity("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com")
AGENT = Identity("Claude", "noreply@anthropic.com")
ROOT = Identity("root", "root@node7")


def commit(name, author, *trailers):
    return Commit(
        hash=name * 40,
        parents=(),
        author=author,
        author_time=5,
        committer=author,
        committer_time=5,
        subject="change",
        trailers=tuple(Trailer(*trailer.split(": ", 1)) for trailer in trailers),
    )


def test_each_reason_is_counted_and_areas_hold_their_share():
    many = tuple(f"co-authored-by: Person{n} Quaver <p{n}@example.org>" for n in range(9))
    commits = (
        commit("a", QUILL),
        commit("b", BOT),
        commit("c", AGENT),
        commit("d", AGENT, "co-authored-by: Quill Marrow <quill@example.org>"),
        commit("e", ROOT),
        commit("f", QUILL, f"cherry-picked-from: {'a' * 40}"),
        commit("0", QUILL, *many),
    )
    facts = Facts(
        head=commits[0].hash,
        commits=commits,
        touches=Touches(Touch(one.hash, "tests/test_a.py", "M") for one in commits[:2]),
    )
    tables = stated(facts=facts, tree=Tree(), settings=default_settings(), window=Window(start=0, end=9))
    assert table(tables, "left_out") == LeftOut(bots=1, agents=1, nobody=1, copies=1, crowded=1, areas={"tests": 0.5})
