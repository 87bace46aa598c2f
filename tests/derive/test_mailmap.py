import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintorg.derive._shared.mailmap import parse_mailmap
from lintorg.model.facts import Identity
from tests.repos import SEALED

JO = Identity("jo", "jo@old.example.org")


def proper(text: str, identity: Identity = JO) -> tuple[str, str]:
    return parse_mailmap(text).proper(identity)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jo Doe <jo@old.example.org>", ("Jo Doe", "jo@old.example.org")),
        ("<jo@example.org> <jo@old.example.org>", ("jo", "jo@example.org")),
        ("Jo Doe <jo@example.org> <jo@old.example.org>", ("Jo Doe", "jo@example.org")),
        ("Jo Doe <jo@example.org> jo <jo@old.example.org>", ("Jo Doe", "jo@example.org")),
        ("Jo Doe <jo@example.org> joe <jo@old.example.org>", ("jo", "jo@old.example.org")),
        ("Jo Doe <jo@example.org> <other@example.org>", ("jo", "jo@old.example.org")),
    ],
)
def test_the_four_forms_of_a_line(line: str, expected: tuple[str, str]) -> None:
    assert proper(line) == expected


def test_a_line_for_a_name_goes_before_the_line_for_every_name() -> None:
    text = "Jo Doe <jo@example.org> jo <jo@old.example.org>\nTeam <team@example.org> <jo@old.example.org>\n"
    assert proper(text) == ("Jo Doe", "jo@example.org")
    assert proper(text, Identity("mo", "jo@old.example.org")) == ("Team", "team@example.org")


def test_without_lines_everybody_stays_as_they_are() -> None:
    assert proper("") == ("jo", "jo@old.example.org")


LINES = (
    "Jo Doe <jo@old.example.org>",
    "<jo@example.org> <JO@old.example.org>",
    "Jo Doe <jo@example.org> jo <jo@old.example.org>",
    "Mo <mo@example.org> MO <jo@old.example.org>",
    "<mo@example.org> mo <jo@old.example.org>",
    "  \t Jo \t Doe  <jo@example.org>\t<jo@old.example.org>  # trailing words",
    "# Jo Doe <jo@example.org> <jo@old.example.org>",
    " # Jo Doe <jo@example.org> <jo@old.example.org>",
    "Jo Doe <> <jo@old.example.org>",
    "Jo Doe <jo@example.org> <>",
    "Jo Doe <jo@example.org> mo <>",
    "Jo Doe <jo@example.org> jo",
    "Jo Doe <jo@example.org> jo <jo@old.example.org",
    "Jo Doe jo@example.org> <jo@old.example.org>",
    "Jo > Doe <jo@example.org> <jo@old.example.org>",
    "Jo Doe<jo@example.org>jo<jo@old.example.org>",
    "Jo Doe < jo@example.org > < jo@old.example.org >",
    "Jö Dœ <jo@example.org> JÖ <jo@old.example.org>",
    "Jö Dœ <jo@example.org> <JÖ@old.example.org>",
    "A <a@example.org> <jo@old.example.org> B <b@example.org>",
    "Jo <<jo@example.org>> <jo@old.example.org>",
    "Jo\u2028Doe <jo@example.org> <jo@old.example.org>",
    "\x0bJo Doe\x0b <jo@example.org> <jo@old.example.org>",
    "Jo\x0bDoe <jo@example.org> <jo@old.example.org>",
    "<jo@old.example.org>",
    "Jo Doe",
    "",
)
IDENTITIES = (
    JO,
    Identity("JO", "Jo@Old.Example.ORG"),
    Identity("mo", "jo@old.example.org"),
    Identity("jö", "jo@old.example.org"),
    Identity("jo", "jö@old.example.org"),
    Identity("jo", "other@example.org"),
    Identity("jo", "jo@example.org"),
    Identity("mo", "a@example.org"),
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mailmap")
    subprocess.run(["git", "init", "-q"], cwd=path, env=SEALED, check=True)
    return path


def git_says(repository: Path, text: str) -> list[str]:
    (repository / ".mailmap").write_bytes(text.encode())
    asked = "".join(f"{name} <{email}>\n" for name, email in IDENTITIES)
    command = ["git", "check-mailmap", "--stdin"]
    done = subprocess.run(command, cwd=repository, env=SEALED, input=asked.encode(), capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\n").split("\n")


def we_say(text: str) -> list[str]:
    mailmap = parse_mailmap(text)
    return [f"{name} <{email}>" for name, email in map(mailmap.proper, IDENTITIES)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
@pytest.mark.parametrize("line", LINES)
def test_git_reads_each_line_the_same_way(repository: Path, line: str, ending: str) -> None:
    assert we_say(line + ending) == git_says(repository, line + ending)


@given(st.lists(st.sampled_from(LINES), max_size=6))
@settings(max_examples=60, deadline=None)
def test_git_reads_several_lines_the_same_way(repository: Path, lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert we_say(text) == git_says(repository, text)
