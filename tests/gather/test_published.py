"""Cohorts are spoken of only as everybody counts them who scans this head."""

import pytest

from lintorg.gather.policy import load_policy
from lintorg.gather.published import is_published
from lintorg.mine.view import open_view
from lintorg.model.options import Options, Period
from tests.repos import C, make_repo

AREAS = "areas: [{name: gemm, patterns: [kernels/], core: true}]\n"


def repo_of(folder, config=None, *, bare=False):
    files = {"kernels/gemm.cu": "1\n", **({".lintorg.yaml": config} if config else {})}
    return make_repo(folder / "lab", [C(name="one", files=files)], bare=bare)


def published(path, period=Period(), **wishes):
    with open_view(path) as view:
        return is_published(view, Options(period=period, **wishes), load_policy(view, Options(**wishes)).settings)


@pytest.mark.parametrize("config", [None, AREAS, "area-preset: none\n", "window: 365d\n", "credit: author\n"])
@pytest.mark.parametrize("bare", [False, True])
def test_what_the_head_says_is_published(tmp_path, config, bare):
    assert published(repo_of(tmp_path, config, bare=bare))


@pytest.mark.parametrize("period", [Period(days=365), Period(days=90), Period(since=1), Period(end=2_000_000_000)])
def test_another_period_is_not(tmp_path, period):
    assert not published(repo_of(tmp_path), period)


@pytest.mark.parametrize("config", ["window: 364d\n", "window: 26w\n"])
def test_another_window_is_not_though_it_is_committed(tmp_path, config):
    assert not published(repo_of(tmp_path, config))


EDITS = [
    AREAS.replace("kernels", "kernel*"),
    AREAS.replace("core: true", "core: false"),
    AREAS + "area-preset: none\n",
    AREAS + "classes: [{name: generated, patterns: [kernels/]}]\n",
    AREAS + "bots: ['*quill*']\n",
    AREAS + "credit: author\n",
    "select: [LO1]\n",
]


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_that_changes_what_is_counted_is_not(tmp_path, edit):
    repo = repo_of(tmp_path, AREAS)
    (repo / ".lintorg.yaml").write_text(edit)
    assert not published(repo)
    (tmp_path / "other.yaml").write_text(edit)
    (repo / ".lintorg.yaml").write_text(AREAS)
    assert not published(repo, config=tmp_path / "other.yaml")


def test_an_edit_that_changes_only_what_is_judged_still_is(tmp_path):
    repo = repo_of(tmp_path, AREAS)
    (repo / ".lintorg.yaml").write_text(AREAS + "select: [LO1]\nfail-on: note\n")
    assert published(repo)
    assert published(repo, select=("LO104",))


def test_leaving_the_configuration_out_is_not_where_there_is_one(tmp_path):
    assert not published(repo_of(tmp_path, AREAS), no_config=True)


def test_a_head_whose_configuration_is_broken_publishes_nothing(tmp_path):
    repo = repo_of(tmp_path, "areas: [\n")
    (repo / ".lintorg.yaml").unlink()
    assert not published(repo)


def test_another_commit_than_head_is_not(tmp_path):
    with open_view(repo_of(tmp_path)) as view:
        settings = load_policy(view, Options()).settings
        assert not is_published(view.at(view.head), Options(), settings)
