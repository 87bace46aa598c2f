"""Runs lintorg as ``python -m lintorg``."""

from lintorg.cli import main

if __name__ == "__main__":
    main()
