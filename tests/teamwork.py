"""A team's years as a git repository: so many commits a quarter, by whom and where, oldest first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lintorg.model.quarter import Quarter
from tests.repos import DAY, NOW, C, make_repo

LAST = Quarter(2025, 4)
"""The quarter that ends with the last second before ``tests.repos.NOW``."""
HANDS = tuple(
    f"{name} <{name.split()[0].lower()}@example.org>"
    for name in ("Quill Marrow", "Teal Harbor", "Umber Vale", "Fern Lark", "Moss Heron", "Rust Plover", "Sable Wren")
)
PATHS = ("model/net.py", "data/load.py", "kernels/gemm.cu", "eval/score.py", "tests/test_net.py", "docs/guide.md")


def evenly(quarter: int, turn: int) -> tuple[str, str]:
    """Everybody in turn, each everywhere."""
    return HANDS[turn % len(HANDS)], PATHS[(turn // len(HANDS) + turn % len(HANDS)) % len(PATHS)]


def team_repo(
    path: Path,
    plan: Callable[[int, int], tuple[str, str]] = evenly,
    *,
    quarters: int = 10,
    sizes: Sequence[int] = (112, 105, 119, 110, 116, 108, 121, 113, 109, 114),
    files: Mapping[str, str] | None = None,
) -> Path:
    """Make the repository; ``plan`` says who does what in a quarter (the last one is 0) at a turn."""
    commits = []
    for back in range(quarters - 1, -1, -1):
        window, count = LAST.back(back).window, sizes[back % len(sizes)]
        for turn in range(count):
            author, file = plan(back, turn)
            when = window.start + (turn + 1) * window.length // (count + 1)
            lines = "".join(f"{back}.{turn}.{number}\n" for number in range(5 + (7 * turn + 3 * back) % 11))
            commits.append(C(name=f"{back}.{turn}", files={file: lines}, author=author, days_ago=(NOW - when) / DAY))
    last = C(
        name="end",
        files=dict((("README.md", "end\n"), *(files or {}).items())),
        author=HANDS[0],
        days_ago=1 / DAY,
    )
    return make_repo(path, [*commits, last])


def quarter_name(time: int) -> str:
    """Return the quarter of a time without lintorg."""
    moment = datetime.fromtimestamp(time, UTC)
    return f"{moment.year}Q{(moment.month - 1) // 3 + 1}"
