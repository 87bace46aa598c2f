import resource
import signal
import subprocess
import sys

import pytest

from lintorg.store.segments import join_segments, read_segments, remove_leftovers, write_segment
from tests.commands import ROOT


def payloads(folder):
    return sorted(payload for _, payload in read_segments(folder, list))


def test_what_is_written_is_read(tmp_path):
    write_segment(tmp_path, [1, "日本", None])
    write_segment(tmp_path, [2])
    assert payloads(tmp_path) == [[1, "日本", None], [2]]


def test_the_same_content_is_one_segment(tmp_path):
    assert write_segment(tmp_path, [1]) == write_segment(tmp_path, [1])
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_a_damaged_segment_is_dropped_and_the_others_are_read(tmp_path, damage):
    broken = write_segment(tmp_path, [1])
    write_segment(tmp_path, [2])
    broken.write_bytes(broken.read_bytes()[:-1] if damage is None else damage)
    assert payloads(tmp_path) == [[2]]
    assert not broken.exists()


def test_a_segment_that_its_reader_does_not_know_is_dropped(tmp_path):
    strange = write_segment(tmp_path, {"no": "list"})
    write_segment(tmp_path, [2])
    assert [content for _, content in read_segments(tmp_path, lambda payload: payload[0])] == [2]
    assert not strange.exists()


def test_a_segment_of_another_version_is_left_alone(tmp_path):
    other = tmp_path / "v9-whatever"
    other.write_bytes(b"not ours")
    assert payloads(tmp_path) == []
    assert other.exists()


def test_joining_puts_one_in_the_place_of_several(tmp_path):
    files = [write_segment(tmp_path, [number]) for number in range(3)]
    join_segments(tmp_path, [0, 1, 2], files)
    assert payloads(tmp_path) == [[0, 1, 2]]
    join_segments(tmp_path, [0, 1, 2], list(tmp_path.iterdir()))
    assert payloads(tmp_path) == [[0, 1, 2]]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert payloads(tmp_path / "nowhere") == []


def test_only_the_owner_can_look_into_the_cache(tmp_path):
    file = write_segment(tmp_path / "a" / "b", [1])
    assert {path.stat().st_mode & 0o077 for path in (file, file.parent, file.parent.parent)} == {0}


def test_what_a_killed_run_left_is_removed_once_it_is_old(tmp_path):
    leftover = tmp_path / "writing-abc"
    leftover.write_bytes(b"half")
    age = leftover.stat().st_mtime
    remove_leftovers(tmp_path, older_than=age)
    assert leftover.exists()
    remove_leftovers(tmp_path, older_than=age + 1)
    assert not leftover.exists()


def test_a_full_disk_is_an_error_and_leaves_nothing_behind(tmp_path):
    def full():
        resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))  # writing more fails, as on a full disk
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    code = (
        "import os, sys; from pathlib import Path; from lintorg.store.segments import write_segment\n"
        "try: write_segment(Path(sys.argv[1]), os.urandom(2000).hex())\n"
        "except OSError: sys.exit(7)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    assert subprocess.run(command, check=False, cwd=ROOT, preexec_fn=full).returncode == 7
    assert list((tmp_path / "cache").iterdir()) == []
