"""An organisation's quarterly report to text. One file, one format."""
