"""The formats of a fleet."""
