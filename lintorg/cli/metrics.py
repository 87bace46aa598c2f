"""``lintorg metrics``: what is measured, and how exactly."""

from __future__ import annotations

import click

from lintorg.cli._shared.options import format_option
from lintorg.cli._shared.output import write
from lintorg.render import find


@click.command()
@click.argument("metric_id", required=False)
@format_option
def command(metric_id: str | None, format_: str) -> None:
    """List the metrics, or define one exactly."""
    from lintorg.app.inspect.rules import describe_metric, describe_metrics, find_metric
    from lintorg.gather.measuring import catalogue

    metric = find_metric(metric_id) if metric_id else None
    if format_ == "json":
        listed = [metric] if metric else [*catalogue().values()]
        write(find("describe", "json")("metrics", listed))
    else:
        write(describe_metric(metric) if metric else describe_metrics())
