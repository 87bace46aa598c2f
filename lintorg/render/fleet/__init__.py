"""The scan of a fleet to text. One file, one format."""
