"""The commands that show what lintorg knows: areas, people, rules, settings."""
