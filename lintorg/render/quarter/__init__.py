"""A quarterly report to text. One file, one format."""
