"""Rule files by path, for checking them where they are written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lintorg.config.disk import DiskFiles
from lintorg.gather.measuring import catalogue
from lintorg.model.errors import BadFiles, CannotJudge, LintorgError, Problem
from lintorg.model.text import safe
from lintorg.policy.rule_file import RULE_SUFFIXES, RuleText
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
    read, problems = [], []
    for file in files:
        try:
            read.append(_read(file))
        except LintorgError as error:
            problems.append(Problem(safe(str(file)), 1, 1, str(error)))
    try:
        rules = load_rules(read, catalogue())
    except BadFiles as bad:
        raise BadFiles((*problems, *bad.problems)) from None
    if problems:
        raise BadFiles(problems)
    return rules


def _rule_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in RULE_SUFFIXES)


def _read(file: Path) -> RuleText:
    return RuleText(
        name=str(file),
        text=DiskFiles(file.parent).read(file.name) or "",
        family=file.resolve().parent.name,
        shipped=_looks_shipped(file),
    )


def _looks_shipped(file: Path) -> bool:
    """Tell whether a file is one of lintorg's own, in a checkout of it."""
    return file.name.startswith("LO") and file.resolve().parent.parent.name == "rules"
