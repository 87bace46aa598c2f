"""Patterns from the root, seen from a folder: they match there what they matched before."""

import pytest
from pathspec import GitIgnoreSpec

from lintorg.model.part import inside, patterns_in

PATHS = (
    "a.py",
    "model/a.py",
    "model/deep/a.py",
    "trainer/a.py",
    "libs/a.py",
    "deep/model/b.txt",
    "x/libs/trainer/a.py",
)
PATTERNS = """
model/ *.py a.py trainer/ trainer libs/ libs/trainer/ /libs/trainer libs/trainer/model/ /libs/trainer/*.py libs/*/model/
*/trainer/model/** **/model/a.py libs/**/a.py web/ /web/x web/trainer/ /model/ libs/trainer/** lib?/trainer/a.py /libs
/trainer/ libs/trainer/model/a.py
"""


@pytest.mark.parametrize("part", ["libs/trainer", "libs"])
@pytest.mark.parametrize("pattern", PATTERNS.split())
def test_a_pattern_matches_in_the_folder_what_it_matched_from_the_root(pattern, part):
    whole = GitIgnoreSpec.from_lines([pattern])
    seen = GitIgnoreSpec.from_lines(patterns_in([pattern], part))
    within = inside(part)
    for path in PATHS:
        full = f"{part}/{path}"
        assert within(full) == path
        assert seen.match_file(path) == whole.match_file(full), (pattern, full)


def test_the_whole_repository_keeps_its_patterns():
    assert patterns_in(["a/", "!b"], "") == ("a/", "!b")
    assert inside("")("a/b") == "a/b"


def test_what_takes_back_takes_back():
    assert patterns_in(["libs/", "!/libs/trainer/mine/"], "libs/trainer") == ("/**", "!/mine/")
