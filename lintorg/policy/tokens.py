"""The words of the condition language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lintorg.model.measure import SECONDS, Dimension
from lintorg.policy.mistakes import ConditionError, Mistake

MAX_CHARACTERS = 2_000
LARGEST = 1_000_000_000_000
_LONGEST_NUMBER = 20
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?:\s*(?P<unit>%|(?:min|s|h|d|w)(?![A-Za-z0-9_])))?"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<slip>=>|=<|<>)"
    r"|(?P<operator><=|>=|==|!=|[-<>+*/(),])"
    r"|(?P<end>\Z)"
    r"|(?P<stray>&&|\|\||.))",
    re.ASCII | re.DOTALL,
)
_INSTEAD = {"=>": ">=", "=<": "<=", "<>": "!=", "=": "==", "&&": "and", "||": "or", "!": "not", "&": "and", "|": "or"}
KEYWORDS = frozenset({"and", "or", "not"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word and where it stands; a number's value is in ratios for shares, in seconds for durations."""

    kind: Literal["number", "name", "operator", "end"]
    text: str
    start: int
    end: int
    value: float = 0.0
    dimension: Dimension = "number"


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a condition into words, the last of kind ``end``.

    Raises:
        ConditionError: it is too long, or a character or number is none of the language's.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the condition is longer than {MAX_CHARACTERS:,} characters"
        raise ConditionError([Mistake(MAX_CHARACTERS, len(text), message)])
    tokens: list[Token] = []
    mistakes: list[Mistake] = []
    for match in _TOKEN.finditer(text):
        token = _token(match)
        if isinstance(token, Token):
            tokens.append(token)
        elif not mistakes or mistakes[-1].end < token.start:  # a run of stray characters is one mistake
            mistakes.append(token)
        if match["end"] is not None:
            break
    if mistakes:
        raise ConditionError(mistakes)
    return tuple(tokens)


def _token(match: re.Match[str]) -> Token | Mistake:
    if match["number"]:
        return _number(match)
    start, end = match.span(match.lastgroup or 0)
    word = match[match.lastgroup or 0]
    if match["stray"] or match["slip"]:
        instead = f"; write '{_INSTEAD[word]}'" if word in _INSTEAD else ""
        what = "character " if len(word) == 1 or match["stray"] else ""
        return Mistake(start, end, f"unexpected {what}'{word}'{instead}")
    if word.lower() in KEYWORDS and word not in KEYWORDS:
        return Mistake(start, end, f"unexpected '{word}'; write '{word.lower()}'")
    if match["name"] and word not in KEYWORDS:
        return Token(kind="name", text=word, start=start, end=end)
    return Token(kind="end" if match["end"] is not None else "operator", text=word, start=start, end=end)


def _number(match: re.Match[str]) -> Token | Mistake:
    start, end, unit = match.start("number"), match.end(), match["unit"]
    value = float(match["number"])
    if value > LARGEST or len(match["number"]) > _LONGEST_NUMBER:
        return Mistake(start, end, "this number is too long or too large")
    text = match.string[start:end]
    if unit is None:
        return Token(kind="number", text=text, start=start, end=end, value=value)
    if unit == "%":
        return Token(kind="number", text=text, start=start, end=end, value=value / 100, dimension="share")
    seconds = value * SECONDS[unit]
    return Token(kind="number", text=text, start=start, end=end, value=seconds, dimension="duration")
