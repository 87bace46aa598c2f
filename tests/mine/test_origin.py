"""What a roster's file is called: by the origin, without what an address may hold besides."""

import pytest

from lintorg.mine.locate import locate
from lintorg.mine.origin import origin_name
from tests.repos import C, make_repo


@pytest.fixture(scope="module")
def repo(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("team") / "lab", [C(name="a")])


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://git.example/team/lab.git", "git.example-team-lab"),
        ("https://jo:t0ken@git.example/team/lab", "git.example-team-lab"),
        ("git@git.example:team/lab.git", "git.example-team-lab"),
        ("ssh://git@git.example:2222/team/lab", "git.example-2222-team-lab"),
        ("file:///srv/team/lab.git/", "srv-team-lab"),
        ("../team/lab", "team-lab"),
        ('"https://git.example/team/lab" # ours', "git.example-team-lab"),
    ],
)
def test_the_origin_names_it(repo, url, name):
    other = '[remote "other"]\n\turl = https://other.example/x\n'
    (repo / ".git" / "config").write_text(f'{other}[Remote "origin"]\n\tfetch = x\n\turl = {url}\n{other}')
    assert origin_name(locate(repo)) == name


@pytest.mark.parametrize("text", ["", '[remote "other"]\n\turl = x\n', '[remote "origin"]\n', "[url\n", "\0\xff"])
def test_without_one_it_is_the_last_two_folders(repo, text):
    (repo / ".git" / "config").write_text(text)
    assert origin_name(locate(repo)) == f"{repo.parent.name}-lab"


def test_a_bare_one_and_one_without_a_configuration_are_named_too(tmp_path):
    bare = make_repo(tmp_path / "team" / "lab.git", [C(name="a")], bare=True)
    (bare / "config").unlink()
    assert origin_name(locate(bare)) == "team-lab"
