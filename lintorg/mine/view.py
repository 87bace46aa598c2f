"""A private view of a repository: its objects under a configuration of our own.

Opening a repository directly would honour its configuration, which can run programs, and some
tools write to it. The view is a throw-away bare git directory that borrows the objects.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from lintorg.mine.files import refuse_pipes
from lintorg.mine.git_version import refuse_git
from lintorg.mine.locate import GitDirectory, locate
from lintorg.mine.own_folder import own_folder, remove_left_folders
from lintorg.mine.programs import program_folders, refuse_own_git
from lintorg.mine.running import Running
from lintorg.model.errors import CannotJudge
from lintorg.model.interrupts import interrupts_wait
from lintorg.model.text import safe

_SEALED = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PYTHON_REFRESH": "quiet",
    "GIT_ASKPASS": "true",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}

_CONFIG = """\
[core]
\trepositoryformatversion = 1
\tbare = true
\tcommitGraph = false
\tattributesFile = {null}
\thooksPath = {null}
\tbigFileThreshold = 7m
[diff]
\trenames = true
[gc]
\tauto = 0
[attr]
\ttree = {no_attributes}
[extensions]
\tobjectFormat = {object_format}
"""
# From git 2.43 on a bare repository's head would have a say in what counts as text; older ones know no such thing.
_EMPTY_TREE = {
    "sha1": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "sha256": "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A bare git directory of our own over a repository's objects, at the commit to scan."""

    git_dir: Path
    head: str
    source: GitDirectory
    part: str = ""
    """The folder that is judged, from the root; empty for the whole."""
    running: Running = field(default_factory=Running, compare=False)
    named: bool = False
    """Whether the commit was named: then its configuration is the one in it, and not the one on disk."""

    @property
    def disk(self) -> Path | None:
        """The work tree that configuration is read from; None where it is read from the commit."""
        return None if self.named else self.source.work_tree

    def at(self, commit: str) -> View:
        """Return the view at another commit."""
        return replace(self, head=commit, named=True)


@contextmanager
def sealed_environment() -> Iterator[None]:
    """Run with no git variable of the caller's, and with git's system and user configuration off."""
    sealed = {**_SEALED, "PATH": program_folders()}
    before = {name: value for name, value in os.environ.items() if name.startswith("GIT_") or name in sealed}
    for name in before:
        del os.environ[name]
    os.environ.update(sealed)
    try:
        yield
    finally:
        for name in sealed:
            os.environ.pop(name, None)
        os.environ.update(before)


@contextmanager
def open_view(path: Path, *, any_head: bool = False) -> Iterator[View]:
    """Yield a view of the repository at or above ``path``; nothing is written there. ``any_head`` is as in ``locate``.

    Raises:
        CannotJudge: no git or an old one, no repository, no commit, a path that cannot be read, or nowhere to put
            the view.
    """
    source = locate(path, any_head=any_head)
    refuse_own_git(source.work_tree)
    refuse_git()
    refuse_pipes(source.objects)
    remove_left_folders()
    folder, running = None, Running()
    try:
        with interrupts_wait():  # a folder that is made has a name here, to be removed by
            folder = own_folder()
        _furnish(folder.path, source)
        with sealed_environment():
            yield View(git_dir=folder.path, head=source.head, source=source, running=running)
    finally:
        running.end()
        if folder is not None:
            folder.remove()


def is_shallow(source: GitDirectory) -> bool:
    """Tell whether some history was cut off here, which may be another one than the head's.

    Raises:
        CannotJudge: the file that says so cannot be read.
    """
    shallow = source.common / "shallow"
    try:
        return shallow.is_file() and bool(shallow.read_bytes().strip())
    except OSError as error:
        raise CannotJudge(f"{safe(str(shallow))} cannot be read: {error.strerror}") from None


def cut_off(source: GitDirectory, otherwise: str) -> CannotJudge:
    """Word why a history cannot be walked: a shallow clone, with the command that completes it, or what else."""
    if not is_shallow(source):
        return CannotJudge(otherwise)
    return CannotJudge(
        f"{safe(str(source.work_tree or source.own))} is a shallow clone: its history is cut off, so nothing in it can "
        "be judged. Run `git fetch --unshallow` there (in CI: fetch-depth: 0), then try again."
    )


def _furnish(git_dir: Path, source: GitDirectory) -> None:
    """Write the few files that make a directory a git directory."""
    (git_dir / "refs").mkdir()
    (git_dir / "objects" / "info").mkdir(parents=True)
    (git_dir / "HEAD").write_text(source.head + "\n", encoding="ascii")
    object_format = "sha256" if len(source.head) == 64 else "sha1"
    config = _CONFIG.format(null=os.devnull, object_format=object_format, no_attributes=_EMPTY_TREE[object_format])
    (git_dir / "config").write_text(config, encoding="ascii")
    alternates = git_dir / "objects" / "info" / "alternates"
    alternates.write_bytes(_quoted(os.fsencode(source.objects)) + b"\n")


def _quoted(path: bytes) -> bytes:
    """Quote a path as git's alternates file wants it when it holds unusual bytes."""
    if not re.search(rb'[\n"#\\]', path):
        return path
    escaped = path.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"' + escaped + b'"'
