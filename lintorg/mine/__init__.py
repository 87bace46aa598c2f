"""Git history to facts, with nothing inferred; the only room that touches git."""

import os

# Else GitPython fails at import where there is no git; the view says so in a sentence.
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
