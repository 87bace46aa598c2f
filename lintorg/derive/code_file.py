"""Which files are code."""

from __future__ import annotations

from collections.abc import Callable

_LANGUAGES = """
    asm bash c cc cl cpp cs cu cuf cuh cxx d dart erl ex exs f f03 f08 f77 f90 f95 f99 glsl go groovy h hh hip hlsl hpp
    hs hxx inl java jl js jsx kt kts lua m metal mjs ml mm mojo nim php pl pm ps1 pxd pxi py pyi pyx r rb rs s scala sh
    swift tcl triton ts tsx wgsl zig zsh
"""
_EXTENSIONS = frozenset(_LANGUAGES.split())
"""Those of programming languages: markup, data and configuration are not among them."""


def code_file(path_class: Callable[[str], str]) -> Callable[[str], bool]:
    """Return path → whether it is a source file whose extension is a programming language's."""

    def is_code(path: str) -> bool:
        name, dot, extension = path.rpartition(".")
        return bool(name and dot) and extension.lower() in _EXTENSIONS and path_class(path) == "source"

    return is_code
