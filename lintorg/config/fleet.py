"""Reads a fleet file: the repositories of an organisation, and what to judge each of them by."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from lintorg.config.schema import ConfigFile
from lintorg.config.settings import area_problems
from lintorg.model import document as documents
from lintorg.model.document import Document, parse_document, validate
from lintorg.model.errors import BadFiles, LintorgError, Problem
from lintorg.model.fleet import Fleet, Member, Place
from lintorg.model.text import safe
from lintorg.model.url import is_url, name_in


def _url(text: str) -> str:
    if not is_url(text):
        raise ValueError("this is no URL that can be fetched: https://…, ssh://…, file://… or user@host:path")
    return text


Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Url = Annotated[Text, AfterValidator(_url)]
Name = Annotated[str, StringConstraints(pattern=r"^\w[\w.+-]{0,59}$")]
RulePreset = Literal["research", "industrial"]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=lambda name: name.replace("_", "-")
    )


class FleetConfigFile(ConfigFile):
    """Keys of a configuration file that go before the repository's own; lists take the place of lists."""


class DefaultsFile(_Strict):
    """What holds for every repository that does not say otherwise."""

    team: Text | None = None
    rule_preset: RulePreset | None = None
    roster: Text | None = Field(None, description="A roster by its path, relative to the fleet file.")
    config: FleetConfigFile | None = None


class PlaceFile(_Strict):
    """A repository by its path, relative to the fleet file, or by its URL."""

    path: Text | None = None
    url: Url | None = None
    part: Text | None = Field(None, description="A folder of it, from its root: that alone is judged.")
    name: Name | None = Field(None, description="By default what the part, path or URL ends with.")


class MemberFile(DefaultsFile, PlaceFile):
    """A repository, or a project in several that is judged as one."""

    linked_repos: Annotated[list[PlaceFile], Field(min_length=2, max_length=100)] | None = Field(
        None, alias="linked_repos", description="The repositories of one project, instead of a path or URL."
    )


class FleetFile(_Strict):
    """The repositories of an organisation."""

    lintorg_fleet: Literal[1]
    defaults: DefaultsFile = DefaultsFile.model_validate({})
    repositories: Annotated[list[MemberFile], Field(min_length=1, max_length=10_000)]


def fleet_schema() -> dict[str, object]:
    """Return the JSON Schema of a fleet file, for editors."""
    return FleetFile.model_json_schema(by_alias=True)


def load_fleet(file: Path) -> Fleet:
    """Return what a fleet file says.

    Raises:
        BadFiles: it has mistakes; all of them are reported.
        LintorgError: it cannot be read.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise LintorgError(f"{safe(str(file))} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise LintorgError(f"{safe(str(file))} is not UTF-8 text") from None
    document = parse_document(text, str(file), documents.Reading(max_values=200_000))
    content = validate(document, FleetFile)
    folder = file.resolve().parent
    if problems := [*_malformed(document, content), *_twice(document, content, folder)]:
        raise BadFiles(problems)
    return Fleet(
        name=file.stem, members=tuple(_member(entry, content.defaults, folder) for entry in content.repositories)
    )


def _malformed(document: Document, content: FleetFile) -> Iterator[Problem]:
    """Find repositories that are nowhere or in two places, and settings that are said twice or cannot be said here."""
    blocks: list[tuple[documents.Path, DefaultsFile]] = [(("defaults",), content.defaults)]
    for number, member in enumerate(content.repositories):
        at: documents.Path = ("repositories", number)
        blocks.append((at, member))
        if sum(kind is not None for kind in (member.path, member.url, member.linked_repos)) != 1:
            yield document.problem(at, "say where it is: one of path, url and linked_repos")
        elif member.linked_repos and member.name is None:
            yield document.problem(at, "a project of linked_repos needs a name")
        for part, place in enumerate(member.linked_repos or ()):
            if (place.path is None) == (place.url is None):
                yield document.problem((*at, "linked_repos", part), "say where it is: one of path and url")
            if place.part is not None:
                yield document.problem((*at, "linked_repos", part, "part"), "a linked repository is taken whole")
    for at, block in blocks:
        yield from _misplaced(document, at, block)


def _misplaced(document: Document, at: documents.Path, block: DefaultsFile) -> Iterator[Problem]:
    """Find settings that are said twice, that cannot be said here, or that no configuration may say."""
    keys = block.config.model_fields_set if block.config else frozenset()
    if "rules" in keys:
        yield document.problem((*at, "config", "rules"), "rules of your own are named by each repository's own file")
    if "rule_preset" in keys and block.rule_preset:
        yield document.problem((*at, "config", "rule-preset"), "the rule preset is said twice; keep one of them")
    if block.config:
        yield from area_problems(document, (*at, "config", "areas"), block.config.areas)


def _twice(document: Document, content: FleetFile, folder: Path) -> Iterator[Problem]:
    """Find names, and repositories, that stand in the file twice."""
    names: set[str] = set()
    locations: set[tuple[str, str]] = set()
    for number, member in enumerate(content.repositories):
        at: documents.Path = ("repositories", number)
        name = _name(member)
        if name in names:
            yield document.problem((*at, "name"), f"two repositories are called '{name}'; give one a name of its own")
        names.add(name)
        parts: set[str] = set()
        for part, place in enumerate(member.linked_repos or (member,)):
            here = (*at, "linked_repos", part) if member.linked_repos else at
            if (location := _location(place, folder)) in locations:
                yield document.problem((*here, "path" if place.path else "url"), "this repository stands here twice")
            if location is not None:
                locations.add(location)
            if member.linked_repos and _name(place) in parts:
                yield document.problem(here, f"two of its repositories are called '{_name(place)}'; name one")
            parts.add(_name(place))


def _location(place: PlaceFile, folder: Path) -> tuple[str, str] | None:
    """Return what tells a repository, and its part, from others as far as that can be told without looking into it."""
    part = os.path.normpath(place.part or ".")
    if place.url:
        return place.url.rstrip("/").removesuffix(".git"), part
    if place.path is None:
        return None
    return (place.path if "\0" in place.path else os.path.realpath(folder / place.path)), part


def _name(place: PlaceFile) -> str:
    return place.name or name_in(place.part or place.url or os.path.normpath(place.path or "")) or "repository"


def _member(entry: MemberFile, defaults: DefaultsFile, folder: Path) -> Member:
    roster = entry.roster or defaults.roster
    return Member(
        name=_name(entry),
        places=tuple(_place(place, folder) for place in entry.linked_repos or (entry,)),
        team=entry.team or defaults.team,
        roster=str(folder / roster) if roster else None,
        settings={**_settings(defaults), **_settings(entry)},
    )


def _place(place: PlaceFile, folder: Path) -> Place:
    path = str(folder / place.path) if place.path else None
    return Place(name=_name(place), path=path, url=place.url, part=place.part)


def _settings(block: DefaultsFile) -> Mapping[str, object]:
    """Return the stated keys of a configuration file, as such a file has them."""
    preset = {"rule-preset": block.rule_preset} if block.rule_preset else {}
    return preset | (block.config.model_dump(by_alias=True, exclude_unset=True) if block.config else {})
