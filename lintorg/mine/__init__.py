"""Git history to facts, with nothing inferred; the only room that touches git."""
