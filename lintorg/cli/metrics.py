"""``lintorg metrics``: what is measured, and how exactly."""

from __future__ import annotations

import click

from lintorg.cli._shared.output import write


@click.command()
@click.argument("metric_id", required=False)
def command(metric_id: str | None) -> None:
    """List the metrics, or define one exactly."""
    from lintorg.app.inspect.rules import describe_metric, describe_metrics

    write(describe_metric(metric_id) if metric_id else describe_metrics())
