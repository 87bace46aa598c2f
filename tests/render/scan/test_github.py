import re

from lintorg.model.finding import Anchor
from lintorg.model.report import Display
from lintorg.render.scan.github import render
from tests.render.reports import HOSTILE, MIXED, finding, report

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=(\d+),title=([^,:]+)::(.+)")


def commands(of):
    return [match for line in render(of, Display()).splitlines() if (match := COMMAND.fullmatch(line))]


def test_an_annotation_is_at_its_file_and_says_what_to_do():
    first, second = commands(MIXED)
    assert first.groups() == (
        "error",
        "src/eval/run.py",
        "3",
        "LO104 nobody-could-take-over",
        "eval: nobody could step in. Pair on the next change.",
    )
    assert second[1] == "notice"


def test_what_a_command_would_end_at_is_escaped():
    odd = finding(anchor=Anchor(path="50%,a:b.py"), message="100 % of it: here, there")
    (command,) = commands(report(odd))
    assert command[2] == "50%25%2Ca%3Ab.py"
    assert command[5].startswith("eval: 100 %25 of it: here, there.")


def test_ten_annotations_the_severest_first_then_one_line_for_the_rest():
    many = [finding(f"area:a{n:02}", severity="note" if n < 12 else "error") for n in range(14)]
    text = render(report(*many), Display())
    assert [command[1] for command in commands(report(*many))] == ["error"] * 2 + ["notice"] * 8
    assert text.splitlines()[10] == "and 4 more, not annotated"


def test_a_hostile_repository_starts_no_command_of_its_own():
    lines = render(HOSTILE, Display()).splitlines()
    assert [line for line in lines if "::" in line or "##[" in line] == lines[:1]
    assert len(commands(HOSTILE)) == 1
    assert lines[0].count("::") == 2
