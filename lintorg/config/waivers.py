"""Reads the waivers: breaches that a team accepts for a while, each with a reason and somebody who owns it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, StringConstraints

from lintorg.config.days import Day
from lintorg.model import subject
from lintorg.model.accepted import WaiverEntry
from lintorg.model.document import Document, Reading, parse_document, validate
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.files import Files

WAIVERS = ".lintorg/waivers.yaml"


def _subject(text: str) -> str:
    """Return a subject in its one form: the areas of a pair in alphabetical order."""
    kind, _, name = text.partition(":")
    areas = name.split("|")
    if kind == "areas" and len(areas) == 2 and all(areas):
        return subject.pair(*areas)
    if text not in ("repo", "change") and not (kind in ("area", "cohort") and name):
        raise ValueError("a subject is repo, area:NAME, areas:ONE|OTHER, cohort:NAME or change, as in the JSON output")
    return text


Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class WaiverFile(_Strict):
    """One breach that is accepted until a day."""

    rule: Text = Field(description="The rule's id.")
    subject: Annotated[Text, AfterValidator(_subject)] = Field(description="As in the JSON output: area:eval.")
    reason: Text = Field(description="Why this is accepted. It is printed.")
    owner: Text = Field(description="Who sees to it. It is never printed.")
    expires: Day = Field(description="The last day it holds, at most 180 days after the day that is judged.")


class WaiversFile(RootModel[list[WaiverFile]]):
    """The waivers of a repository, one a finding."""

    model_config = ConfigDict(strict=True)


def waivers_schema() -> dict[str, object]:
    """Return the JSON Schema of a file of waivers, for editors."""
    return WaiversFile.model_json_schema()


def read_waivers(files: Files) -> tuple[WaiverEntry, ...]:
    """Return the waivers of a repository, none where there is no such file.

    Raises:
        BadFiles: the file has mistakes; no word of it is shown, since it names people.
    """
    text = files.read(WAIVERS)
    if text is None:
        return ()
    document = parse_document(text, WAIVERS, Reading(private=True))
    if document.data is None:
        return ()
    content = validate(document, WaiversFile)
    if problems := list(_twice(document, content)):
        raise BadFiles(problems)
    return tuple(_entry(document, place, waiver) for place, waiver in enumerate(content.root))


def _twice(document: Document, content: WaiversFile) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for place, waiver in enumerate(content.root):
        if (waiver.rule, waiver.subject) in seen:
            yield document.problem((place, "rule"), "this finding is waived twice")
        seen.add((waiver.rule, waiver.subject))


def _entry(document: Document, place: int, waiver: WaiverFile) -> WaiverEntry:
    at = document.problem((place, "rule"), "")
    return WaiverEntry(
        rule=waiver.rule,
        subject=waiver.subject,
        reason=" ".join(waiver.reason.split()),
        expires=waiver.expires,
        file=WAIVERS,
        line=at.line,
        column=at.column,
    )
