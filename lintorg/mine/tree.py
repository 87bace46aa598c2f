"""Reads the head's tree: its paths, and small text files in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from git import GitCommandError

from lintorg.mine.running import read_all
from lintorg.mine.stream import begun_git, git
from lintorg.mine.view import View
from lintorg.model.errors import CannotJudge, LintorgError
from lintorg.model.facts import Tree
from lintorg.model.measure import TOO_LARGE
from lintorg.model.text import safe

READ_AT_HEAD = (
    ".mailmap",
    ".gitattributes",
    ".git-blame-ignore-revs",
    ".github/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    ".lintorg/opt-out",
)
MAX_BYTES = 4_000_000
_ATTRIBUTES = ".gitattributes"
_MOST_ATTRIBUTES = 100
"""Files of attributes that are read below the root, the highest ones: each takes two git processes."""
MAX_PATHS = 500_000
"""Paths read of a tree: the largest repositories that people work in have fewer."""
_MAX_LISTING = 100_000_000


def mine_tree(view: View) -> Tree:
    """Return the head's paths and the files that say how to read its history.

    Raises:
        CannotJudge: a tree object of the head is missing or damaged.
    """
    try:
        paths = _paths(view)
    except GitCommandError:
        raise _unreadable(view) from None
    nested = sorted((path for path in paths if path.endswith(f"/{_ATTRIBUTES}")), key=lambda one: (one.count("/"), one))
    texts, unread = {}, []
    if len(nested) > _MOST_ATTRIBUTES:
        unread.append(f"{len(nested) - _MOST_ATTRIBUTES} deepest {_ATTRIBUTES} files")
    for name in (*set(READ_AT_HEAD).intersection(paths), *nested[:_MOST_ATTRIBUTES]):
        try:
            texts[name] = read_text(view, name)
        except LintorgError:
            unread.append(name)
    return Tree(paths=paths, texts=texts, unread=tuple(sorted(unread)))


def _paths(view: View, *below: str) -> tuple[str, ...]:
    """Return the paths of the head's files, in git's order.

    Raises:
        CannotJudge: there are more than can be read in bounded time and memory.
        GitCommandError: an object is missing.
    """
    arguments = ("ls-tree", "-r", "-z", "--name-only", view.head, *below)
    with begun_git(view, *arguments) as process:
        listing, trouble = read_all(process, _MAX_LISTING)
    if trouble == TOO_LARGE or listing.count(b"\0") > MAX_PATHS:
        raise CannotJudge(
            f"the tree of {view.head[:9]} has more than {MAX_PATHS:,} paths, or they take more than "
            f"{_MAX_LISTING // 1_000_000} MB: that is more than lintorg reads"
        )
    if trouble:
        raise GitCommandError(list(arguments), process.returncode)
    return tuple(path.decode("utf-8", "backslashreplace") for path in listing.split(b"\0") if path)


def read_text(view: View, path: str) -> str:
    """Return a file of the head as text.

    Raises:
        LintorgError: it is no file, too large, or its object is missing.
    """
    name = f"{view.head}:{path}"
    try:
        if int(git(view, "cat-file", "-s", name)) > MAX_BYTES:
            raise LintorgError(f"{safe(path)} in the head is larger than {MAX_BYTES // 1_000_000} MB")
        return git(view, "cat-file", "blob", name).decode("utf-8", "replace")
    except GitCommandError:
        raise LintorgError(
            f"{safe(path)} in the head cannot be read: it is no file, or its object is missing"
        ) from None


def _refuse_link(listed: bytes, path: str) -> None:
    if listed.startswith(b"120000 "):
        raise LintorgError(f"{safe(path)} is a link, which is not followed in a commit; name what it leads to")


def _unreadable(view: View) -> CannotJudge:
    return CannotJudge(
        f"the tree of {view.head[:9]} cannot be read whole, objects are missing or damaged; run `git fsck` there"
    )


@dataclass(frozen=True, slots=True)
class HeadFiles:
    """Read access to the files of the head's tree, or to those below a folder of it."""

    view: View
    folder: str = ""

    def read(self, path: str) -> str | None:
        """Return a file's text; None where there is no such file.

        Raises:
            CannotJudge: a tree object is missing or damaged.
            LintorgError: it is a link, or no file that can be read.
        """
        try:
            listed = git(self.view, "ls-tree", "-z", self.view.head, "--", self._start + path)
        except GitCommandError:
            raise _unreadable(self.view) from None
        if not listed:
            return None
        _refuse_link(listed, path)
        return read_text(self.view, self._start + path)

    def present(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return those of the paths that are there, in the order given."""
        asked = {self._start + path: path for path in paths}
        try:
            listing = git(self.view, "ls-tree", "-z", "--name-only", self.view.head, "--", *asked)
        except GitCommandError:
            raise _unreadable(self.view) from None
        found = set(listing.decode("utf-8", "backslashreplace").split("\0"))
        return tuple(path for place, path in asked.items() if place in found)

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the paths of the files below a folder, in git's order.

        Raises:
            LintorgError: it is a link.
        """
        start = f"{self._start}{folder.rstrip('/')}/"
        try:
            paths = _paths(self.view, start)
            if not paths:
                _refuse_link(git(self.view, "ls-tree", "-z", self.view.head, "--", start.rstrip("/")), folder)
        except GitCommandError:
            return ()
        return tuple(path.removeprefix(self._start) for path in paths)

    @property
    def _start(self) -> str:
        return f"{self.folder}/" if self.folder else ""
