"""The formats of an organisation's quarterly report."""
