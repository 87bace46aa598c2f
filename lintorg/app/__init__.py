"""The stories lintorg tells; the only place that knows all rooms."""
