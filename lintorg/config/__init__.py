"""Configuration files to frozen settings; every mistake is reported at once, with its place."""
