"""The result of a scan or a check to text. One file, one format."""
