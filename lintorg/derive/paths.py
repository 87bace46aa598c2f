"""What a path is: its class, whether it is code, and how often the counted ones are touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from lintorg.derive._shared.attributes import classes_in_force
from lintorg.derive._shared.credit import COUNTED
from lintorg.derive._shared.first_match import first_match
from lintorg.model.facts import Commit, Facts, Tree
from lintorg.model.located import Located
from lintorg.model.part import inside
from lintorg.model.settings import Settings
from lintorg.model.tables import DAY, PersonId, Window

_LANGUAGES = """
    asm bash c cc cl cpp cs cu cuf cuh cxx d dart erl ex exs f f03 f08 f77 f90 f95 f99 glsl go groovy h hh hip hlsl hpp
    hs hxx inl java jl js jsx kt kts lua m metal mjs ml mm mojo nim php pl pm ps1 pxd pxi py pyi pyx r rb rs s scala sh
    swift tcl triton ts tsx wgsl zig zsh
"""
_EXTENSIONS = frozenset(_LANGUAGES.split())
"""Those of programming languages: markup, data and configuration are not among them."""

_YEARS = 730 * DAY


def path_class(tree: Tree, settings: Settings) -> Callable[[str], str]:
    """Return path → vendored, generated, lock, artifact, notebook or source.

    The first class of the settings with a matching pattern takes a path; linguist attributes at
    the head add to generated and vendored, or take back. Judged by path only.
    """
    classes = classes_in_force(tree, settings)
    match = first_match(((entry.name, entry.patterns) for entry in classes), otherwise="source")
    within = inside(settings.part)
    return (lambda path: match(within(path))) if settings.part else match


def code_file(path_class: Callable[[str], str]) -> Callable[[str], bool]:
    """Return path → whether it is a source file whose extension is a programming language's."""

    def is_code(path: str) -> bool:
        name, dot, extension = path.rpartition(".")
        return bool(name and dot) and extension.lower() in _EXTENSIONS and path_class(path) == "source"

    return is_code


def counted_paths(
    facts: Facts,
    window: Window,
    author_of: Callable[[Commit], PersonId | None],
    path_class: Callable[[str], str],
    located: Located,
    copies: frozenset[str],
) -> Mapping[str, int]:
    """Return path → number of the window's commits that touch it, for source and notebooks.

    Commits are people's and no merges; a touch counts where its file is at the window's end.
    """
    return _touched(_work(facts, window, author_of) - copies, path_class, located)


def recent_paths(
    facts: Facts,
    window: Window,
    author_of: Callable[[Commit], PersonId | None],
    path_class: Callable[[str], str],
    located: Located,
    copies: frozenset[str],
) -> Mapping[str, int]:
    """Return the same of the two years to the window's end, however long it is: a quiet quarter changes no name."""
    years = Window(start=window.end - _YEARS, end=window.end)
    return _touched(_work(facts, years, author_of) - copies, path_class, located)


def _work(facts: Facts, window: Window, author_of: Callable[[Commit], PersonId | None]) -> frozenset[str]:
    commits = (one for one in facts.commits if one.committer_time in window and not one.is_merge)
    return frozenset(one.hash for one in commits if author_of(one) is not None)


def _touched(wanted: frozenset[str], path_class: Callable[[str], str], located: Located) -> Mapping[str, int]:
    touched = Counter(located.of(wanted).paths)
    return {path: times for path, times in touched.items() if path_class(path) in COUNTED}
