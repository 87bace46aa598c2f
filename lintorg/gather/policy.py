"""Loads the settings and rules that a repository is judged by."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lintorg.config.baseline import read_baseline
from lintorg.config.disk import NoFiles
from lintorg.config.settings import default_settings, settings_from
from lintorg.config.source import find_config, read_config
from lintorg.config.waivers import read_waivers
from lintorg.gather.measuring import catalogue
from lintorg.gather.observed import Observed, disk_files
from lintorg.gather.rosters import roster_of
from lintorg.mine.tree import HeadFiles
from lintorg.mine.view import View, open_view
from lintorg.model.accepted import Baseline, WaiverEntry
from lintorg.model.document import did_you_mean
from lintorg.model.errors import BadFiles, CannotJudge, LintorgError, Problem
from lintorg.model.files import Files
from lintorg.model.options import Options
from lintorg.model.roster import Roster
from lintorg.model.settings import Settings
from lintorg.model.text import safe
from lintorg.policy.rule_file import RULE_SUFFIXES, RuleText
from lintorg.policy.rules import LoadedRule, load_rules
from lintorg.policy.shipped import shipped_rule_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Settings, every loaded rule, those selected to judge, and the roster where one was named."""

    settings: Settings
    rules: tuple[LoadedRule, ...]
    selected: tuple[LoadedRule, ...]
    waivers: tuple[WaiverEntry, ...] = ()
    baseline: Baseline | None = None
    roster: Roster | None = None
    observed: Mapping[str, str] = field(default_factory=dict)
    """What was seen of files outside of git, as ``Observed`` notes it."""


def load_policy(view: View, options: Options) -> Policy:
    """Load a repository's settings and rules, from its work tree, or from its head where it is bare.

    Raises:
        BadFiles: a configuration, rule or roster file has mistakes.
        CannotJudge: no rule is left to judge by.
    """
    files = Observed(disk_files(view.disk, options) or head_files(view, options))
    policy = policy_from(read_settings(files, options, view.part), files, baseline=options.baseline)
    return replace(policy, observed=files.seen, roster=roster_of(view, options))


def head_files(view: View, options: Options) -> HeadFiles:
    """Return the files at a commit: those beside the configuration where one of the repository was named."""
    return HeadFiles(view, options.committed or "")


def committed(options: Options, work_tree: Path | None) -> Options:
    """Return options whose configuration, where the repository has it, is read from a commit: no change edits it."""
    if options.config is None or work_tree is None or options.no_config or options.committed is not None:
        return options
    place = _within(options.config, work_tree)
    if place is None:
        return options
    folder = place.parent.as_posix()
    return replace(options, config=place, committed="" if folder == "." else folder)


def _within(file: Path, work_tree: Path) -> Path | None:
    """Return a file's path in a work tree, by its name or behind a link; None where it lies outside of both ways."""
    place = Path(os.path.abspath(file))  # noqa: PTH100  links are no matter here: they are the repository's
    try:
        top = next((parent for parent in place.parents if parent.resolve() == work_tree), None)
        if top is not None:
            return place.relative_to(top)
        behind = file.resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return behind.relative_to(work_tree) if behind.is_relative_to(work_tree) else None


def shipped_policy() -> Policy:
    """Return the default settings and the shipped rules."""
    return policy_from(default_settings(), NoFiles())


def policy_of(path: Path | None) -> Policy:
    """Return the policy of the repository at a path, the shipped one where none is named."""
    if path is None:
        return shipped_policy()
    with open_view(path) as view:
        return load_policy(view, Options())


def read_settings(files: Files, options: Options, folder: str = "") -> Settings:
    """Return the settings that files and command line state; ``folder`` is the scanned part of the repository."""
    source = None
    if options.config and not options.no_config:
        source = read_config(files, options.config.name)
        if source is None:
            where = " in the commit that judges; keep it there, or outside of the repository"
            raise LintorgError(
                f"there is no configuration file {safe(str(options.config))}"
                + ("" if options.committed is None else where)
            )
    elif not options.no_config:
        source = find_config(files, folder)
    settings = settings_from(source, options.settings, folder)
    return replace(settings, select=options.select or settings.select, ignore=(*settings.ignore, *options.ignore))


def policy_from(settings: Settings, files: Files, *, baseline: bool = True) -> Policy:
    """Load the shipped rules and the user's, select among them, and read what is accepted."""
    own, problems = _own_rule_files(settings, files)
    waivers = _waivers(files, problems)
    try:
        rules = load_rules((*shipped_rule_files(), *own), catalogue(), settings.overrides, settings.origins)
    except BadFiles as bad:
        raise BadFiles((*problems, *bad.problems)) from None
    problems += _waived_unknown(waivers, rules)
    if problems:
        raise BadFiles(problems)
    select, ignore = _words(settings.select), _words(settings.ignore)
    for word in (*select, *ignore):
        if not any(_names(word, rule) for rule in rules):
            known = [name for rule in rules for name in (rule.rule.id, rule.rule.name)]
            raise LintorgError(f"no rule is called {safe(word)}{did_you_mean(word, known)}; see `lintorg rules list`")
    selected = tuple(
        rule
        for rule in rules
        if (not select or any(_names(word, rule) for word in select)) and not any(_names(word, rule) for word in ignore)
    )
    if not selected:
        raise CannotJudge("no rule is selected, so nothing would be judged; check select and ignore")
    recorded = read_baseline(files) if baseline else None
    return Policy(settings=settings, rules=rules, selected=selected, waivers=waivers, baseline=recorded)


def _waivers(files: Files, problems: list[Problem]) -> tuple[WaiverEntry, ...]:
    """Read the waivers; mistakes in them join the others."""
    try:
        return read_waivers(files)
    except BadFiles as bad:
        problems += bad.problems
        return ()


def _waived_unknown(waivers: tuple[WaiverEntry, ...], rules: tuple[LoadedRule, ...]) -> list[Problem]:
    known = {rule.rule.id for rule in rules}

    def unknown(entry: WaiverEntry) -> Problem:
        message = f"no rule is called {safe(entry.rule)}{did_you_mean(entry.rule, known)}"
        return Problem(entry.file, entry.line, entry.column, message)

    return [unknown(entry) for entry in waivers if entry.rule not in known]


def _own_rule_files(settings: Settings, files: Files) -> tuple[list[RuleText], list[Problem]]:
    found, problems = [], []
    for folder in settings.rules:
        paths = [path for path in files.list(folder) if path.endswith(RULE_SUFFIXES)]
        if not paths:
            where = settings.origins.get("rules", "configuration:1").rpartition(":")
            problems.append(Problem(where[0], int(where[2]), 1, f"rules: no *.yaml file in {safe(folder)}"))
        for path in paths:
            family = path.rpartition("/")[0].rpartition("/")[2]
            try:
                found.append(RuleText(path, files.read(path) or "", family))
            except LintorgError as error:
                problems.append(Problem(safe(path), 1, 1, str(error)))
    return found, problems


def _words(options: tuple[str, ...]) -> list[str]:
    """Return what several options name; one may hold a list with commas."""
    return [word.strip() for option in options for word in option.split(",") if word.strip()]


def _names(word: str, rule: LoadedRule) -> bool:
    """Tell whether a word names a rule: by its name, or by its id or the start of it."""
    return word == rule.rule.name or rule.rule.id.startswith(word)
