"""What .gitattributes says about generated and vendored files, in linguist's words."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.facts import Tree
from lintorg.model.patterns import pattern_problem
from lintorg.model.settings import PathClass, Settings

_CLASS_OF_ATTRIBUTE = {"linguist-generated": "generated", "linguist-vendored": "vendored"}


def classes_in_force(tree: Tree, settings: Settings) -> tuple[PathClass, ...]:
    """Return the classes with the patterns that .gitattributes adds, or takes back by ``!``.

    Attribute patterns are read as gitignore patterns: a folder's name covers what lies below it.
    """
    stated = tuple(_stated(tree.texts.get(".gitattributes", "")))
    return tuple(
        PathClass(
            name=entry.name,
            patterns=(*entry.patterns, *(pattern for name, pattern in stated if name == entry.name)),
        )
        for entry in settings.classes
    )


def _stated(text: str) -> Iterator[tuple[str, str]]:
    """Yield (class, pattern) for each linguist attribute; ``!pattern`` where it is unset."""
    for line in text.splitlines():
        pattern, *attributes = line.split() or [""]
        if pattern.startswith(("#", "!", '"', "[attr]")):
            continue  # a comment, what git itself refuses, a quoted path, a macro
        for attribute in attributes:
            word, _, value = attribute.removeprefix("-").partition("=")
            if word in _CLASS_OF_ATTRIBUTE:
                unset = attribute.startswith("-") or value == "false"
                if pattern_problem(pattern):
                    continue  # what cannot be matched marks nothing
                yield _CLASS_OF_ATTRIBUTE[word], f"!{pattern}" if unset else pattern
