"""The article's claims that rules refer to: what git shows of each, what it cannot, what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from lintorg.model.document import parse_document, validate
from lintorg.model.rule import Grade

CLAIMS_FILE = "policy/claims.yaml"
Text = Annotated[str, Field(min_length=1)]


class Claim(BaseModel):
    """One claim in lintorg's words; ``grade`` is that of the claim as the article states it."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Annotated[str, Field(pattern=r"^S[0-9]+$")]
    says: Text
    grade: Grade
    shown: Text
    unseen: Text
    against: Annotated[list[Text], Field(min_length=1)]


class Unsignalled(BaseModel):
    """Something that the claims speak of and that leaves no honest trace in git."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    what: Text
    claims: list[Text]
    why: Text


class _ClaimsFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1] = Field(alias="lintorg-claims")
    claims: list[Claim]
    unsignalled: list[Unsignalled]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Every claim by id, and what has no honest signal."""

    by_id: dict[str, Claim]
    unsignalled: tuple[Unsignalled, ...]


@cache
def load_claims() -> Claims:
    """Read the claims that come with lintorg."""
    text = (resources.files("lintorg") / CLAIMS_FILE).read_text(encoding="utf-8")
    content = validate(parse_document(text, CLAIMS_FILE), _ClaimsFile)
    return Claims(by_id={claim.id: claim for claim in content.claims}, unsignalled=tuple(content.unsignalled))
