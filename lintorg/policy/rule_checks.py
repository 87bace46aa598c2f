"""What may be wrong with a rule beyond the shape of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lintorg.model.document import Document, did_you_mean
from lintorg.model.errors import Problem
from lintorg.model.measure import Metric
from lintorg.model.rule import Case, Rule
from lintorg.policy.checking import FUNCTIONS
from lintorg.policy.claims import CLAIMS_FILE, load_claims
from lintorg.policy.mistakes import ConditionError
from lintorg.policy.overrides import stays_note
from lintorg.policy.params import constant
from lintorg.policy.proof import NEEDED, run_case
from lintorg.policy.templates import known_words, wrong_words
from lintorg.policy.tokens import KEYWORDS, tokenize
from lintorg.policy.typed import Condition

_SHIPPED_ID = re.compile(r"LO[0-9]{3}")


def early_mistakes(
    rule: Rule, document: Document, catalogue: Mapping[str, Metric], *, shipped: bool
) -> Iterator[Problem]:
    """Yield what is wrong whatever the condition says: id, severities, needs."""
    if shipped and not _SHIPPED_ID.fullmatch(rule.id):
        yield document.problem(("id",), "a shipped rule's id is LO and three digits")
    if shipped:
        yield from _unknown_claims(rule, document)
    if not shipped and rule.id.startswith("LO"):
        yield document.problem(("id",), "ids that start with LO are lintorg's own; choose another prefix")
    if not stays_note(rule, rule.severity, rule.severity_core):
        yield document.problem(("severity",), "a rule about students and interns has severity note")
    for metric in rule.needs:
        if metric not in catalogue:
            message = f"unknown metric '{metric}'{did_you_mean(metric, catalogue)}"
            yield document.problem(("needs", metric), message, at_key=True)


def _unknown_claims(rule: Rule, document: Document) -> Iterator[Problem]:
    known = load_claims().by_id
    for place, claim in enumerate(rule.evidence.claims):
        if claim not in known:
            yield document.problem(("evidence", "claims", place), f"unknown claim '{claim}'; see {CLAIMS_FILE}")


def param_mistakes(rule: Rule, document: Document, catalogue: Mapping[str, Metric]) -> Iterator[Problem]:
    """Yield parameters that are no numbers, or named like something else."""
    for name, value in rule.params.items():
        if name in catalogue or name in FUNCTIONS or name.lower() in KEYWORDS:
            yield document.problem(("params", name), f"'{name}' is taken; choose another name", at_key=True)
        try:
            constant(name, value)
        except ConditionError as error:
            yield document.problem(("params", name), str(error))


def condition_mistakes(error: ConditionError, document: Document) -> Iterator[Problem]:
    """Yield a condition's mistakes at their places in the file."""
    for mistake in error.mistakes:
        yield document.problem(("when",), mistake.message, offset=mistake.start)


def late_mistakes(
    rule: Rule, condition: Condition, document: Document, catalogue: Mapping[str, Metric]
) -> Iterator[Problem]:
    """Yield what is wrong with the sentences and the cases, which need the condition."""
    yield from _sentences(rule, condition, document, catalogue)
    for unused in rule.params.keys() - {token.text for token in tokenize(rule.when)}:
        yield document.problem(("params", unused), f"'when' does not use '{unused}'; use it or delete it", at_key=True)
    for place, case in enumerate(rule.cases):
        problems = list(_names(case, place, rule, condition, document))
        yield from problems or _outcome(case, place, rule, condition, document, catalogue)
    expected = {case.expect for case in rule.cases}
    if missing := [outcome for outcome in NEEDED if outcome not in expected]:
        message = f"cases prove no {' and no '.join(missing)}; each rule needs one breach, one pass and one abstained"
        yield document.problem(("cases",), message, at_key=True)


def _sentences(
    rule: Rule, condition: Condition, document: Document, catalogue: Mapping[str, Metric]
) -> Iterator[Problem]:
    known = known_words(condition, rule.params, catalogue)
    places = [(("title",), rule.title), *((("remedy", place), text) for place, text in enumerate(rule.remedy))]
    for path, text in places:
        for word in wrong_words(text, known):
            shown = f"stray '{word}'" if word in "{}" else f"unknown word {{{word}}}{did_you_mean(word, known)}"
            yield document.problem(path, shown)


def _names(case: Case, place: int, rule: Rule, condition: Condition, document: Document) -> Iterator[Problem]:
    """Yield metrics of a case that the rule does not read: most likely typing errors."""
    read = {"measures": {*condition.metrics, *rule.needs}, "previous": condition.previous, "n": case.measures}
    for key, named in (("measures", case.measures), ("previous", case.previous), ("n", case.n)):
        for metric in named:
            if metric not in read[key]:
                where = "the case does not measure" if key == "n" else f"the rule does not read in {key}"
                message = f"'{metric}' is a metric that {where}{did_you_mean(metric, read[key])}"
                yield document.problem(("cases", place, key, metric), message, at_key=True)


def _outcome(
    case: Case,
    place: int,
    rule: Rule,
    condition: Condition,
    document: Document,
    catalogue: Mapping[str, Metric],
) -> Iterator[Problem]:
    got = run_case(case, rule, condition, catalogue)
    if got.outcome != case.expect:
        message = f"case '{case.name}' expected {case.expect}, got {got.outcome}: {'; '.join(got.explanation)}"
        yield document.problem(("cases", place, "expect"), message)
