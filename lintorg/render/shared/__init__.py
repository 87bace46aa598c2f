"""What several formats use: the wording of values, the layout of findings."""
