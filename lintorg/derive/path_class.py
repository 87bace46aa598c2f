"""The class of a path: whether its content is somebody's writing."""

from __future__ import annotations

from collections.abc import Callable

from lintorg.derive._shared.attributes import classes_in_force
from lintorg.derive._shared.first_match import first_match
from lintorg.model.facts import Tree
from lintorg.model.settings import Settings


def path_class(tree: Tree, settings: Settings) -> Callable[[str], str]:
    """Return path → vendored, generated, lock, artifact, notebook or source.

    The first class of the settings with a matching pattern takes a path; linguist attributes at
    the head add to generated and vendored, or take back. Judged by path only.
    """
    classes = classes_in_force(tree, settings)
    return first_match(((entry.name, entry.patterns) for entry in classes), otherwise="source")
