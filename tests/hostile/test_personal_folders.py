"""No output is about a folder called like a person: areas, findings, anchors and lists, in every format."""

import re

import pytest

from tests.commands import lintorg
from tests.repos import C, make_repo

BOB = "Bob Zuckerhut <bobz@corp.example.org>"
SCAN = ("terminal", "json", "markdown", "concise", "sarif", "junit", "github", "gitlab")
REPORT = ("html", "markdown", "json", "csv")
NAME = re.compile(r"bobz|b\.zuckerhut|zuckerhut", re.IGNORECASE)


def commits(*folders, others=5, elsewhere="zzz", map_=None):
    """One person's folders beside those of others, two thirds of the touches where no area is."""
    made = []
    for turn in range(40):
        path = f"{folders[turn % len(folders)]}/exp{turn % 4}.py"
        made.append(C(name=f"b{turn}", author=BOB, files={path: f"{turn}\n"}, days_ago=400 - turn * 9))
        for who in range(others):
            author = f"Tester{who} Tester <t{who}@example.org>"
            files = {f"{elsewhere}{who}/x.py": f"{turn}\n"}
            made.append(C(name=f"{turn}.{who}", author=author, files=files, days_ago=399 - turn * 9 - who / 9))
    if map_:
        made.append(C(name="map", author=BOB, files={".lintorg.yaml": map_}, days_ago=0.1))
    return sorted(made, key=lambda one: -one.days_ago)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    return make_repo(tmp_path_factory.mktemp("lab") / "lab", commits("bobz", "users/b.zuckerhut", "b-zuckerhut"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The same with an area of one's own that a person is called like."""
    drawn_map = "areas: [{name: bobz, patterns: [kernels/], core: true}]\n"
    made = commits("kernels", others=1, elsewhere="docs/a", map_=drawn_map)
    return make_repo(tmp_path_factory.mktemp("drawn") / "lab", made)


def said(*arguments):
    done = lintorg(*arguments)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout + done.stderr


def written(folder, formats, *arguments):
    files = {name: folder / f"out.{name}" for name in formats}
    shown = said(*arguments, *(f"--output={name}={file}" for name, file in files.items()))
    return [shown, *(file.read_text(encoding="utf-8") for file in files.values())]


@pytest.mark.parametrize("repo", ["lab", "drawn"])
def test_no_format_of_a_scan_or_a_report_names_a_folder_after_a_person(repo, request, tmp_path):
    path = request.getfixturevalue(repo)
    texts = written(tmp_path, SCAN, "scan", path, "--pedantic", "--no-cache", "--why", "--all")
    texts += written(tmp_path, REPORT, "report", path, "--no-cache", "--pedantic", "--no-deep")
    assert not [found for text in texts for found in NAME.findall(text)]
    assert "(personal folder)" in texts[0]


def test_nor_do_the_other_commands(lab, tmp_path):
    (tmp_path / "fleet.yaml").write_text(f"lintorg-fleet: 1\nrepositories: [{{name: one, path: '{lab}'}}]\n")
    for arguments in (
        ("areas", lab),
        ("areas", lab, "--paths"),
        ("explain", "LO104:area:(personal folder)", lab, "--no-cache"),
        ("backtest", lab, "--changes", "20", "--no-cache", "--format=json"),
        ("check", lab, "--base", "HEAD~6", "--no-cache", "--format=json", "--pedantic"),
        ("scan", tmp_path / "fleet.yaml", "--format=json", "--no-cache"),
    ):
        assert not NAME.findall(said(*arguments).replace(str(lab), "")), arguments
