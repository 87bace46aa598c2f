"""The numbers of a quarterly report: one module, one part of the page."""
