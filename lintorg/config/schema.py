"""The shape of a configuration file."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from lintorg.model.patterns import pattern_problem
from lintorg.model.rule import Severity, Tier
from lintorg.model.settings import CO_AUTHOR_LIMIT


def _plain_name(name: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_.+-]{0,59}", name):
        raise ValueError("an area's name is of lower-case letters, digits and - _ . +, without blanks")
    return name


def _length(text: str) -> str:
    match = re.fullmatch(r"(\d{1,5}) ?([dw])", text)
    days = int(match[1]) * (7 if match[2] == "w" else 1) if match else 0
    if not 0 < days <= 36_500:
        raise ValueError("a length is in days or weeks and at most 100 years, for example 365d or 26w")
    return text


Name = Annotated[str, AfterValidator(_plain_name)]


def _gitignore_pattern(pattern: str) -> str:
    if pattern_problem(pattern):
        raise ValueError(f"this is no gitignore pattern: {pattern_problem(pattern)}")
    return pattern


Text = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Pattern = Annotated[Text, AfterValidator(_gitignore_pattern)]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_kebab)


class AreaFile(_Strict):
    """A part of the codebase: gitignore patterns; core, or upkeep, or neither.

    One with the name of a known area extends it, and is core or upkeep as that is unless it says so itself.
    """

    name: Name
    patterns: Annotated[list[Pattern], Field(min_length=1, max_length=1000)]
    core: bool = False
    upkeep: bool = False
    replace: bool = Field(default=False, description="Leave out the patterns of the known area of this name.")


class ClassFile(_Strict):
    """More patterns for a class of files that lintorg treats apart."""

    name: Literal["vendored", "generated", "lock", "artifact", "notebook"]
    patterns: Annotated[list[Pattern], Field(min_length=1, max_length=1000)]


class OverrideFile(_Strict):
    """What to change of a shipped rule."""

    severity: Severity | None = None
    tier: Tier | None = None
    params: dict[str, float | int | str] = Field(default_factory=dict)


class ConfigFile(_Strict):
    """A lintorg configuration file; every key has a default."""

    area_preset: Literal["ml", "none"] = Field("ml", description="The areas known beforehand; yours come before them.")
    areas: list[AreaFile] = Field(
        default_factory=list, description="Your areas, in order: the first match takes a path."
    )
    classes: list[ClassFile] = Field(default_factory=list, description="More patterns for vendored, generated … files.")
    window: Annotated[str, AfterValidator(_length)] | None = Field(
        None, description="How far to look back, for example 365d."
    )
    credit: Literal["shared", "author"] = Field("shared", description="Whether co-authors share a commit's credit.")
    rules: list[Text] = Field(default_factory=list, description="Folders with rules of your own.")
    select: list[Text] = Field(default_factory=list, description="Rule-id prefixes to judge; all where empty.")
    ignore: list[Text] = Field(default_factory=list, description="Rule-id prefixes not to judge.")
    fail_on: Literal["error", "warning", "note", "never"] = Field("error", description="Exit 1 from this severity on.")
    bots: list[Text] = Field(default_factory=list, description="Patterns on 'Name <email>' that mark automation.")
    agents: list[Text] = Field(default_factory=list, description="Patterns on 'Name <email>' that mark coding agents.")
    co_author_limit: Annotated[int, Field(ge=1, le=1000)] = Field(
        CO_AUTHOR_LIMIT, description="A commit that names more co-authors is its author's alone."
    )
    rule_preset: Literal["research", "industrial"] | None = Field(
        None, description="Rules changed or left out for a kind of codebase, before your own overrides."
    )
    overrides: dict[str, OverrideFile] = Field(default_factory=dict, description="Changes to shipped rules, by id.")


class PresetFile(_Strict):
    """Areas and classes known beforehand."""

    areas: list[AreaFile]
    classes: list[ClassFile]


class RulePresetFile(_Strict):
    """Rules left out and changed for a kind of codebase."""

    ignore: list[Text] = Field(default_factory=list)
    overrides: dict[str, OverrideFile] = Field(default_factory=dict)


def config_schema() -> dict[str, object]:
    """Return the JSON Schema of a configuration file, for editors."""
    return ConfigFile.model_json_schema(by_alias=True)
