"""What several formats use: the wording of values."""
