"""Where a repository's objects are and which commit is its head, found without running git on it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from lintorg.model.errors import CannotJudge
from lintorg.model.text import safe

_HASH = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_MAX_SYMREFS = 5
_MOST_NAMED = 5
"""Branches that a sentence names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GitDirectory:
    """A repository as found on disk.

    ``own`` holds HEAD, ``common`` the objects and shared refs (they differ in a linked work tree),
    ``work_tree`` is None for a bare repository, ``ref`` is None for a detached head.
    """

    own: Path
    common: Path
    work_tree: Path | None
    head: str
    ref: str | None
    folder: str = ""
    """The part of the work tree that was named, by its path with forward slashes; empty for the whole."""

    @property
    def objects(self) -> Path:
        """The object store."""
        return self.common / "objects"

    @property
    def name(self) -> str:
        """A name for the repository, from its folder."""
        folder = self.work_tree or (self.own.parent if self.own.name == ".git" else self.own)
        # As UTF-8, whatever the locale makes of the bytes.
        return os.fsencode(folder.name).decode("utf-8", "replace").removesuffix(".git") or "repository"


def locate(path: Path, *, any_head: bool = False) -> GitDirectory:
    """Find the repository at ``path`` or above it.

    With ``any_head``, which is for who names the commit, some branch stands in for a HEAD without commits.

    Raises:
        CannotJudge: no such path, no repository there, or a head without commits.
    """
    try:
        start = path.resolve(strict=True)
        found = _search(start)
    except FileNotFoundError:
        raise CannotJudge(f"there is no such path: {safe(str(path))}") from None
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: Python 3.11 and 3.12 say so of a loop of links. ValueError: a path with a zero in it.
        reason = error.strerror if isinstance(error, OSError) else "its links lead nowhere"
        raise CannotJudge(f"{safe(str(path))} cannot be read: {reason}") from None
    if found is None:
        raise CannotJudge(f"{safe(str(path))} is not a git repository, nor inside one")
    own, work_tree = found
    if (own / "reftable").is_dir():
        raise CannotJudge(
            f"{safe(str(own))} keeps its refs as a reftable, which lintorg cannot read; "
            "scan a clone of it, made with git clone --ref-format=files"
        )
    try:
        common = _common(own)
        head, ref = _head(own, common, any_head=any_head)
    except OSError as error:
        raise CannotJudge(f"{safe(str(own))} cannot be read: {error.strerror}") from None
    except ValueError:
        raise CannotJudge(f"{safe(str(own))} points to its common directory by what is no path") from None
    folder = _part(start, work_tree) if work_tree else ""
    return GitDirectory(own=own, common=common, work_tree=work_tree, head=head, ref=ref, folder=folder)


def _part(start: Path, work_tree: Path) -> str:
    """Return the path of a folder in its work tree; a file stands for the folder it is in."""
    within = (start if start.is_dir() else start.parent).relative_to(work_tree).as_posix()
    return "" if within == "." else os.fsencode(within).decode("utf-8", "backslashreplace")


def in_repository(path: Path) -> bool:
    """Tell whether a path, which need not be there, lies in a git repository."""
    return _search(path) is not None


def _search(start: Path) -> tuple[Path, Path | None] | None:
    """Return (git directory, work tree) at ``start`` or the nearest folder above it."""
    for folder in (start, *start.parents):
        dot_git = folder / ".git"
        if dot_git.is_file():
            return _follow(dot_git), folder
        if _is_git_directory(dot_git):
            return dot_git, folder
        if _is_git_directory(folder):
            return folder, None
    return None


def _is_git_directory(folder: Path) -> bool:
    """Judge a folder by its contents: ``core.bare`` may be missing from its configuration."""
    has_refs = (folder / "refs").is_dir() or (folder / "packed-refs").is_file()
    return (folder / "HEAD").is_file() and has_refs and (folder / "objects").is_dir()


