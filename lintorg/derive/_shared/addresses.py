"""What an e-mail address says about whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lintorg.derive._shared.wordlist import words

_NOBODY = words("root ubuntu user ec2-user vagrant nobody none null unknown anonymous you")
_PLACEHOLDERS = words("user name email test placeholder author someone example contributor")
"""Mailboxes that are nobody's at a domain for examples."""
_EXAMPLES = re.compile(r"(.*\.)?example\.(com|org|net)|.*\.(invalid|test|example)|example")
_NOREPLY = re.compile(r"(.+-)?(no[-_.]?reply|do[-_]?not[-_]?reply|donotreply|yesreply|noemail|no[-_]email)([-+].*)?")
_NOWHERE = frozenset({"localhost", "localhost.localdomain", "localdomain", "(none)", "none", "unknown"})
_MACHINE = re.compile(
    r"[^.]*|.*\.(internal|local|localdomain|lan|cluster|pcluster|home|corp)|(devvm|login-|ip-|ec2).*"
    r"|[^.]*\d[^.]*(\.[^.]+){2,}"
)
_YOURS = re.compile(r"your[._-]?(\w*[._-])?e?-?(mail|name)([._-]?address)?")
REMEMBERED = 1 << 14
"""Names and e-mails of which the answer is kept: each is asked about a dozen times."""
# GitHub and its Enterprise servers, GitLab, Gitee, GitCode, Hugging Face, Gitea and Forgejo.
_PLATFORM = re.compile(
    r"(?:(?P<id>\d+)?(?P<sign>[+]))?(?P<login>[^@+]+)@(?:users?\.noreply|noreply|(?=users\.github\.com))\.?(?P<host>[^@]+)"
)
_NUMBERED = re.compile(r"(?P<id>\d+)-(?P<login>.+)")
_NO_GITLAB = re.compile(r"(.*\.)?(github|gitee|gitcode|huggingface|codeberg|bitbucket)\.\w+")
_NO_LOGIN = frozenset({"noreply", "no-reply", "actions"})
_GITHUB = re.compile(r"(users\.)?github\.(com?|comw)")


class Account(NamedTuple):
    """An account on a hosting platform; ``number`` stays when the login changes, None where the address has none."""

    host: str
    login: str
    number: str | None = None


@lru_cache(maxsize=REMEMBERED)
def address(email: str) -> str | None:
    """Return an e-mail in the form to compare, None for one that many people share.

    Shared are: no address at all, an account that stands for nobody (``root@…``, ``noreply@…``,
    ``you@…``), a host that is everywhere (``…@localhost``).
    """
    folded = email.strip().casefold()
    local, _, host = folded.rpartition("@")
    if not local or not host or local in _NOBODY or host in _NOWHERE or _YOURS.fullmatch(local):
        return None
    if local in _PLACEHOLDERS and _EXAMPLES.fullmatch(host):
        return None
    return None if _NOREPLY.fullmatch(local) else folded


@lru_cache(maxsize=REMEMBERED)
def is_noreply(email: str) -> bool:
    """Tell whether an address takes no mail and is no account's of a hosting platform: behind it is no person."""
    folded = email.strip().casefold()
    local, _, host = folded.rpartition("@")
    hosted = "noreply." in host or _GITHUB.fullmatch(host) is not None
    return bool(local) and not hosted and _NOREPLY.fullmatch(local) is not None


@lru_cache(maxsize=REMEMBERED)
def account(email: str) -> Account | None:
    """Return the account behind a platform's noreply address, None for any other address.

    ``id+login@users.noreply.<host>``, ``login@users.noreply.<host>``, on GitLab
    ``id-login@users.noreply.<host>``, on Gitee ``id+login@user.noreply.gitee.com``, on GitCode and Gitea
    ``login@noreply.<host>``.
    """
    match = _PLATFORM.fullmatch(email.strip().casefold())
    if match is None or match["login"] in _NO_LOGIN:
        return None
    host, login, number = match["host"], match["login"], match["id"]
    host = "github.com" if _GITHUB.fullmatch(host) else host
    if number is None and not _NO_GITLAB.fullmatch(host) and (numbered := _NUMBERED.fullmatch(login)):
        login, number = numbered["login"], numbered["id"]
    return Account(host, login, number)


def logins_on_one_host(emails: Iterable[str]) -> frozenset[str]:
    """Return the logins that are one account's, and so say who it is without their host."""
    hosts: dict[str, set[str]] = {}
    for found in filter(None, set(map(account, emails))):
        hosts.setdefault(found.login, set()).add(found.host)
    return frozenset(login for login, names in hosts.items() if len(names) == 1)


@lru_cache(maxsize=REMEMBERED)
def mailbox(email: str) -> str | None:
    """Return the part before the @ without a tag, or an account's login; None where it is nobody's."""
    if found := account(email):
        return found.login
    known = address(email)
    return known.rpartition("@")[0].partition("+")[0] if known else None


def mail_domain(email: str) -> str | None:
    """Return the mail domain of an address that is one person's, else None.

    Noreply addresses have none, nor has a machine where git made up an address (``jo@login-01.…``).
    """
    found = address(email)
    if found is None or "noreply" in found:
        return None
    domain = found.rpartition("@")[2]
    return None if _MACHINE.fullmatch(domain) else domain


def on_a_machine(email: str) -> bool:
    """Tell whether git made an address up from the name of a machine."""
    found = address(email)
    return found is not None and "noreply" not in found and _MACHINE.fullmatch(found.rpartition("@")[2]) is not None
