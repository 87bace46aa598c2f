"""Reads what a team has done and what has happened to it: actions to be followed up, events to be drawn on charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Annotated, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

from lintorg.config.days import Day
from lintorg.model.document import Document, did_you_mean, parse_document, validate
from lintorg.model.errors import BadFiles, Problem
from lintorg.model.text import safe

ACTIONS, EVENTS = ".lintorg/actions.yaml", ".lintorg/events.yaml"


Text = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class ActionFile(_Strict):
    """Something that was to be done about an area."""

    area: Text = Field(description="An area of the map, as `lintorg areas` shows it.")
    what: Text = Field(description="What was to be done. It is printed; name nobody.")
    when: Day = Field(description="From which day on.")


class EventFile(_Strict):
    """Something that happened to the team: a reorganisation, a release, new people."""

    when: Day = Field(description="The day.")
    what: Text = Field(description="What happened. It is printed; name nobody.")


class ActionsFile(RootModel[list[ActionFile]]):
    """Actions, the oldest first."""

    model_config = ConfigDict(strict=True)


class EventsFile(RootModel[list[EventFile]]):
    """Events, the oldest first."""

    model_config = ConfigDict(strict=True)


class ActionEntry(NamedTuple):
    """An action: what was to be done about which area from when on, in seconds UTC."""

    area: str
    what: str
    when: int


class EventEntry(NamedTuple):
    """An event and when it happened, in seconds UTC."""

    what: str
    when: int


_Entry = TypeVar("_Entry", ActionFile, EventFile)


def actions_schema() -> dict[str, object]:
    """Return the JSON Schema of a file of actions, for editors."""
    return ActionsFile.model_json_schema()


def events_schema() -> dict[str, object]:
    """Return the JSON Schema of a file of events, for editors."""
    return EventsFile.model_json_schema()


def parse_actions(text: str, file: str, areas: Sequence[str]) -> tuple[ActionEntry, ...]:
    """Read actions about some of the ``areas``.

    Raises:
        BadFiles: every mistake: an unknown area, days that are out of order, what is no list of actions.
    """
    document = parse_document(text, file)
    if document.data is None:
        return ()
    entries = validate(document, ActionsFile).root
    _refuse([*_out_of_order(document, entries), *_unknown(document, entries, areas)])
    return tuple(ActionEntry(one.area, _one_line(one.what), _seconds(one.when)) for one in entries)


def parse_events(text: str, file: str) -> tuple[EventEntry, ...]:
    """Read events.

    Raises:
        BadFiles: every mistake: days that are out of order, what is no list of events.
    """
    document = parse_document(text, file)
    if document.data is None:
        return ()
    entries = validate(document, EventsFile).root
    _refuse(list(_out_of_order(document, entries)))
    return tuple(EventEntry(_one_line(one.what), _seconds(one.when)) for one in entries)


def _out_of_order(document: Document, entries: Sequence[_Entry]) -> Iterator[Problem]:
    for place, (before, after) in enumerate(pairwise(entries), start=1):
        if after.when < before.when:
            yield document.problem((place, "when"), f"{after.when} stands after {before.when}; list the oldest first")


def _unknown(document: Document, entries: Sequence[ActionFile], areas: Sequence[str]) -> Iterator[Problem]:
    for place, entry in enumerate(entries):
        if entry.area not in areas:
            message = f"no area is called {safe(entry.area)}{did_you_mean(entry.area, areas)}; see `lintorg areas`"
            yield document.problem((place, "area"), message)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise BadFiles(problems)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
