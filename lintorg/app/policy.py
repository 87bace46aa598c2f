"""Loads the settings and rules that a repository is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lintorg.app.measuring import catalogue
from lintorg.app.observed import Observed, disk_files
from lintorg.app.request import Wishes
from lintorg.config.disk import NoFiles
from lintorg.config.settings import default_settings, settings_from
from lintorg.config.source import find_config, read_config
from lintorg.mine.tree import HeadFiles
from lintorg.mine.view import View
from lintorg.model.errors import BadFiles, CannotJudge, LintorgError, Problem
from lintorg.model.files import Files
from lintorg.model.settings import Settings
from lintorg.model.text import safe
from lintorg.policy.rule_file import RuleText
from lintorg.policy.rules import LoadedRule, load_rules
from lintorg.policy.shipped import shipped_rule_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Settings, every loaded rule, and those selected to judge."""

    settings: Settings
    rules: tuple[LoadedRule, ...]
    selected: tuple[LoadedRule, ...]
    observed: Mapping[str, str] = field(default_factory=dict)
    """What was seen of files outside of git, as ``Observed`` notes it."""


def load_policy(view: View, wishes: Wishes) -> Policy:
    """Load a repository's settings and rules, from its work tree, or from its head where it is bare.

    Raises:
        BadFiles: a configuration or rule file has mistakes.
        CannotJudge: no rule is left to judge by.
    """
    files = Observed(disk_files(view.source.work_tree, wishes) or HeadFiles(view))
    return replace(policy_from(read_settings(files, wishes), files), observed=files.seen)


def shipped_policy() -> Policy:
    """Return the default settings and the shipped rules."""
    return policy_from(default_settings(), NoFiles())


def read_settings(files: Files, wishes: Wishes) -> Settings:
    """Return the settings that the files and the command line state."""
    source = None
    if wishes.config and not wishes.no_config:
        source = read_config(files, wishes.config.name)
        if source is None:
            raise LintorgError(f"there is no configuration file {safe(str(wishes.config))}")
    elif not wishes.no_config:
        source = find_config(files)
    settings = settings_from(source)
    return replace(settings, select=wishes.select or settings.select, ignore=(*settings.ignore, *wishes.ignore))


def policy_from(settings: Settings, files: Files) -> Policy:
    """Load the shipped rules and the user's, and select among them."""
    own, problems = _own_rule_files(settings, files)
    try:
        rules = load_rules((*shipped_rule_files(), *own), catalogue(), settings.overrides, settings.origins)
    except BadFiles as bad:
        raise BadFiles((*problems, *bad.problems)) from None
    if problems:
        raise BadFiles(problems)
    selected = tuple(rule for rule in rules if _is_selected(rule.rule.id, settings))
    unknown = [prefix for prefix in (*settings.select, *settings.ignore) if not _matches_any(prefix, rules)]
    if unknown:
        raise LintorgError(f"no rule's id starts with {safe(', '.join(unknown))}; see `lintorg rules list`")
    if not selected:
        raise CannotJudge("no rule is selected, so nothing would be judged; check select and ignore")
    return Policy(settings=settings, rules=rules, selected=selected)


def _own_rule_files(settings: Settings, files: Files) -> tuple[list[RuleText], list[Problem]]:
    found, problems = [], []
    for folder in settings.rules:
        paths = [path for path in files.list(folder) if path.endswith((".yaml", ".yml"))]
        if not paths:
            where = settings.origins.get("rules", "configuration:1").rpartition(":")
            problems.append(Problem(where[0], int(where[2]), 1, f"rules: no *.yaml file in {safe(folder)}"))
        for path in paths:
            family = path.rpartition("/")[0].rpartition("/")[2]
            found.append(RuleText(path, files.read(path) or "", family))
    return found, problems


def _is_selected(rule_id: str, settings: Settings) -> bool:
    return (not settings.select or rule_id.startswith(settings.select)) and not (
        settings.ignore and rule_id.startswith(settings.ignore)
    )


def _matches_any(prefix: str, rules: tuple[LoadedRule, ...]) -> bool:
    return any(rule.rule.id.startswith(prefix) for rule in rules)
