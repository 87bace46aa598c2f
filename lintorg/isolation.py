"""Keeps the current folder, which may be a repository, out of where Python looks for modules."""

# No other import, not even of __future__: until the folder is left, each of them could be the repository's.
import os
import sys

_SAFE_PATH = "PYTHONSAFEPATH"
_OURS = "lintorg"
"""The value of ours, which a program of the user's need not inherit."""
_HOME = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 — pathlib is not imported yet


def leave_current_folder() -> None:
    """Look for no module where one stands; what Python imported before its first line of lintorg is out of reach."""
    if sys.flags.ignore_environment and not sys.flags.safe_path:  # workers are started with -E, and would not see ours
        os.execv(sys.executable, [sys.executable, "-P", *sys.orig_argv[1:]])  # noqa: S606 — the same Python again
    here = _where_one_stands()
    sys.path[:] = [entry for entry in sys.path if _is_elsewhere(entry, here)]
    isolate_workers()


def isolate_workers() -> None:
    """Have the Python processes that are started from here on look for no module where they stand.

    A worker is started by ``python -c``, for which Python looks into the current folder first.
    """
    if not os.environ.get(_SAFE_PATH):
        os.environ[_SAFE_PATH] = _OURS
    if named := os.environ.get("PYTHONPATH"):
        here = _where_one_stands()
        kept = (os.path.abspath(entry) for entry in named.split(os.pathsep) if _is_elsewhere(entry, here))  # noqa: PTH100
        os.environ["PYTHONPATH"] = os.pathsep.join(kept)


def callers_environment() -> dict[str, str]:
    """Return the environment without what is set here for workers alone: a user's own helper may be in Python too."""
    return {name: value for name, value in os.environ.items() if (name, value) != (_SAFE_PATH, _OURS)}


def _where_one_stands() -> set[str]:
    """Return the current folder, and what PYTHONPATH names from there, as they really are."""
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {_real(entry) for entry in ("", *named) if not os.path.isabs(entry)}  # noqa: PTH117


def _is_elsewhere(entry: str, here: set[str]) -> bool:
    """Tell whether a place of modules does not depend on where one stands, or is lintorg's own."""
    real = _real(entry)
    return real == _HOME or (os.path.isabs(entry) and real not in here)  # noqa: PTH117


def _real(entry: str) -> str:
    try:
        return os.path.realpath(entry)
    except FileNotFoundError:  # the current folder is gone
        return ""
