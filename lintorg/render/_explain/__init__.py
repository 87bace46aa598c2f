"""An explanation to text. One file, one format."""
