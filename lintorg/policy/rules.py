"""Loads rules from the texts of their files, every mistake of every file reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lintorg.model.document import Document, did_you_mean, parse_document, validate
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.measure import Metric
from lintorg.model.rule import Rule
from lintorg.model.settings import RuleOverride
from lintorg.model.subject import Scope
from lintorg.model.text import safe
from lintorg.policy.condition import compile_condition
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.overrides import overridden, override_mistakes
from lintorg.policy.rule_checks import condition_mistakes, early_mistakes, late_mistakes, param_mistakes
from lintorg.policy.rule_file import RuleFile, RuleText, rule_of
from lintorg.policy.typed import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedRule:
    """A rule, its compiled condition, and the scopes of every metric it reads."""

    rule: Rule
    condition: Condition
    scopes: Mapping[str, tuple[Scope, ...]]


def load_rules(
    files: Iterable[RuleText],
    catalogue: Mapping[str, Metric],
    overrides: Mapping[str, RuleOverride] | None = None,
    origins: Mapping[str, str] | None = None,
) -> tuple[LoadedRule, ...]:
    """Load rules, prove each by its cases, then apply what the user changes of them; sorted by id.

    ``origins`` are those of the settings: where the overrides were read.

    Raises:
        BadFiles: with every mistake of every file and override.
    """
    problems: list[Problem] = []
    read = list(_read_all(files, problems))
    problems.extend(_same_ids(read))
    rules: dict[str, LoadedRule | None] = {}
    for source, document, content in read:
        try:
            rules[content.id] = _load(source, document, content, catalogue)
        except BadFiles as error:
            problems.extend(error.problems)
            rules[content.id] = None
    for rule_id, change in (overrides or {}).items():
        wrong = list(_override(rules, rule_id, change, catalogue))
        problems.extend(_at_origin(f"overrides: {rule_id}: {message}", origins or {}) for message in wrong)
    if problems:
        raise BadFiles(problems)
    return tuple(rule for _, rule in sorted(rules.items()) if rule)


def _read_all(files: Iterable[RuleText], problems: list[Problem]) -> Iterator[tuple[RuleText, Document, RuleFile]]:
    for source in files:
        try:
            document = parse_document(source.text, source.name)
            yield source, document, validate(document, RuleFile)
        except BadFiles as error:
            problems.extend(error.problems)


def _same_ids(read: Iterable[tuple[RuleText, Document, RuleFile]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for source, document, content in read:
        if content.id in first:
            yield document.problem(("id",), f"{content.id} is the id of {first[content.id]} too")
        first.setdefault(content.id, source.name)


def _load(source: RuleText, document: Document, content: RuleFile, catalogue: Mapping[str, Metric]) -> LoadedRule:
    rule = rule_of(content, source)
    problems = list(early_mistakes(rule, document, catalogue, shipped=source.shipped))
    if wrong := list(param_mistakes(rule, document, catalogue)):
        raise BadFiles([*problems, *wrong])
    try:
        condition = compile_condition(content.when, catalogue, rule.params, rule.scope)
    except ConditionError as error:
        raise BadFiles([*problems, *condition_mistakes(error, document)]) from None
    if not problems:
        problems = list(late_mistakes(rule, condition, document, catalogue))
    if problems:
        raise BadFiles(problems)
    return _loaded(rule, catalogue)


def _loaded(rule: Rule, catalogue: Mapping[str, Metric]) -> LoadedRule:
    condition = compile_condition(rule.when, catalogue, rule.params, rule.scope)
    scopes = {metric: catalogue[metric].scopes for metric in (*condition.metrics, *rule.needs)}
    return LoadedRule(rule=rule, condition=condition, scopes=scopes)


def _override(
    rules: dict[str, LoadedRule | None], rule_id: str, change: RuleOverride, catalogue: Mapping[str, Metric]
) -> Iterator[str]:
    """Put the changed rule in place, or yield why that cannot be."""
    if rule_id not in rules:
        yield f"there is no such rule{did_you_mean(rule_id, rules)}"
    if not (found := rules.get(rule_id)):
        return
    wrong = list(override_mistakes(found.rule, change))
    yield from wrong
    try:
        rules[rule_id] = found if wrong else _loaded(overridden(found.rule, change), catalogue)
    except ConditionError as error:
        yield from (mistake.message for mistake in error.mistakes)


def _at_origin(message: str, origins: Mapping[str, str]) -> Problem:
    file, _, line = origins.get("overrides", "").rpartition(":")
    return Problem(file or "overrides", int(line) if line.isdecimal() else 1, 1, safe(message))
