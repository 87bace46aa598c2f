"""``lintorg rules``: what is judged, and whether rule files are right."""

from __future__ import annotations

import json
from pathlib import Path

import click

from lintorg.cli._shared.output import warn, write
from lintorg.model.text import safe


@click.group()
def command() -> None:
    """List rules, check rule files, run the cases that prove them."""


def _repository_argument(inner: click.decorators.FC) -> click.decorators.FC:
    return click.argument("repository", type=click.Path(path_type=Path), required=False)(inner)


@command.command("list")
@_repository_argument
@click.option("--format", "format_", type=click.Choice(["terminal", "json"]), default="terminal")
def list_rules(repository: Path | None, format_: str) -> None:
    """List every rule: the shipped ones, and those that REPOSITORY adds."""
    from lintorg.app.inspect.rules import describe_rules
    from lintorg.gather.policy import policy_of

    policy = policy_of(repository)
    if format_ == "json":
        rows = [
            {
                "id": r.rule.id,
                "name": r.rule.name,
                "family": r.rule.family,
                "scope": list(r.rule.scope),
                "severity": r.rule.severity,
            }
            | {"tier": r.rule.tier, "when": r.rule.when}
            for r in policy.rules
        ]
        write(json.dumps(rows, indent=1) + "\n")
        return
    write(describe_rules(policy))


@command.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def check_rules(paths: tuple[Path, ...]) -> None:
    """Check rule files, or the rule files in folders; every mistake is reported at once."""
    from lintorg.app.inspect.rule_files import load_rule_paths

    count = len(load_rule_paths(paths))
    write(f"{count} {'rule is' if count == 1 else 'rules are'} right\n")


@command.command("test")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="Show what the cases made of each part of the conditions.")
@click.option("--fail-under", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit 1 below this coverage.")
def test_rules(paths: tuple[Path, ...], *, coverage: bool, fail_under: float | None) -> int:
    """Run the cases of rule files, of the shipped rules where no PATHS are given.

    Coverage is the share of the parts of all conditions that some case made true and some case made false.
    """
    from lintorg.app.inspect.rule_coverage import describe_coverage
    from lintorg.app.inspect.rule_files import load_rule_paths
    from lintorg.gather.policy import policy_of

    rules = load_rule_paths(paths) if paths else policy_of(None).rules
    for loaded in rules:
        for case in loaded.rule.cases:
            write(f"ok  {safe(loaded.rule.id)}  {safe(case.name)}: {case.expect}\n")
    cases = sum(len(loaded.rule.cases) for loaded in rules)
    write(f"{cases} cases of {len(rules)} {'rule' if len(rules) == 1 else 'rules'} hold\n")
    table, percent = describe_coverage(rules)
    if coverage:
        write(f"\n{table}")
    if fail_under is not None and percent < fail_under:
        warn(f"the cases cover {percent:.0f} % of the conditions' parts, fewer than {fail_under:g} %")
        return 1
    return 0
