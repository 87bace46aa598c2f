"""What stands behind a finding, to text. One file, one format."""
