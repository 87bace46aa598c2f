"""The process that draws: it answers in order, says what went wrong, and is not left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lintorg.model.errors import CannotJudge
from lintorg.render.page.painter import Painter

ORPHAN = """\
import multiprocessing, os, signal
from lintorg.render.page.painter import Painter
if __name__ == "__main__":
    painter = Painter()
    print(multiprocessing.active_children()[0].pid, flush=True)
    signal.pause()
"""


def spec(width):
    return {"data": {"values": [{"x": 1}]}, "mark": "point", "width": width}


@pytest.fixture
def painter():
    known = set(multiprocessing.active_children())
    painter = Painter()
    yield painter
    for child in set(multiprocessing.active_children()) - known:
        child.kill()


def test_drawings_come_in_the_order_asked_for(painter):
    widths = [40, 90, 60]
    svgs = painter.paint([spec(width) for width in widths])
    assert [f'width="{width + 10}"' in svg for width, svg in zip(widths, svgs, strict=True)] == [True] * 3
    assert painter.paint([]) == []


def test_what_cannot_be_drawn_is_raised_here_and_ends_nothing(painter):
    with pytest.raises(ValueError, match="conversion failed"):
        painter.paint([spec(40), {"mark": "no such mark"}, spec(60)])
    assert len(painter.paint([spec(50)])) == 1


def test_a_painter_that_was_killed_is_a_sentence():
    known = set(multiprocessing.active_children())
    painter = Painter()
    painter.paint([spec(40)])
    (process,) = set(multiprocessing.active_children()) - known
    process.kill()
    with pytest.raises(CannotJudge, match="enough memory"):
        painter.paint([spec(40)])


def test_a_painter_does_not_outlive_a_killed_lintorg(tmp_path):
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN)
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    ends = time.monotonic() + 60
    while alive(child) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not alive(child)


def alive(pid):
    try:
        os.kill(pid, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
