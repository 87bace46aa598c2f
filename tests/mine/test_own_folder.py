"""A run's temporary folder is its own for as long as it lives, and nobody's afterwards."""

import os
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from lintorg.mine.own_folder import own_folder, remove_left_folders
from lintorg.model.errors import CannotJudge
from tests.commands import ROOT

KILLED = """
import os, signal
from lintorg.mine.own_folder import own_folder
(own_folder().path / "file").write_text("")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def left(room):
    """Leave the folder of a process that was killed, and return it."""
    before = set(room.iterdir())
    subprocess.run([sys.executable, "-c", KILLED], check=False, cwd=ROOT)
    (folder,) = {*room.iterdir()} - before
    return folder


def test_what_a_killed_process_left_is_removed_and_what_is_in_use_is_not(room):
    folder = left(room)
    mine = own_folder()
    assert stat.S_IMODE(mine.path.stat().st_mode) == 0o700
    remove_left_folders()
    assert not folder.exists()
    assert mine.path.exists()
    mine.remove()
    assert list(room.iterdir()) == []


def test_nothing_else_is_removed(room, monkeypatch):
    folder = left(room)
    elsewhere = room / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    file = folder.with_name(folder.name[:-1] + "-")
    (file.with_name(folder.name[:-1] + "_")).write_text("")
    file.mkdir()
    other = folder.with_name("lintorg-00000000-" + folder.name[-8:])
    other.mkdir()
    remove_left_folders()
    assert len(list(room.iterdir())) == 5
    assert (elsewhere / "file").exists()
    folder.unlink()
    elsewhere.rename(folder)
    somebody_else = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
    remove_left_folders()
    assert folder.exists()


def test_many_that_begin_at_once_take_nothing_from_each_other(room):
    def begin_and_end(_number):
        remove_left_folders()
        folder = own_folder()
        (folder.path / "file").write_text("")
        remove_left_folders()
        here = (folder.path / "file").exists()
        folder.remove()
        return here

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(begin_and_end, range(400)))
    assert list(room.iterdir()) == []


def test_the_current_folder_is_no_place_for_it(room, monkeypatch):
    monkeypatch.delenv("TMPDIR")
    monkeypatch.chdir(room)
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    with pytest.raises(CannotJudge, match="no temporary folder can be written"):
        own_folder()
    assert list(room.iterdir()) == []
