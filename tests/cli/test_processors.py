"""A container's share of processor time, read from made files."""

import os

import pytest

from lintorg.cli._shared.processors import processors

THERE = 4


@pytest.fixture(autouse=True)
def four_processors(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(THERE), raising=False)


def files(root, **texts):
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        *(("max 100000\n", THERE), ("200000 100000\n", 2), ("150000 100000\n", 2), ("10000 100000\n", 1)),
        *(("900000 100000\n", THERE), ("0 0\n", THERE), ("what\n", THERE), ("", THERE)),
    ],
)
def test_version_two(tmp_path, limit, expected):
    texts = {"proc/self/cgroup": "0::/\n", "sys/fs/cgroup/cpu.max": limit}
    assert processors(files(tmp_path, **texts)) == expected


def test_the_narrowest_of_the_groups_around_counts(tmp_path):
    texts = {
        "proc/self/cgroup": "0::/jobs/one\n",
        "sys/fs/cgroup/jobs/cpu.max": "200000 100000\n",
        "sys/fs/cgroup/jobs/one/cpu.max": "300000 100000\n",
    }
    assert processors(files(tmp_path, **texts)) == 2


@pytest.mark.parametrize(("quota", "expected"), [("-1", THERE), ("300000", 3), ("50000", 1)])
def test_version_one(tmp_path, quota, expected):
    texts = {
        "proc/self/cgroup": "5:memory:/there\n4:cpu,cpuacct:/not/seen/from/inside\n",
        "sys/fs/cgroup/cpu/cpu.cfs_quota_us": f"{quota}\n",
        "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        "sys/fs/cgroup/memory/cpu.max": "100000 100000\n",
    }
    assert processors(files(tmp_path, **texts)) == expected


@pytest.mark.parametrize("groups", [None, "", "junk\n", "0::/nowhere\n"])
def test_where_nothing_is_said_all_count(tmp_path, groups):
    texts = {} if groups is None else {"proc/self/cgroup": groups}
    assert processors(files(tmp_path, **texts)) == THERE
