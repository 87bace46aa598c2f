"""Rules as YAML: loaded and proved, conditions compiled, measures judged."""
