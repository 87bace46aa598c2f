"""What several tables use: identities, patterns, credit."""
