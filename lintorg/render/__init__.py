"""Reports to text. A module is a format: its ``render`` takes a report and says it."""
