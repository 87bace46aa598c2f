"""Rule files by path, for checking them where they are written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lintorg.app.measuring import catalogue
from lintorg.config.disk import DiskFiles
from lintorg.model.errors import CannotJudge
from lintorg.policy.rule_file import RuleText
from lintorg.policy.rules import LoadedRule, load_rules


def load_rule_paths(paths: Iterable[Path]) -> tuple[LoadedRule, ...]:
    """Load rule files and the rule files in folders, and prove their cases.

    Raises:
        BadFiles: a file has mistakes; all of them are reported.
        CannotJudge: there is no rule file.
    """
    files = [file for path in paths for file in _rule_files(path)]
    if not files:
        raise CannotJudge("there is no *.yaml file there, so no rule was checked")
    return load_rules(files, catalogue())


def _rule_files(path: Path) -> list[RuleText]:
    found = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    return [
        RuleText(
            name=str(file),
            text=DiskFiles(file.parent).read(file.name) or "",
            family=file.resolve().parent.name,
            shipped=_looks_shipped(file),
        )
        for file in found
    ]


def _looks_shipped(file: Path) -> bool:
    """Tell whether a file is one of lintorg's own, in a checkout of it."""
    return file.name.startswith("LO") and file.resolve().parent.parent.name == "rules"