def _follow(dot_git: Path) -> Path:
    """Follow the ``gitdir:`` line of a linked work tree or a submodule."""
    text = dot_git.read_text(encoding="utf-8", errors="surrogateescape")
    if not text.startswith("gitdir:"):
        raise CannotJudge(f"{safe(str(dot_git))} is a file that names no git directory")
    target = (dot_git.parent / text.removeprefix("gitdir:").strip()).resolve()
    if not (target / "HEAD").is_file():
        raise CannotJudge(f"{safe(str(dot_git))} points to {safe(str(target))}, which is no git directory")
    return target


def _common(own: Path) -> Path:
    pointer = own / "commondir"
    return (own / pointer.read_text(encoding="utf-8").strip()).resolve() if pointer.is_file() else own


def _head(own: Path, common: Path, *, any_head: bool) -> tuple[str, str | None]:
    """Return (hash, ref) of the head; no ref where it is detached."""
    head, ref = follow_ref(own, common, "HEAD")
    if head is not None:
        return head, ref
    others = branches(common)
    for other in others if any_head else ():
        head, ref = follow_ref(own, common, f"refs/heads/{other}")
        if head is not None:
            return head, ref
    raise CannotJudge(_unborn(safe((ref or "").removeprefix("refs/heads/")), others))


def _unborn(current: str, others: tuple[str, ...]) -> str:
    """Word that the current branch has no commits, and how to scan one that has, as in a mirror."""
    if not others:
        return "the repository has no commits yet on its current branch; commit, then scan"
    named = ", ".join(map(safe, others[:_MOST_NAMED])) + (" …" if len(others) > _MOST_NAMED else "")
    return (
        f"HEAD names the branch {current}, which has no commits; others have: {named}. "
        f"Name one with `--head {safe(others[0])}`, or run `git symbolic-ref HEAD refs/heads/{safe(others[0])}` there"
    )


def branches(common: Path) -> tuple[str, ...]:
    """Return the names of the local branches, in alphabetical order."""
    prefix, packed = "refs/heads/", common / "packed-refs"
    loose = (file.relative_to(common) for file in (common / prefix).rglob("*") if file.is_file())
    refs = [os.fsencode(file).decode("utf-8", "replace") for file in loose]
    if packed.is_file():
        lines = packed.read_text(encoding="utf-8", errors="replace").splitlines()
        refs += [line.partition(" ")[2] for line in lines]
    return tuple(sorted({ref.removeprefix(prefix) for ref in refs if ref.startswith(prefix)}))


def follow_ref(own: Path, common: Path, name: str) -> tuple[str | None, str | None]:
    """Return (hash, ref) that a full ref name leads to; no hash where there is no such ref.

    The ref is the last one of a chain of symbolic refs, None where the name itself holds a hash.

    Raises:
        CannotJudge: it leads to what is no ref.
    """
    ref, symbolic = name, None
    for _ in range(_MAX_SYMREFS):
        content = _read_ref(own, common, ref)
        if content is None:
            return None, symbolic
        if _HASH.fullmatch(content.partition("\t")[0]):  # FETCH_HEAD says after a tab where it is from
            return content.partition("\t")[0], symbolic
        if not content.startswith("ref: refs/") or ".." in content:
            break
        ref = symbolic = content.removeprefix("ref: ").strip()
    subject = "the repository's head" if name == "HEAD" else safe(name)
    raise CannotJudge(f"{subject} cannot be resolved: {safe(ref)}")


def _read_ref(own: Path, common: Path, ref: str) -> str | None:
    for folder in (own, common):
        loose = folder / ref
        if loose.is_file():
            return loose.read_text(encoding="utf-8", errors="replace").strip()
    packed = common / "packed-refs"
    if packed.is_file():
        for line in packed.read_text(encoding="utf-8", errors="replace").splitlines():
            value, _, name = line.partition(" ")
            if name == ref:
                return value
    return None
