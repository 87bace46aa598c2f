"""What the page of a quarterly report is made of: its charts, and a template."""
