"""What lintorg knows of itself and of a map: metrics, rules, areas."""
