"""The templates of pages, and how values stand in them: every text is harmless."""

from __future__ import annotations

import json
import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from lintorg.model import subject
from lintorg.model.quarterly import TrendedFinding
from lintorg.model.text import safe
from lintorg.render.shared.reasons import in_words
from lintorg.render.shared.values import plain

_COMMAND = re.compile(r"`([^`]+)`")


_MARKS = {"breach": "●", "pass": "○", "undecided": "◐"}


def templates() -> Environment:
    """Return the templates of pages, in which every text is harmless."""
    environment = Environment(
        loader=PackageLoader("lintorg.render", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"prose": _prose, "exact": _exact, "reason": in_words, "trail": _trail, "about": _about}
    return environment


def _harmless(value: object) -> object:
    """Make a text safe before the template escapes it; what is markup already was made of such texts."""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _prose(text: str) -> Markup:
    """Return a sentence, with what stands between backticks in the letters of code."""
    code = Markup("<code>{}</code>")
    parts = _COMMAND.split(safe(text))
    return Markup("").join(code.format(part) if place % 2 else part for place, part in enumerate(parts))


def _exact(value: object) -> str:
    """Return a number as the JSON of the report has it."""
    return json.dumps(plain(value))


def _trail(found: TrendedFinding) -> str:
    return " ".join(_MARKS.get(outcome or "", "·") for outcome in found.outcomes)


def _about(found: TrendedFinding) -> str:
    about = found.finding.subject
    return "" if about == subject.REPO else subject.title(about)
