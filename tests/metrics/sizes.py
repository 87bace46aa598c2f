"""A repository with commits of known sizes, counted a second time by ``git log --numstat``."""

from lintorg.gather.history import read_history
from lintorg.gather.opening import tables_of
from lintorg.gather.policy import shipped_policy
from lintorg.mine.view import open_view
from lintorg.model.options import Mining
from lintorg.model.tables import DAY, Window
from tests.repos import QUILL, TEAL, C, git, make_repo

SIZES = [1, 3, 40, 399, 400, 401, 900, 1000, 1001, 2500]


def sized_repo(path):
    """Sixty commits that rewrite a file; some also touch what has no lines, or are one too old to count."""
    commits = []
    for n in range(61):
        files = {"model/net.py": "".join(f"{n} {line}\n" for line in range(SIZES[n * 7 % 10] // 2 + 1))}
        if n % 6 == 0:
            files["uv.lock"] = f"{n}\n" * 5_000
        commits.append(C(name=str(n), files=files, author=QUILL if n % 2 else TEAL, days_ago=366 - 6 * n))
    binary = C(name="binary", files={"model/net.py": "x\n", "model/blob": b"\0\1\2"}, days_ago=0)
    locks = C(name="locks", files={"uv.lock": "x\n"}, days_ago=0)
    return make_repo(path, [*commits, binary, locks])


def by_numstat(path):
    """Return the sizes of the last year's commits that change a source file, all of it text."""
    found = []
    for record in git(path, "log", "--numstat", "--format=%x01%ct", "HEAD~1").split("\x01")[1:]:
        time, *lines = record.split("\n")
        counts = [line.split("\t")[:2] for line in lines if line and not line.endswith("uv.lock")]
        if int(time) > 1_767_225_600 - 365 * DAY and all("-" not in pair for pair in counts):
            found.append(sum(int(count) for pair in counts for count in pair))
    return found


def tables_over(path):
    """Return the tables of a scan."""
    policy = shipped_policy()
    with open_view(path) as view:
        history = read_history(
            view, policy.settings, lambda end: Window(start=end - 365 * DAY, end=end), Mining(jobs=1)
        )
    return tables_of(history, policy)
