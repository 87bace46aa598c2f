"""The story of a fleet: many repositories judged one by one, and measured together."""
