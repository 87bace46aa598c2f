"""Git history to facts, with nothing inferred; the only room that touches git."""

import os

# GitPython runs git once when it is imported, with every variable of the caller's, and the program that one of them
# names. It finds a program here that cannot be run, falls back to the name `git`, and keeps quiet, with or without git.
os.environ |= {"GIT_PYTHON_GIT_EXECUTABLE": os.devnull, "GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_TRACE": ""}
