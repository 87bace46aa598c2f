"""Words why a repository could not be fetched: what git said, and whether it is access, network or address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lintorg.model.text import safe

_LONGEST = 600
"""Characters of git's message that are shown: what a server says is as long as it likes."""
_LABEL = re.compile(r"^(fatal|error|remote|warning|ERROR): ")


@dataclass(frozen=True, slots=True)
class _Cause:
    name: str
    advice: str
    words: tuple[str, ...]


_CAUSES = (
    _Cause(
        "the network",
        "Check the connection, the proxy and the host's name.",
        (
            "could not resolve",
            "connection refused",
            "timed out",
            "unreachable",
            "no route to host",
            "failed to connect",
            "couldn't connect",
            "could not connect",
            "connection reset",
            "proxy",
            "ssl",
            "certificate",
            "early eof",
            "hung up unexpectedly",
        ),
    ),
    _Cause(
        "the access",
        "Check that your key or token may read it.",
        (
            "permission denied",
            "authentication failed",
            "access denied",
            "host key verification failed",
            "error: 401",
            "error: 403",
        ),
    ),
    _Cause(
        "the access or the address",
        "Check how it is written, and that your key or token may read it.",
        ("could not read username", "could not read password", "terminal prompts disabled", "repository not found"),
    ),
    _Cause(
        "the address",
        "Check how it is written.",
        (
            "not found",
            "does not exist",
            "does not appear to be a git repository",
            "not allowed",
            "unable to find remote helper",
            "couldn't find remote ref",
            "no path specified",
            "unsafe repository",
        ),
    ),
)


def fetch_failure(url: str, said: str) -> str:
    """Return a sentence or two: which URL, what is at fault, git's whole message, what to check."""
    lines = [_LABEL.sub("", line.strip()) for line in said.splitlines()]
    message = _without_secrets(" ".join(filter(None, lines)))[:_LONGEST] or "git gave no reason."
    known = message.lower()
    cause = next((cause for cause in _CAUSES if any(word in known for word in cause.words)), None)
    at_fault, advice = (f" It is {cause.name}:", f" {cause.advice}") if cause else (" git says:", "")
    end = "" if message.endswith((".", "!", "?")) else "."
    return f"{_without_secrets(url)} cannot be fetched.{at_fault} {message}{end}{advice}"


def _without_secrets(text: str) -> str:
    """Leave out user names, passwords and tokens of URLs."""
    return safe(re.sub(r"(\w+://)[^/@\s]*@", r"\1", text))
