"""``lintorg schema``: JSON Schemas for editors and programs."""

from __future__ import annotations

import json

import click

from lintorg.cli._shared.output import write


@click.command()
@click.argument(
    "name",
    type=click.Choice(
        [
            "actions",
            "config",
            "events",
            "explain",
            "fleet",
            "fleet-report",
            "fleet-scan",
            "report",
            "roster",
            "rule",
            "scan",
            "waivers",
        ]
    ),
)
def command(name: str) -> None:
    """Print the JSON Schema of a file that one writes, or of the JSON that a command prints."""
    from lintorg.app.inspect.schemas import schema

    write(json.dumps(schema(name), indent=2) + "\n")
