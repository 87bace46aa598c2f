"""The folder of a repository that is to be judged alone."""

from __future__ import annotations

from pathlib import PurePosixPath

from git import GitCommandError

from lintorg.mine.stream import git
from lintorg.mine.view import View
from lintorg.model.document import did_you_mean
from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.text import safe

_FOLDER = "040000"
_OTHER = {
    "120000": "a link: name what it leads to",
    "160000": "a submodule: scan it as a repository of its own",
}


def normal_part(text: str) -> str:
    """Return a folder of the repository without a slash at its ends; empty for the root.

    Raises:
        LintorgError: it leads out of the repository.
    """
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\0" in text:
        raise LintorgError(
            f"--path {safe(text)} leads out of the repository; name a folder of it from its root, such as libs/trainer"
        )
    return "" if str(path) == "." else str(path)


def check_part(view: View, part: str) -> None:
    """Make sure that a folder is there at the view's commit.

    Raises:
        CannotJudge: it is not, or is no folder.
    """
    kind = _kinds(view, part).get(part)
    if kind == _FOLDER or not part:
        return
    at = f"{safe(part)} at {view.head[:9]}"
    if kind is not None:
        raise CannotJudge(f"{at} is {_OTHER.get(kind, 'a file: name the folder that it is in')}")
    above = part.rpartition("/")[0]
    if above and _kinds(view, above).get(above) == "120000":
        raise CannotJudge(f"{safe(above)} at {view.head[:9]} is {_OTHER['120000']}")
    siblings = [path for path, mode in _kinds(view, f"{above}/" if above else "").items() if mode == _FOLDER]
    raise CannotJudge(
        f"there is no folder {at}{did_you_mean(part, siblings)}; commit it, or name another with --path "
        "(`--path .` is the whole repository)"
    )


def _kinds(view: View, path: str) -> dict[str, str]:
    """Return the mode of what is at a path, or of all below it where it ends with a slash, by path."""
    try:
        listing = git(view, "ls-tree", "-z", view.head, *(["--", path] if path else []))
    except GitCommandError:
        return {}
    entries = (entry.partition("\t") for entry in listing.decode("utf-8", "backslashreplace").split("\0") if entry)
    return {name: about[:6] for about, _, name in entries}
