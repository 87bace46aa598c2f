"""The rules that come with lintorg."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from lintorg.policy.rule_file import RuleText


def shipped_rule_files() -> tuple[RuleText, ...]:
    """Return the shipped rule files, in the order of their names.

    A wheel holds them inside the package; an editable install reads those of the checkout.
    """
    inside = resources.files("lintorg") / "rules"
    folder: Traversable = inside if inside.is_dir() else Path(__file__).parents[2] / "rules"
    return tuple(sorted(_rule_files(folder)))


def _rule_files(folder: Traversable) -> Iterator[RuleText]:
    for family in folder.iterdir() if folder.is_dir() else ():
        for file in family.iterdir() if family.is_dir() else ():
            if file.name.endswith(".yaml"):
                name = f"{family.name}/{file.name}"
                yield RuleText(f"rules/{name}", file.read_text(encoding="utf-8"), family.name, shipped=True)
