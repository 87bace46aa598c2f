"""The shape of a roster, plain or sealed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic.json_schema import WithJsonSchema

from lintorg.model.roster import EARLY_CAREER, MINIMUM, SMALLEST_MINIMUM, Role

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
MOST_EMAILS = 100
_EMAIL = re.compile(r"[^\s@<>]{1,200}@[^\s@<>]{1,200}")


def is_email(text: str) -> bool:
    """Tell whether a roster may hold a text as an e-mail."""
    return _EMAIL.fullmatch(text) is not None and text.isprintable()


def _email(text: str) -> str:
    if not is_email(text):
        raise ValueError("must be an e-mail such as quill@example.org")
    return text


def _day(value: object) -> object:
    """Take a date as YAML reads it, or in quotes."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("is no day of the calendar") from None
    if value is not None and type(value) is not date:  # a datetime would be a date too
        raise ValueError("must be a date such as 2026-06-30")
    return value


def _of_humans(roles: list[Role]) -> list[Role]:
    if "bot" in roles:
        raise ValueError("must be roles of people: a bot has no career")
    return roles


def _listed(key: str) -> Callable[[object], object]:
    """Return how to read nothing, one item, or a list of items, each a mapping or its ``key`` alone."""

    def listed(value: object) -> object:
        items = value if isinstance(value, list) else [] if value is None else [value]
        return [{key: item} if isinstance(item, str) else item for item in items]

    return listed


def _blank_or_list(value: object) -> object:
    return [] if value is None else value


def _key(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


Day = Annotated[date | None, BeforeValidator(_day), WithJsonSchema({"type": ["string", "null"], "format": "date"})]
Email = Annotated[str, AfterValidator(_email)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Text = Annotated[str, StringConstraints(max_length=300)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, alias_generator=_key)


class _Dated(_Strict):
    from_: Day = Field(None, description="The first day; open where it is left out.")
    to: Day = Field(None, description="The last day; open where it is left out.")


class RoleFile(_Dated):
    """A role and its days."""

    role: Role


class TeamFile(_Dated):
    """A team and the days in it."""

    team: Text


_Roles = Annotated[
    list[RoleFile],
    BeforeValidator(_listed("role"), json_schema_input_type=Role | RoleFile | list[Role | RoleFile] | None),
]
_Teams = Annotated[
    list[TeamFile],
    BeforeValidator(_listed("team"), json_schema_input_type=Text | TeamFile | list[Text | TeamFile] | None),
]


class PersonFile(_Strict):
    """One person: every e-mail, and roles one after the other. Blank roles are unknown; blank e-mails match nobody."""

    where: ClassVar = "emails"
    name: Text | None = Field(None, description="For whoever keeps the file; nothing is read from it.")
    emails: Annotated[
        list[Email],
        BeforeValidator(_blank_or_list, json_schema_input_type=list[Email] | None),
        Field(max_length=MOST_EMAILS),
    ]
    roles: _Roles = Field(default_factory=list)
    teams: _Teams = Field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        """The e-mails in the form to compare."""
        return [email.casefold() for email in self.emails]


class SealedPersonFile(_Strict):
    """One person of a sealed roster: hashes in the place of e-mails, no name and no team."""

    where: ClassVar = "hashes"
    hashes: Annotated[list[Hash], Field(min_length=1, max_length=MOST_EMAILS)]
    roles: _Roles = Field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        """What stands in the place of e-mails."""
        return self.hashes


class _Head(_Strict):
    lintorg_roster: Literal[1] = Field(description="The version of the format.")
    early_career: Annotated[list[Role], AfterValidator(_of_humans), Field(min_length=1)] = Field(
        default_factory=lambda: sorted(EARLY_CAREER), description="The roles that count as early-career."
    )
    minimum: Annotated[int, Field(ge=SMALLEST_MINIMUM, le=1000)] = Field(
        MINIMUM, description="The fewest people in the cohort, and outside of it, of whom anything is said."
    )


class RosterFile(_Head):
    """A roster as people write it."""

    withdrawn: list[Email] = Field(
        default_factory=list, description="One e-mail of each person of whom nothing is to be read here any more."
    )
    role_words: dict[Text, Role | None] = Field(
        default_factory=dict, description="What an organisation's words for roles mean; `roster import` alone reads it."
    )
    people: list[PersonFile]


class SealedFile(_Head):
    """A roster that can be held as a secret: it can name nobody."""

    sealed: Hash = Field(description="What tells the right key from a wrong one.")
    people: list[SealedPersonFile]


def roster_schema() -> dict[str, object]:
    """Return the JSON Schema of a roster, plain or sealed, for editors."""
    return TypeAdapter(RosterFile | SealedFile).json_schema()
