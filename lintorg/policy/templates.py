"""Titles and remedies: sentences with {words} that a finding's measures fill."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping

from lintorg.model import subject
from lintorg.model.measure import Measure, Metric
from lintorg.model.rule import Rule
from lintorg.model.text import safe
from lintorg.policy.typed import Condition
from lintorg.policy.words import measured, parameter

_WORD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_AREAS = ("area", "area_argument", "areas")
_BEFORE = "_before"


def fill(template: str, words: Mapping[str, str]) -> str | None:
    """Return the sentence with its {words} replaced and safe to print; None when one has no value."""
    if any(name not in words for name in _WORD.findall(template)):
        return None
    return safe(_WORD.sub(lambda match: words[match[1]], template))


def outline(template: str, params: Mapping[str, float | str]) -> str:
    """Return the sentence as a rule states it: parameters filled in, other words as <word>."""
    return _WORD.sub(
        lambda match: parameter(params[match[1]]) if match[1] in params else f"<{match[1].replace('_', ' ')}>", template
    )


def known_words(condition: Condition, params: Iterable[str], catalogue: Mapping[str, Metric]) -> frozenset[str]:
    """Return the words a rule may use: its metrics, what they tell, areas and parameters.

    A metric read by ``previous()`` also offers its words with ``_before`` at the end.
    """
    words = {*_AREAS, *params}
    for metric in condition.metrics:
        offered = {metric, *catalogue[metric].detail}
        words |= offered
        if metric in condition.previous:
            words |= {word + _BEFORE for word in offered}
    return frozenset(words)


def wrong_words(template: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a template that nothing can fill, and its stray braces."""
    found = _WORD.findall(template)
    stray = re.findall(r"[{}]", _WORD.sub("", template))
    return tuple(dict.fromkeys([*(word for word in found if word not in known), *stray]))


def _argument(area: str) -> str:
    """Return an area as a shell takes it: a folder's name can be a command."""
    return ("-- " if area.startswith("-") else "") + shlex.quote(area)


def words_of(rule: Rule, about: str, now: Mapping[str, Measure], previous: Mapping[str, Measure]) -> Mapping[str, str]:
    """Return the words of one subject; ``now`` and ``previous`` are its measures by metric."""
    words = {name: parameter(value) for name, value in rule.params.items()}
    areas = subject.areas_of(about)
    if areas:
        words["areas"] = " and ".join(areas)
    if len(areas) == 1:
        words |= {"area": areas[0], "area_argument": _argument(areas[0])}
    for measures, suffix in ((previous, _BEFORE), (now, "")):
        for metric, measure in measures.items():
            words |= {word + suffix: text for word, text in measure.detail.items()}
            if measure.value is not None:
                words[metric + suffix] = measured(measure)
    return words
