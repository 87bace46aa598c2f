"""A made organisation: people under differing e-mails in three repositories, bots, a .mailmap, co-authors, merges."""

from tests.repos import DAY, NOW, C, make_repo
from tests.teamwork import LAST, PATHS

QUILL, TEAL, UMBER = (
    "Quill Marrow <quill@example.org>",
    "Teal Harbor <teal@example.org>",
    "Umber Vale <umber@example.org>",
)
AT_LAB = "Quill M <quill.marrow@lab.example>"
FERN = ("Fern Lark <12+fern@users.noreply.github.com>", "fern <fern@users.noreply.github.com>")
ROOT = "Rust Plover <root@localhost>"
BOT = "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>"
HELPER = "Claude <noreply@anthropic.com>"
TEAMS = {
    "alpha": ((QUILL, TEAL, UMBER, FERN[0], ROOT), 61),
    "beta": ((AT_LAB, "Teal Harbor <TEAL@example.org>", "Moss Heron <moss@example.org>", FERN[1]), 52),
    "gamma": ((ROOT, "Sable Wren <sable@example.org>", UMBER, BOT), 37),
}
"""Who takes turns in each repository, and about how many commits a quarter has."""
FILES = {
    "alpha": {"README.md": "alpha\n"},
    "beta": {".mailmap": "Quill Marrow <quill@example.org> <quill.marrow@lab.example>\n"},
    "gamma": {"README.md": "gamma\n"},
}


def make_fleet(folder, *more):
    """Make the repositories and a fleet file that names them, with ``more`` lines of YAML below ``repositories:``."""
    for name, (team, count) in TEAMS.items():
        make_repo(folder / name, list(_work(name, team, count)))
    lines = [*(f"  - {{path: {name}, team: {name[0]}}}" for name in TEAMS), *more]
    (folder / "fleet.yaml").write_text("lintorg-fleet: 1\nrepositories:\n" + "\n".join(lines) + "\n")
    return folder


def _work(name, team, count):
    for back in range(9, -1, -1):
        window, size = LAST.back(back).window, count + (7 * back) % 5
        for turn in range(size):
            author = team[(turn * turn + back) % len(team) if turn % 3 else 0]
            when = window.start + (turn + 1) * window.length // (size + 1)
            yield C(
                name=f"{back}.{turn}",
                message=_message(name, team, turn),
                files={PATHS[turn % len(PATHS)]: f"{name} {back} {turn}\n"},
                author=author,
                days_ago=(NOW - when) / DAY,
            )
    yield C(name="aside", parents=["0.3"], files={"aside.py": "1\n"}, author=team[1], days_ago=5 / DAY)
    yield C(name="merge", parents=[f"0.{count - 1}", "aside"], author=team[1], days_ago=3 / DAY)
    yield C(name="end", files=FILES[name], author=team[1], days_ago=1 / DAY)


def _message(name, team, turn):
    """Have every fourth commit written by two, and every sixth with a coding agent's help."""
    named = [team[1]] * (turn % 4 == 1) + [HELPER] * (turn % 6 == 2) + [AT_LAB] * (name == "beta" and turn % 7 == 3)
    return "\n".join(["change", "", *(f"Co-authored-by: {one}" for one in named)]) if named else "change"
