"""The rule file: what its keys are, and how it becomes a Rule."""

from __future__ import annotations

import re
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lintorg.model.rule import Case, Evidence, Grade, Outcome, Rule, Severity, Story, Tier
from lintorg.model.subject import Scope
from lintorg.model.text import safe

RULE_SUFFIXES = (".yaml", ".yml")
Number = Annotated[float, Field(allow_inf_nan=False)]
Text = Annotated[str, Field(min_length=1)]
Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?) ?%")


def _ratio(value: object) -> object:
    """Read a share as a condition writes it, ``80%``, as the ratio that measures hold."""
    share = _SHARE.fullmatch(value) if isinstance(value, str) else None
    return value if share is None else float(share[1]) / 100


Point = Annotated[Number, BeforeValidator(_ratio, json_schema_input_type=float | str)]
Measured = Point | Annotated[list[Point], Field(min_length=2, max_length=2)] | None


class RuleText(NamedTuple):
    """A rule file's name, text and folder; only lintorg's own are ``shipped``."""

    name: str
    text: str
    family: str
    shipped: bool = False


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Scopes = Annotated[
    list[Scope], Field(min_length=1), BeforeValidator(_as_list, json_schema_input_type=Scope | list[Scope])
]
Stories = Annotated[
    list[Story], Field(min_length=1), BeforeValidator(_as_list, json_schema_input_type=Story | list[Story])
]
Sentences = Annotated[list[Text], BeforeValidator(_as_list, json_schema_input_type=Text | list[Text])]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class EvidenceFile(_Strict):
    """What is known for and against the pattern."""

    claims: list[Text] = []
    grade: Grade
    supports: Sentences = Field(default=[], alias="for")
    against: Sentences = []


class CaseFile(_Strict):
    """Measures in, outcome out: a value, an interval ``[low, high]`` or null for each metric."""

    name: Text
    measures: dict[Word, Measured]
    previous: dict[Word, Measured] = {}
    n: dict[Word, Annotated[int, Field(ge=0)]] = {}
    expect: Outcome


class RuleFile(_Strict):
    """One lintorg rule."""

    format: Literal[1] = Field(alias="lintorg-rule", description="the version of this format")
    id: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,9}[0-9]+$", description="letters, then a number")]
    name: Annotated[
        str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, description="small letters and hyphens")
    ]
    title: str = Field(default="", description="what a finding says, in a few words")
    scope: Scopes = Field(description="what it is judged for, one or several")
    on: Stories = Field(description="the commands that judge it, one or several; check means backtest too")
    severity: Severity = Field(description="how much it counts for --fail-on")
    severity_core: Severity | None = Field(default=None, description="the same in core areas")
    tier: Tier = Field(default="default", description="pedantic: hidden without --pedantic; good-news: never counts")
    when: Text = Field(description="the condition of a breach")
    params: dict[Word, Number | str] = Field(default={}, description="numbers that `when` uses by name")
    needs: dict[Word, Annotated[int, Field(ge=1)]] = Field(
        default={}, description="how much a metric must have been measured on; below it abstains"
    )
    concerns: Text = Field(description="the outcome at stake, such as continuity")
    why: Text = Field(description="why one wants it otherwise")
    evidence: EvidenceFile = Field(description="`grade`, what speaks `for` and `against`, and `claims`")
    remedy: Annotated[Sentences, Field(min_length=1, description="what to do, a sentence or several")]
    worse_by: Annotated[Number, Field(ge=0)] = Field(
        default=0.0, description="how much worse than recorded brings a baselined finding back"
    )
    links: Sentences = Field(default=[], description="where to read more")
    cases: list[CaseFile] = Field(description="its proof: `name`, `measures`, `previous`, `n`, `expect`")
    base_rate: str | None = Field(default=None, description="how often it fires elsewhere")


def rule_schema() -> dict[str, object]:
    """Return the JSON Schema of a rule file, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "lintorg rule",
        **{key: value for key, value in RuleFile.model_json_schema().items() if key != "title"},
    }


def rule_of(content: RuleFile, source: RuleText) -> Rule:
    """Return the rule that a file states, its sentences on one line each and safe to print."""
    return Rule(
        id=content.id,
        name=content.name,
        title=_line(content.title),
        family=safe(source.family),
        scope=tuple(dict.fromkeys(content.scope)),
        on=tuple(dict.fromkeys(content.on)),
        severity=content.severity,
        severity_core=content.severity_core,
        tier=content.tier,
        when=_line(content.when),
        params={name: _line(value) if isinstance(value, str) else value for name, value in content.params.items()},
        needs=dict(content.needs),
        concerns=_line(content.concerns),
        why=_line(content.why),
        evidence=_evidence(content.evidence),
        remedy=_lines(content.remedy),
        worse_by=content.worse_by,
        links=_lines(content.links),
        cases=tuple(map(_case, content.cases)),
        base_rate=None if content.base_rate is None else _line(content.base_rate),
        file=safe(source.name),
    )


def _evidence(content: EvidenceFile) -> Evidence:
    return Evidence(
        claims=_lines(content.claims),
        grade=content.grade,
        supports=_lines(content.supports),
        against=_lines(content.against),
    )


def _case(content: CaseFile) -> Case:
    return Case(
        name=_line(content.name),
        measures={metric: _measured(value) for metric, value in content.measures.items()},
        previous={metric: _measured(value) for metric, value in content.previous.items()},
        n=dict(content.n),
        expect=content.expect,
    )


def _measured(value: float | list[float] | None) -> float | tuple[float, float] | None:
    return (min(value), max(value)) if isinstance(value, list) else value


def _lines(texts: list[str]) -> tuple[str, ...]:
    return tuple(map(_line, texts))


def _line(text: str) -> str:
    return safe(" ".join(text.split()))
