"""Keeps a bare copy of a repository that is named by its URL, and brings it up to date."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from lintorg.isolation import callers_environment
from lintorg.mine.fetch_failure import fetch_failure
from lintorg.mine.keys import blanked
from lintorg.mine.programs import git_program, program_folders
from lintorg.mine.ref_names import ref_name
from lintorg.model.errors import CannotJudge
from lintorg.model.url import name_in

_BRANCH = "refs/heads/scanned"
_CONFIG = """\
[core]
\trepositoryformatversion = 1
\tbare = true
\thooksPath = {null}
[extensions]
\tobjectFormat = {object_format}
"""
_LONG_HASHES = "sha256"
_OBEYED = ("config", "config.worktree", "commondir", "hooks", "info", "objects/info/alternates", "worktrees")
"""What git would obey in a bare repository."""
_OF_A_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE")


def clone_of(url: str, folder: Path, head: str | None = None) -> Path:
    """Return a bare repository below ``folder`` with the current history of the URL's head.

    Fetches only what is new, and the branch or tag ``head`` too. A fetch that fails leaves the copy as it was.

    Raises:
        CannotJudge: nothing could be fetched.
    """
    name = name_in(url) or "repo"
    clone = folder.absolute() / sha256(url.encode("utf-8")).hexdigest()[:24] / f"{name}.git"
    clone.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with FileLock(clone.parent / "lock"):
        is_new = not (clone / "HEAD").is_file()
        object_format = _format_there(url) if is_new else _format_here(clone)
        if is_new:
            _git("init", "--quiet", "--bare", "--template=", f"--object-format={object_format}", str(clone), url=url)
        _disarm(clone, object_format)
        # Fetched by URL: the copy has no remote whose settings could be changed.
        wanted = [f"+HEAD:{_BRANCH}", *_refspec(head)]
        _git("--git-dir", str(clone), "fetch", "--quiet", "--no-tags", "--force", "--", url, *wanted, url=url)
        (clone / "HEAD").write_text(f"ref: {_BRANCH}\n", encoding="ascii")
    return clone


def _refspec(head: str | None) -> Iterator[str]:
    """Yield what fetches a branch or tag to where it is looked for; a hash comes with the history that holds it."""
    name = ref_name(head or "")
    if name and name != "HEAD":
        yield f"+{name}:{name if name.startswith('refs/') else f'refs/remotes/origin/{name}'}"


def _format_there(url: str) -> str:
    """Return what hashes the repository at a URL has: git fetches between equal ones only."""
    head = _git("ls-remote", "--", url, "HEAD", url=url).split(b"\t")[0]
    return _LONG_HASHES if len(head) == 2 * sha256().digest_size else "sha1"


def _format_here(clone: Path) -> str:
    """Return what hashes a copy has, which its configuration says, and nothing else that is believed."""
    with suppress(OSError):
        if _LONG_HASHES.encode("ascii") in (clone / "config").read_bytes():
            return _LONG_HASHES
    return "sha1"


def _disarm(clone: Path, object_format: str) -> None:
    """Put a configuration of our own in the place of what stands there, and leave no hooks: nobody else has a say."""
    for name in _OBEYED:
        found = clone / name
        if found.is_dir() and not found.is_symlink():
            shutil.rmtree(found)
        else:
            found.unlink(missing_ok=True)
    (clone / "config").write_text(_CONFIG.format(null=os.devnull, object_format=object_format), encoding="ascii")


def _git(*arguments: str, url: str) -> bytes:
    """Return what git prints, run as the user would: their credentials and proxies are what reaches a private host."""
    environment = {name: value for name, value in callers_environment().items() if name not in _OF_A_REPOSITORY}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "https:ssh:file", "LC_ALL": "C", **blanked()}
    command = [git_program(), *arguments]
    # No shell, the URL stands behind --, and what helps git is not looked for where one stands.
    done = subprocess.run(  # noqa: S603
        command,
        env={**environment, "PATH": program_folders()},
        cwd=os.sep,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise CannotJudge(fetch_failure(url, done.stderr.decode("utf-8", "replace")))
    return done.stdout
