"""Tables and rules to findings: what is said of a window or a change, and what stands beside it."""
