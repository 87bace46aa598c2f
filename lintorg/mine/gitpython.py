"""GitPython, which asks git for its version when it is imported, and fails in words of its own."""

from lintorg.mine.git_version import refuse_old_git

refuse_old_git()

from git import Git, GitCommandError  # noqa: E402

__all__ = ["Git", "GitCommandError"]
