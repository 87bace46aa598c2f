"""What HTML pages are made of: charts, and templates."""
