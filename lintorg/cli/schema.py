"""``lintorg schema``: JSON Schemas for editors and programs."""

from __future__ import annotations

import json

import click

from lintorg.cli._shared.output import write


@click.command()
@click.argument("name", type=click.Choice(["config", "rule", "scan", "explain"]))
def command(name: str) -> None:
    """Print the JSON Schema of a configuration file, a rule file, a scan's or an explanation's JSON."""
    from lintorg.app.schemas import schema

    write(json.dumps(schema(name), indent=2) + "\n")
