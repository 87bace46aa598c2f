"""``lintorg rule``: what a rule says, why, and on what evidence."""

from __future__ import annotations

import click

from lintorg.cli._shared.output import write


@click.command()
@click.argument("rule_id")
def command(rule_id: str) -> None:
    """Explain one rule: condition, reason, evidence for and against, remedy, cases."""
    from lintorg.app.describe import describe_rule

    write(describe_rule(rule_id))
