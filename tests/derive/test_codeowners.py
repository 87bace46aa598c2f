import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from lintorg.config.settings import default_settings
from lintorg.derive._shared.codeowners import line_of, parse_codeowners
from lintorg.model.facts import Facts, Tree
from tests.tabled import stated, table

SETTINGS = default_settings()


def owners(text, path):
    """Return the owners of a path as one text; None where no line matches."""
    line = line_of(parse_codeowners(text)[0])(path)
    return None if line is None else " ".join(line.owners)


@pytest.mark.parametrize(
    ("pattern", "matched", "others"),
    [
        ("*", ["a.py", "x/y/a.py"], []),
        ("*.js", ["a.js", "x/y/a.js"], ["a.jsx", "js"]),
        ("/build/logs/", ["build/logs/a", "build/logs/x/a"], ["build/logs", "x/build/logs/a"]),
        ("docs/*", ["docs/start.md"], ["docs/build/fail.md", "x/docs/start.md"]),
        ("/*", ["setup.py"], ["x/setup.py"]),
        ("apps/", ["apps/a", "x/apps/y/a"], ["apps", "myapps/a"]),
        ("/docs/", ["docs/a", "docs/x/a"], ["x/docs/a"]),
        ("/scripts", ["scripts", "scripts/x/a"], ["x/scripts"]),
        ("**/logs", ["logs/a", "build/logs", "x/y/logs/a"], ["logs2/a"]),
        ("/apps/github", ["apps/github", "apps/github/a"], ["apps/githubs"]),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/c"], ["x/a/b", "a/xb"]),
        ("a/**/b/**/c.py", ["a/b/c.py", "a/x/b/b/y/c.py"], ["a/c.py", "a/b/xc.py"]),
        ("a/**", ["a/b", "a/b/c"], ["a", "b/a/c"]),
        ("**", ["a", "a/b"], []),
        ("/", [], ["a", "a/b"]),
        (r"my\ docs/", ["my docs/a"], ["my", "docs/a"]),
        ("te?t_*_x*.py", ["test_a_x1.py", "y/text__x.py"], ["tet_a_x.py", "test_a.py", "te/t_a_x.py"]),
        ("foo#bar", ["foo#bar"], ["foo"]),
        ("Case.py", ["Case.py"], ["case.py"]),
        (r"\*.py", ["*.py"], ["a.py"]),
    ],
)
def test_patterns(pattern, matched, others):
    for path in matched:
        assert owners(f"{pattern} @x", path) == "@x", path
    for path in others:
        assert owners(f"{pattern} @x", path) is None, path


NAME = st.text("ab*", min_size=1, max_size=4).filter(lambda name: "**" not in name and name != "*")
PATTERN = st.builds(
    lambda start, names, end: start + "/".join(names) + end,
    st.sampled_from(["", "/"]),
    st.lists(NAME | st.just("**"), min_size=1, max_size=4),
    st.sampled_from(["", "/"]),
).filter(lambda pattern: not pattern.endswith("**/"))  # there pathspec takes a file for a folder; git does not
PATH = st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)


@settings(deadline=None, max_examples=400)
@given(PATTERN, PATH)
def test_what_has_no_bare_star_matches_as_in_gitignore(pattern, path):
    assert (owners(f"{pattern} @x", path) == "@x") is GitIgnoreSpec.from_lines([pattern]).match_file(path)


def test_the_last_line_that_matches_wins_and_may_unset():
    text = (
        "* @all\r\n/model/ @model @second @MODEL # not @third\n/model/free\n\n# /model/ @nobody\n*.md doc@example.org\n"
    )
    assert owners(text, "a.py") == "@all"
    assert owners(text, "model/net.py") == "@MODEL @second"
    assert owners(text, "model/free/a.py") == ""
    assert owners(text, "model/free/a.md") == "doc@example.org"


