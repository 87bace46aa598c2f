from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from lintorg.derive._shared.first_match import first_match

NAMES = st.sampled_from(["a", "b", "ab", "a.py", "b.py", "test_a.py", ".a", "a b", "A"])
GLOBS = st.sampled_from(["a", "*.py", "a*", "?", "*b*", ".*", "test_*", "[ab]", r"\a", "A", "a b", "**"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
PATTERNS = st.builds(
    lambda parts, before, after: before + "/".join(parts) + after,
    st.lists(GLOBS, min_size=1, max_size=3),
    st.sampled_from(["", "", "", "/", "!", "**/"]),
    st.sampled_from(["", "", "/", "/**"]),
)


@given(st.lists(st.lists(PATTERNS, max_size=3), max_size=3), PATHS)
def test_answers_are_those_of_one_gitignore_spec_after_the_other(lists: list[list[str]], path: str) -> None:
    named = [(str(place), patterns) for place, patterns in enumerate(lists)]
    expected = (name for name, patterns in named if GitIgnoreSpec.from_lines(patterns).match_file(path))
    assert first_match(named, "none")(path) == next(expected, "none")


def test_an_earlier_name_wins_over_a_later_one_that_is_more_specific() -> None:
    area = first_match([("tests", ["tests/"]), ("model", ["tests/model/attention.py"])], "other")
    assert area("tests/model/attention.py") == "tests"


def test_a_whole_path_pattern_of_an_earlier_name_wins_over_a_folder_name() -> None:
    area = first_match([("configs", ["/examples/**/*.yaml"]), ("data", ["data/"])], "other")
    assert area("examples/data/mix.yaml") == "configs"
    assert area("src/data/mix.yaml") == "data"


def test_a_folder_pattern_does_not_take_a_file_of_that_name() -> None:
    area = first_match([("data", ["data/"])], "other")
    assert area("tools/data") == "other"
    assert area("data/tools") == "data"


def test_without_names_every_path_is_the_other() -> None:
    assert first_match([], "other")("a/b.py") == "other"
