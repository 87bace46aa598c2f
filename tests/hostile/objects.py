"""Objects that git itself refuses to write: hand-made trees and commits, hashed and stored as they are."""

from __future__ import annotations

from pathlib import Path

from tests.repos import git

QUILL_NOW = b"Quill Marrow <quill@example.org> 1767225600 +0000"


def store(repo: Path, kind: str, content: bytes) -> str:
    """Write an object without any check and return its hash."""
    return git(repo, "hash-object", "-t", kind, "-w", "--literally", "--stdin", stdin=content).strip()


def tree(repo: Path, entries: list[tuple[bytes, bytes, str]]) -> str:
    """Write a tree of (mode, name, hash), in the order given, whatever the names are."""
    return store(
        repo, "tree", b"".join(mode + b" " + name + b"\0" + bytes.fromhex(found) for mode, name, found in entries)
    )


def commit(
    repo: Path,
    *,
    of: str | None = None,
    parents: list[str] | None = None,
    author: bytes = QUILL_NOW,
    committer: bytes = QUILL_NOW,
    extra: bytes = b"",
    message: bytes = b"change\n",
) -> str:
    """Write a commit on top of the current branch, or of the ``parents``, and move the branch there."""
    of = of or git(repo, "rev-parse", "HEAD^{tree}").strip()
    over = [git(repo, "rev-parse", "HEAD").strip()] if parents is None else parents
    lines = [b"tree " + of.encode(), *(b"parent " + parent.encode() for parent in over)]
    lines += [b"author " + author, b"committer " + committer]
    made = store(repo, "commit", b"\n".join(lines) + b"\n" + extra + b"\n" + message)
    git(repo, "update-ref", "refs/heads/main", made)
    return made
