"""Looks tools up in the list of who is not a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from lintorg.derive._shared.automation import BOTS, Kind
from lintorg.derive._shared.coding_agents import AGENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the list says of some kinds of tools: names, addresses, and accounts on hosting platforms."""

    name: re.Pattern[str]
    mailbox: re.Pattern[str]
    domains: tuple[str, ...]
    logins: frozenset[str]
    apps: frozenset[str]
    accounts: frozenset[str]
    products: frozenset[str]

    def has_address(self, email: str) -> bool:
        """Tell whether a lower-case address is one of theirs."""
        domain = email.rpartition("@")[2]
        below = any(domain == one or domain.endswith(f".{one}") for one in self.domains)
        return below or self.mailbox.fullmatch(email) is not None


@cache
def tools(*kinds: Kind) -> Tools:
    """Return what is known of the tools of some kinds."""
    found = [tool for tool in (*AGENTS, *BOTS) if tool.kind in kinds]
    logins = frozenset(chain.from_iterable(tool.logins for tool in found))
    return Tools(
        name=_any(chain.from_iterable(tool.names for tool in found)),
        mailbox=_any(chain.from_iterable(tool.mailboxes for tool in found)),
        domains=tuple(chain.from_iterable(tool.domains for tool in found)),
        logins=logins,
        apps=logins.union(chain.from_iterable(tool.apps for tool in found)),
        accounts=frozenset(chain.from_iterable(tool.accounts for tool in found)),
        products=frozenset(chain.from_iterable(tool.products for tool in found)),
    )


def _any(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in expressions) or r"(?!)")
