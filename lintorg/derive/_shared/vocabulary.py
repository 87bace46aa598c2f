"""Tells authors that are not people: coding agents, other automation, hosting platforms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import cache, lru_cache

from lintorg.derive._shared.addresses import REMEMBERED, Account, account, address, is_noreply
from lintorg.derive._shared.automation import Kind
from lintorg.derive._shared.tools import Tools, tools
from lintorg.derive._shared.wordlist import words
from lintorg.model.facts import Identity

_BOTS: tuple[Kind, ...] = ("bot", "review", "sync")
_BOT = "[bot]"
_GITHUB = "github.com"

# Free text in Assisted-by names people too ("Jo Doe"), so what follows a product's name decides:
# nothing, punctuation as in AGENT:MODEL (the Linux kernel's form), a version, or a word that is no surname.
_MENTION = r"""
    [a-z] [\w .+-]* : (?= [\w.-]* [\d-] ) [a-z]
    | ((the|anthropic|github|google|openai|microsoft|sourcegraph|factory|jetbrains|amazon) [ ])?
      (%s)
      ( \.? $ | [ ]? [:/(,;+&\[] | [ -]? v?\d | (code|cli)\b
        | [ -] (agent|ai|and|assist|chat|cli|code|coder|composer|fable|flash|for|haiku|in|max|mini|on|opus|pro
               |sonnet|turbo|using|via|vibe|with) \b )
"""
_BOT_HANDLE = re.compile(
    r"""
    (.*[-_])? (auto)? (bot|robot) [-_\d]*
    | .* \+ (bot|robot)
    | \w+ (merge|doc|convert|code|release|build|sync|auto|cla|ci|lint|format|fix|backport|review|update) bot
    | svc \w* [-_] .* | (.*[-_])? (svc|ci|cd|service|build) [-_]? (account|acct|admin|agent|runner|service|user)
    | (.*[-_])? automation
    | (project|group) _\d+_bot \w*
    """,
    re.VERBOSE,
)
_SYNC_HANDLE = re.compile(r"(.*[-_])?(code)?(copybara|mirror|shipit|sync)[-_]?(bot|robot|service|worker)")
_BOT_WORD = re.compile(r"([Rr]ob|[Bb])ot|\w*[a-z](Rob|B)ot")
_BOT_WORDS = frozenset({"bot", "robot"})
_BOT_MAILBOX = re.compile(r".*(bot|svc|automation).*")
_PLATFORM_NAMES = words(
    """
    github github-enterprise github-web-flow web-flow gitlab gitea gitee gitcode forgejo codeberg bitbucket gerrit
    gerrit-code-review
    """
)
_NOREPLY = re.compile(r"no-?reply|web-flow|noreply-gerritcodereview|mservice")


@lru_cache(maxsize=REMEMBERED)
def is_platform(identity: Identity) -> bool:
    """Tell whether an identity is a hosting platform that commits for people, as on a web merge."""
    found = account(identity.email)
    local = found.login if found else identity.email.strip().casefold().partition("@")[0]
    return "-".join(identity.name.casefold().split()) in _PLATFORM_NAMES and _NOREPLY.fullmatch(local) is not None


@lru_cache(maxsize=REMEMBERED)
def is_agent(identity: Identity) -> bool:
    """Tell whether an identity is a coding agent's, by its account, address or product name.

    A given name that a product shares makes nobody an agent: that needs the product's address, or one that is
    nobody's. Where an account has a number, that goes before its login.
    """
    known = tools("agent")
    name, email, found = _read(identity)
    if _numbered(known, found) or _is_app(known, name, found):
        return True
    if _numbered(tools(*_BOTS), found) or _is_app(tools("review"), name, found):
        return False
    return (
        known.has_address(email)
        or (found is not None and found.login in known.logins)
        or known.name.fullmatch(name) is not None
        or (name in known.products and found is None and address(email) is None)
    )


@lru_cache(maxsize=REMEMBERED)
def is_sync(identity: Identity) -> bool:
    """Tell whether an identity is an account that copies commits of others from another repository.

    A name of several words is one only if it is known: it may be a person's.
    """
    name, email, found = _read(identity)
    return _is_tool(tools("sync"), name, email, found) or any(map(_SYNC_HANDLE.fullmatch, _handles(name, email, found)))


@lru_cache(maxsize=REMEMBERED)
def is_bot(identity: Identity) -> bool:
    """Tell whether an identity is automation: a ``[bot]`` account, or a known name, address or handle.

    A surname is no handle: "Jan Bot" is a person unless the address says otherwise.
    """
    name, email, found = _read(identity)
    return (
        _BOT in name
        or _BOT in email
        or _is_tool(tools(*_BOTS), name, email, found)
        or any(map(_BOT_HANDLE.fullmatch, _handles(name, email, found)))
        or (not email and any(map(_BOT_WORD.fullmatch, identity.name.split())))
        or _has_bots_mailbox(name, email, found)
        or is_sync(identity)
    )


def is_agent_mention(text: str) -> bool:
    """Tell whether the free text of an Assisted-by trailer names a coding agent, and no person."""
    name, opened, rest = text.partition("<")
    if opened:
        return is_agent(Identity(name, rest.partition(">")[0]))
    return _mention().match(" ".join(text.casefold().lstrip("[*_`").split())) is not None


def matcher(patterns: Iterable[str]) -> Callable[[Identity], bool]:
    """Return a test of identities against shell patterns on ``Name <email>``, whatever the case.

    ``[bot]`` in a pattern stands for itself and not for one of three letters.
    """
    wanted = [translate(pattern.casefold().replace(_BOT, "[[]bot]")) for pattern in patterns]
    pattern = re.compile("|".join(wanted)) if wanted else None

    def matches(identity: Identity) -> bool:
        return pattern is not None and pattern.match(f"{identity.name} <{identity.email}>".casefold()) is not None

    return matches


@cache
def _mention() -> re.Pattern[str]:
    products = sorted(tools("agent").products | {"codex", "replit"}, reverse=True)
    return re.compile(_MENTION % "|".join(map(re.escape, products)), re.VERBOSE)


def _read(identity: Identity) -> tuple[str, str, Account | None]:
    name, email = " ".join(identity.name.casefold().split()), identity.email.strip().casefold()
    return name, email, account(email)


def _numbered(known: Tools, found: Account | None) -> bool:
    return found is not None and found.host == _GITHUB and found.number in known.accounts


def _is_app(known: Tools, name: str, found: Account | None) -> bool:
    """Tell whether a name or login ends in ``[bot]`` and is known."""
    names = (name.partition(" <")[0], found.login if found else "")
    return any(one.endswith(_BOT) and one.removesuffix(_BOT) in known.apps for one in names)


def _is_tool(known: Tools, name: str, email: str, found: Account | None) -> bool:
    plain = name.removesuffix(_BOT)
    return (
        _numbered(known, found)
        or known.has_address(email)
        or (found is not None and found.login.removesuffix(_BOT) in known.logins)
        or known.name.fullmatch(plain) is not None
        or (plain in known.logins and plain != name)
    )


def _handles(name: str, email: str, found: Account | None) -> list[str]:
    login = found.login if found else email.partition("@")[0]
    return [handle.removesuffix(_BOT) for handle in ([login, name] if len(name.split()) == 1 else [login])]


def _has_bots_mailbox(name: str, email: str, found: Account | None) -> bool:
    """Tell whether a mailbox is a bot's beside this name: ``lab.bot@``, or any bot's where the last word is Bot.

    Where the mailbox is spelled by the name ("Jan Bot", ``jan.bot@``, ``jbot@``) it is a person's.
    """
    local = found.login if found else email.partition("@")[0]
    parts = name.split()
    if len(parts) > 1 and local in _spelled(parts[0], parts[-1]):
        return False
    last = len(parts) > 1 and parts[-1] in _BOT_WORDS
    return local.endswith((".bot", ".robot")) or (
        last and (_BOT_MAILBOX.fullmatch(local) is not None or is_noreply(email))
    )


def _spelled(given: str, family: str) -> frozenset[str]:
    return frozenset(
        f"{one}{sign}{other}"
        for sign in (".", "")
        for one, other in ((given, family), (family, given), (given[:1], family), (family, given[:1]))
        if sign or 1 in (len(one), len(other))
    )
