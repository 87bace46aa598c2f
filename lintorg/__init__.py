"""lintorg lints how a team works on an ML training codebase, from its git history."""

__version__ = "0.1.0"
