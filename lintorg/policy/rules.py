"""Loads rules from the texts of their files, all mistakes reported at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lintorg.model.document import Document, did_you_mean, parse_document, validate
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.measure import Metric
from lintorg.model.rule import Rule
from lintorg.model.settings import RuleOverride
from lintorg.model.subject import Scope
from lintorg.policy.condition import compile_condition
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.overrides import apply_override, origin_problem
from lintorg.policy.rule_checks import check_rule
from lintorg.policy.rule_file import RuleFile, RuleText, rule_of
from lintorg.policy.typed import Condition
