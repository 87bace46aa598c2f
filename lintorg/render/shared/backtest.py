"""A backtest in words that its formats have alike."""

from __future__ import annotations

from collections.abc import Iterator

from lintorg.model.backtest import Backtest, RuleRecord
from lintorg.model.dates import day
from lintorg.model.report import titled
from lintorg.model.text import safe
from lintorg.render.shared.words import plural

FEW = 3


SHORT = 9


def title_of(backtest: Backtest) -> str:
    """Return which changes were replayed."""
    return (
        f"{safe(titled(backtest.repository, backtest.part))} @ {backtest.head[:7]} · "
        f"the last {plural(backtest.changes, 'change')} that landed, {day(backtest.start)} to {day(backtest.end)}"
    )


def headline_of(backtest: Backtest) -> str:
    """Return how many changes get a finding."""
    return f"{100 * backtest.share:.1f} % of changes get a word ({len(backtest.spoken)} of {backtest.changes})"


def name_of(record: RuleRecord) -> str:
    """Return a rule by id and name, with its tier where that is not the default."""
    tier = "" if record.rule.tier == "default" else f" ({record.rule.tier})"
    return safe(f"{record.rule.id} {record.rule.name}{tier}")


def percent_of(backtest: Backtest, record: RuleRecord) -> str:
    """Return the share of the changes that a rule speaks of."""
    return f"{100 * len(record.changes) / backtest.changes:.1f} %"


def is_silent(backtest: Backtest, record: RuleRecord) -> bool:
    """Tell whether a rule could judge none of the changes."""
    return record.abstained >= backtest.changes


def remarks_of(backtest: Backtest) -> Iterator[str]:
    """Say what the numbers leave out."""
    unsure = [
        record for record in backtest.records if record.abstained + record.undecided and not is_silent(backtest, record)
    ]
    for record in unsure:
        yield f"{name_of(record)}: {plural(record.abstained + record.undecided, 'change')} could not be judged"
    if any(record.rule.tier == "pedantic" for record in backtest.records):
        yield "Pedantic rules count in no headline: check shows them with --pedantic."
