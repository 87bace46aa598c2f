"""Reads and words the baseline: breaches that were there when a team began, recorded by lintorg itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from lintorg.model.accepted import Baseline, BaselineEntry
from lintorg.model.errors import LintorgError
from lintorg.model.files import Files
from lintorg.model.text import safe

BASELINE = ".lintorg/baseline.json"

Number = Annotated[float, Field(allow_inf_nan=False)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class EntryFile(_Strict):
    """One recorded breach."""

    fingerprint: str
    rule: str
    subject: str
    condition: str
    metrics: dict[str, int]
    value: int | Number | None


class BaselineFile(_Strict):
    """The recorded breaches, and the history they are of."""

    format: Literal[1] = Field(alias="lintorg-baseline")
    roots: list[str]
    findings: list[EntryFile]


def read_baseline(files: Files) -> Baseline | None:
    """Return the baseline of a repository, None where there is none.

    Raises:
        LintorgError: it is not what lintorg has written.
    """
    text = files.read(BASELINE)
    if text is None:
        return None
    try:
        content = BaselineFile.model_validate(json.loads(text, parse_constant=_no_number))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        raise _foreign(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    except (ValueError, RecursionError) as wrong:
        raise _foreign(str(wrong)) from None
    entries = tuple(map(_entry, content.findings))
    if len({entry.fingerprint for entry in entries}) < len(entries):
        raise _foreign("a finding is recorded twice")
    return Baseline(roots=tuple(content.roots), entries=entries)


def baseline_text(baseline: Baseline) -> str:
    """Return the baseline as its file holds it: a finding a line, in the order of rules and subjects."""
    lines = [json.dumps(line, ensure_ascii=False) for line in _findings(baseline)]
    roots = json.dumps(sorted(baseline.roots))
    findings = "[" + ",".join(f"\n  {line}" for line in lines) + ("\n ]" if lines else "]")
    return f'{{\n "lintorg-baseline": 1,\n "roots": {roots},\n "findings": {findings}\n}}\n'


def _findings(baseline: Baseline) -> Iterator[dict[str, object]]:
    for entry in sorted(baseline.entries, key=lambda entry: (entry.rule, entry.subject)):
        yield {
            "fingerprint": entry.fingerprint,
            "rule": entry.rule,
            "subject": entry.subject,
            "condition": entry.condition,
            "metrics": dict(sorted(entry.metrics.items())),
            "value": entry.value,
        }


def _entry(content: EntryFile) -> BaselineEntry:
    entry = BaselineEntry(
        rule=content.rule,
        subject=content.subject,
        condition=content.condition,
        metrics=content.metrics,
        value=content.value,
    )
    if entry.fingerprint != content.fingerprint:
        raise _foreign(f"{content.fingerprint} is not the fingerprint of {content.rule} about {content.subject}")
    return entry


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _foreign(why: str) -> LintorgError:
    return LintorgError(
        f"{BASELINE} is no baseline that lintorg has written ({safe(why)[:200]}); "
        "restore it, or record a new one with `lintorg baseline create`"
    )
