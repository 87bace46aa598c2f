"""What the .gitattributes of any folder say about generated and vendored files, in linguist's and GitLab's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lintorg.model.facts import Tree
from lintorg.model.part import patterns_in
from lintorg.model.patterns import pattern_problem
from lintorg.model.settings import PathClass, Settings

ATTRIBUTES = ".gitattributes"
_CLASS_OF_ATTRIBUTE = {
    "linguist-generated": "generated",
    "gitlab-generated": "generated",
    "linguist-vendored": "vendored",
}
_SPECIAL = re.compile(r"[\\*?\[\]!# ]")


def attributes_texts(tree: Tree) -> Mapping[str, str]:
    """Return the text of each .gitattributes by its folder, the root's (an empty name) first: a deeper one wins."""
    found = {path.rpartition("/")[0]: text for path, text in tree.texts.items() if path.endswith(ATTRIBUTES)}
    return {folder: found[folder] for folder in sorted(found, key=lambda folder: (folder.count("/"), folder))}


def classes_in_force(tree: Tree, settings: Settings) -> tuple[PathClass, ...]:
    """Return the classes with the patterns that any .gitattributes adds, or takes back by ``!``.

    Attribute patterns are read as gitignore patterns: a folder's name covers what lies below it.
    """
    stated = tuple(entry for folder, text in attributes_texts(tree).items() for entry in _stated(text, folder))
    return tuple(
        PathClass(
            name=entry.name,
            patterns=(
                *entry.patterns,
                *patterns_in((pattern for name, pattern in stated if name == entry.name), settings.part),
            ),
        )
        for entry in settings.classes
    )


def _stated(text: str, folder: str) -> Iterator[tuple[str, str]]:
    """Yield (class, pattern) for each linguist attribute; ``!pattern`` where it is unset."""
    for line in text.splitlines():
        pattern, *attributes = line.split() or [""]
        if pattern.startswith(("#", "!", '"', "[attr]")):
            continue  # a comment, what git itself refuses, a quoted path, a macro
        for attribute in attributes:
            word, _, value = attribute.removeprefix("-").partition("=")
            if word in _CLASS_OF_ATTRIBUTE:
                unset = attribute.startswith("-") or value == "false"
                placed = _below(folder, pattern)
                if pattern_problem(placed):
                    continue  # what cannot be matched marks nothing
                yield _CLASS_OF_ATTRIBUTE[word], f"!{placed}" if unset else placed


def _below(folder: str, pattern: str) -> str:
    """Return a folder's pattern as one of the root: a bare name counts at any depth below the folder."""
    if not folder:
        return pattern
    plain = _SPECIAL.sub(r"\\\g<0>", folder)
    anchored = "/" in pattern.rstrip("/")
    return f"/{plain}/{pattern.lstrip('/')}" if anchored else f"/{plain}/**/{pattern}"
