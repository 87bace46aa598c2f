"""What an e-mail address says about whose it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lintorg.derive._shared.wordlist import words

_NOBODY = words(
    """
    root ubuntu user ec2-user vagrant nobody none null unknown anonymous noreply no-reply do-not-reply donotreply
    you name email test
    """
)
_NOWHERE = frozenset({"localhost", "localhost.localdomain", "localdomain", "(none)", "none", "unknown"})
_MACHINE = re.compile(r"[^.]*|.*\.(internal|local|lan|cluster|pcluster|home|corp)|[^.]*\d[^.]*(\.[^.]+){2,}")
_YOURS = re.compile(r"your[._-]?(\w*[._-])?e?-?(mail|name)([._-]?address)?")
REMEMBERED = 1 << 14
"""Names and e-mails of which the answer is kept: each is asked about a dozen times."""
_PLATFORM = re.compile(r"(?:[^@+]*\+)?(?P<login>[^@+]+)@users\.noreply\.(?P<host>[^@]+)")


class Account(NamedTuple):
    """An account on a hosting platform."""

    host: str
    login: str


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
    return folded


@lru_cache(maxsize=REMEMBERED)
def account(email: str) -> Account | None:
    """Return the account behind a platform's noreply address, None for any other address.

    ``id+login@users.noreply.<host>``, ``login@users.noreply.<host>``, and on GitLab
    ``id-login@users.noreply.<host>``.
    """
    match = _PLATFORM.fullmatch(email.strip().casefold())
    if match is None:
        return None
    host, login = match["host"], match["login"]
    return Account(host, re.sub(r"^\d+-(?=.)", "", login) if "gitlab" in host else login)


def logins_on_one_host(emails: Iterable[str]) -> frozenset[str]:
    """Return the logins that are one account's, and so say who it is without their host."""
    hosts = Counter(found.login for found in set(map(account, emails)) if found)
    return frozenset(login for login, count in hosts.items() if count == 1)


def mail_domain(email: str) -> str | None:
    """Return the mail domain of an address that is one person's, else None.

    Noreply addresses have none, nor has a machine where git made up an address (``jo@login-01.…``).
    """
    found = address(email)
    if found is None or "noreply" in found:
        return None
    domain = found.rpartition("@")[2]
    return None if _MACHINE.fullmatch(domain) else domain
