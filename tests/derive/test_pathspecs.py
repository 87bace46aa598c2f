import os
import subprocess
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from lintorg.derive._pathspecs import exclusion_pathspecs

PATHS = (
    "a.py",
    "a.lock",
    "uv.lock",
    "UV.LOCK",
    "a.PNG",
    "docs/a.png",
    "docs/deep/b.png",
    "third_party",
    "src/third_party/x.py",
    "src/third_party/deep/x.py",
    "src/my_third_party/x.py",
    "src/third_party.py",
    "vendor/x.py",
    "lib/vendor/x.py",
    "lib/vendored/x.py",
    "tests/golden_values/a.json",
    "tests/golden/deep/a.json",
    "tests/golden/deep/a.py",
    "golden.json/readme",
    "fixtures/a.json",
    "fixtures/deep/a.json",
    "fixtures/a.yaml",
    "tests/fixtures/a.json",
    "src/a b/c.py",
    "src/ab/c.py",
    "src/[ab]/c.py",
    "src/a*b.py",
    "src/:a.py",
    "build/x.o/y.txt",
    "#note",
    "!bang",
    "äöü/x.py",
)
EXACT = (
    "third_party/",
    "third_party",
    "/vendor/",
    "vendor",
    "*.lock",
    "*.png",
    "*.o",
    "**/golden*/**/*.json",
    "**/fixtures/**/*.json",
    "fixtures/**/*.json",
    "fixtures/*",
    "src/**",
    "/*.py",
    "docs/*.png",
    "src/a?",
    "lib/*/x.py",
    "golden*",
    "**/vendor",
    "docs/**/b.png",
    ":a.py",
    "/build/",
)
LEFT_OUT = ("src/[ab]/", r"\#note", "#note", "src/a b/", "", "/", "**", "/**", "**/**", "src/a**b.py", "**/")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose index holds PATHS."""
    folder = tmp_path_factory.mktemp("repository")
    run(folder, "init", "-q")
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    run(folder, "add", "-f", "--all")
    return folder


def run(folder: Path, *arguments: str) -> list[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    sealed = {**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *arguments], cwd=folder, env=sealed, check=True, stdout=subprocess.PIPE)
    return done.stdout.decode().split("\0")[:-1]


def shown(repository: Path, *patterns: str) -> set[str]:
    return set(run(repository, "ls-files", "-z", "--", ".", *exclusion_pathspecs(patterns)))


def unmatched(*patterns: str) -> set[str]:
    spec = GitIgnoreSpec.from_lines(patterns)
    return {path for path in PATHS if not spec.match_file(path)}


@pytest.mark.parametrize("pattern", EXACT)
def test_git_leaves_out_exactly_what_a_simple_pattern_matches(repository: Path, pattern: str) -> None:
    assert len(unmatched(pattern)) < len(PATHS)
    assert shown(repository, pattern) == unmatched(pattern)


@pytest.mark.parametrize("pattern", LEFT_OUT)
def test_a_pattern_that_cannot_be_said_exactly_is_left_out(pattern: str) -> None:
    assert exclusion_pathspecs([pattern]) == ()


def test_all_patterns_together_leave_out_what_any_of_them_matches(repository: Path) -> None:
    assert shown(repository, *EXACT, *LEFT_OUT) == unmatched(*EXACT)


def test_one_negated_pattern_makes_all_pathspecs_go() -> None:
    assert exclusion_pathspecs(["third_party/", "!third_party/ours/"]) == ()


def test_a_folder_pattern_becomes_a_glob_over_what_is_below_it() -> None:
    assert exclusion_pathspecs(["third_party/"]) == (":(exclude,glob)**/third_party/**",)
    assert exclusion_pathspecs(["*.lock"]) == (":(exclude,glob)**/*.lock", ":(exclude,glob)**/*.lock/**")
