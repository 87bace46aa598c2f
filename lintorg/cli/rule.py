"""``lintorg rule``: what a rule says, why, and on what evidence."""

from __future__ import annotations

from pathlib import Path

import click

from lintorg.cli._shared.options import format_option
from lintorg.cli._shared.output import write
from lintorg.render import find


@click.command()
@click.argument("rule")
@click.argument("repository", type=click.Path(path_type=Path), required=False)
@format_option
def command(rule: str, repository: Path | None, format_: str) -> None:
    """Explain one rule: condition, reason, evidence for and against, remedy, cases.

    RULE is an id or a name; for a rule that REPOSITORY adds, name that too.
    """
    from lintorg.app.inspect.rules import describe_rule, find_rule
    from lintorg.gather.policy import policy_of

    found = find_rule(rule, policy_of(repository))
    write(find("describe", "json")("rule", found.rule) if format_ == "json" else describe_rule(found))
