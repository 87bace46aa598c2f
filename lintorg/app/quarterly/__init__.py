"""The parts of the quarterly report: one module, one part of the page."""