def test_lines_that_a_platform_skips_are_skipped_and_counted():
    bad = ["!/a @x", "/[ab].py @x", r"\#a @x", "/a*** @x", "/a quill", "/a @x quill", "/a @", "a\\", "/a @x@y@z"]
    lines, unreadable = parse_codeowners("\n".join(["\ufeff/ok @x", *bad, "", "   ", "# [x", "/b @x/y"]))
    assert [line.pattern for line in lines] == ["/ok", "/b"]
    assert unreadable == len(bad)


def test_headings_of_gitlab_are_no_lines_and_give_their_owners():
    text = "/a @x\n[Kernels][2] @k words\n/kernels/\n/kernels/own @y\n^[Docs]\n/docs/\n"
    lines, unreadable = parse_codeowners(text)
    assert [(line.pattern, line.owners) for line in lines] == [
        ("/a", ("@x",)),
        ("/kernels/", ("@k",)),
        ("/kernels/own", ("@y",)),
        ("/docs/", ()),
    ]
    assert unreadable == 0


@pytest.mark.parametrize(
    ("named", "single"),
    [
        ("@quill", True),
        ("quill@example.org", True),
        ("@lab/team", False),
        ("@@maintainer", False),
        ("@quill @teal", False),
        ("@quill @Quill", True),
        ("", False),
    ],
)
def test_a_single_owner_is_a_user_or_an_address_and_no_team(named, single):
    assert parse_codeowners(f"* {named}")[0][0].single is single


def owners_table(texts, paths=("model/net.py", "uv.lock"), head="h"):
    inputs = {
        "facts": Facts(head="h", commits=()),
        "tree": Tree(paths=(*paths, *texts), texts={place: text for place, text in texts.items() if text}),
        "settings": SETTINGS,
        "window_head": head,
    }
    return table(stated(**inputs), "codeowners")


def test_the_first_place_with_a_file_counts_even_if_it_cannot_be_read():
    texts = {"docs/CODEOWNERS": "* @docs", "CODEOWNERS": "* @root", ".github/CODEOWNERS": "* @github"}
    assert owners_table(texts).of["model/net.py"].owners == ("@github",)
    del texts[".github/CODEOWNERS"]
    assert owners_table(texts).of["model/net.py"].owners == ("@root",)
    assert owners_table({**texts, ".github/CODEOWNERS": ""}) is None
    assert owners_table({}) is None


def test_source_files_of_the_head_count():
    found = owners_table({"CODEOWNERS": "* @x\n!bad @x\n"})
    assert (found.files, sorted(found.of), found.unreadable) == (2, ["CODEOWNERS", "model/net.py"], 1)


def test_a_window_that_ends_earlier_has_no_owners():
    assert owners_table({"CODEOWNERS": "* @x"}, head="earlier") is None


def test_a_file_of_too_many_lines_is_not_tried_on_every_path():
    assert owners_table({"CODEOWNERS": "/a @x\n" * 5_001}) is None


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("a*" * 2_000 + "b", "a" * 5_000),
        ("*a" * 2_000, "a" * 5_000 + "b"),
        ("/".join(["**", "a"] * 8) + "/b", "/".join("a" * 2_000)),
        ("\\ " * 50_000, "a"),
        ("[" * 50_000, "a"),
    ],
    ids=["stars", "stars first", "folders", "escapes", "brackets"],
)
def test_a_hostile_pattern_is_tried_at_once(pattern, path):
    start = time.process_time()
    assert owners(f"{pattern} @x", path) is None
    assert time.process_time() - start < 2


def test_a_file_belongs_to_the_owners_of_all_sections_of_gitlab():
    text = "[Code]\n* @ann\nlib/ @cas\n\n^[Research][1]\n* @bob\n[code]\nlib/x/ @dee\n"
    assert owners(text, "main.py") == "@ann @bob"
    assert owners(text, "lib/a.py") == "@cas @bob"
    assert owners(text, "lib/x/a.py") == "@dee @bob"
    assert owners("* @ann\n[Docs]\n*.md @bob\n", "main.py") == "@ann"
