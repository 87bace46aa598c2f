"""``lintorg rule``: what a rule says, why, and on what evidence."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.output import write


@click.command()
@click.argument("rule")
@click.argument("repository", type=click.Path(path_type=Path), required=False)
def command(rule: str, repository: Path | None) -> None:
    """Explain one rule: condition, reason, evidence for and against, remedy, cases.

    RULE is an id or a name; for a rule that REPOSITORY adds, name that too.
    """
    from lintorg.app.inspect.rules import describe_rule
    from lintorg.gather.policy import policy_of

    write(describe_rule(rule, policy_of(repository)))
