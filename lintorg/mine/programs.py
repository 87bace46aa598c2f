"""Where programs are looked for: in the machine's folders, and never in a repository's."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from pathlib import Path

from lintorg.model.errors import CannotJudge
from lintorg.model.text import safe


def program_folders() -> str:
    """Return PATH without folders that depend on where one stands, or lie in the repository where one stands."""
    return _folders(os.environ.get("PATH", os.defpath), _repository_here())


def git_program() -> str:
    """Return the absolute path of git.

    Raises:
        CannotJudge: there is none.
    """
    program = _program("git", program_folders())
    if program is None:
        raise CannotJudge("git is not installed, or not on PATH; lintorg reads histories with it")
    return program


def refuse_own_git(work_tree: Path | None) -> None:
    """Refuse to read a repository with a git that is one of its files.

    Raises:
        CannotJudge: PATH leads into the work tree.
    """
    program = git_program()
    if work_tree and Path(program).resolve().is_relative_to(work_tree):
        raise CannotJudge(f"the git on PATH, {safe(program)}, is a file of the repository; put another one before it")


def checkout_here() -> Path | None:
    """Return the work tree where one stands, if any."""
    here = _here()
    return (
        next((folder for folder in (here, *here.parents) if os.path.lexists(folder / ".git")), None) if here else None
    )


def _repository_here() -> Path | None:
    """Return the work tree where one stands, or the current folder; None for the root folder."""
    found = checkout_here() or _here()
    return None if found is None or found == Path(found.anchor) else found


def _here() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:  # it is gone
        return None


@lru_cache
def _folders(path: str, repository: Path | None) -> str:
    folders = (Path(folder) for folder in path.split(os.pathsep) if os.path.isabs(folder))  # noqa: PTH117 — it may be empty
    kept = [str(folder) for folder in folders if not (repository and folder.resolve().is_relative_to(repository))]
    return os.pathsep.join(kept) or os.devnull


@lru_cache
def _program(name: str, folders: str) -> str | None:
    return shutil.which(name, path=folders)
