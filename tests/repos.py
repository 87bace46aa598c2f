"""Git repositories from literals, through one ``git fast-import`` stream, sealed from the machine."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NOW = 1_767_225_600  # 2026-01-01T00:00:00Z
DAY = 86_400
QUILL = "Quill Marrow <quill@example.org>"
TEAL = "Teal Harbor <teal@example.org>"

SEALED = {
    "PATH": os.environ["PATH"],
    "HOME": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C.UTF-8",
}


@dataclass(frozen=True, kw_only=True)
class C:
    """One commit: files to write (None deletes; a (mode, content) pair sets a mode), renames, parents by name."""

    name: str
    message: str | bytes = "change"
    files: Mapping[str | bytes, str | bytes | tuple[str, str] | None] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    parents: Sequence[str] | None = None
    author: str | bytes = QUILL
    committer: str | bytes | None = None
    days_ago: float = 0
    authored_days_ago: float | None = None


def git(repository: Path, *arguments: str, stdin: bytes | None = None) -> str:
    """Run git in a repository and return what it prints."""
    done = subprocess.run(["git", *arguments], cwd=repository, env=SEALED, input=stdin, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "backslashreplace")


def make_repo(
    path: Path, commits: Sequence[C], *, bare: bool = False, branch: str = "main", format_: str = "sha1"
) -> Path:
    """Make a repository of the commits, each on top of the one before unless it names its parents."""
    path.mkdir(parents=True)
    git(path, "init", "-q", f"--initial-branch={branch}", f"--object-format={format_}", *(["--bare"] if bare else []))
    if commits:
        git(path, "fast-import", "--quiet", "--date-format=raw", stdin=b"".join(_stream(commits, branch)))
        if not bare:
            git(path, "reset", "-q", "--hard")
    return path


def loose_object(repository: Path, name: str) -> Path:
    """Return the file of an object such as ``HEAD~1:a.py``, all objects unpacked first: delete it to lose it."""
    for pack in (repository / ".git" / "objects" / "pack").glob("*.pack"):
        data = pack.read_bytes()
        for part in pack.parent.glob(pack.stem + ".*"):
            part.unlink()
        git(repository, "unpack-objects", "-q", stdin=data)
    found = git(repository, "rev-parse", name).strip()
    return repository / ".git" / "objects" / found[:2] / found[2:]


def history(
    count: int, *, start: float = 0, every: float = 1, author: str = QUILL, path: str = "model/net.py"
) -> list[C]:
    """Return commits, oldest first, that end ``start`` days ago."""
    return [
        C(name=f"{author}{path}{n}", author=author, files={path: f"{n}\n"}, days_ago=start + every * (count - 1 - n))
        for n in range(count)
    ]


def _stream(commits: Sequence[C], branch: str):
    marks: dict[str, int] = {}
    for number, commit in enumerate(commits, start=1):
        marks[commit.name] = number
        when = NOW - int(commit.days_ago * DAY)
        authored = when if commit.authored_days_ago is None else NOW - int(commit.authored_days_ago * DAY)
        message = _bytes(commit.message)
        before = [commits[number - 2].name] if number > 1 else []
        names = before if commit.parents is None else commit.parents
        if not names:  # else fast-import would take the branch's tip as parent
            yield b"reset refs/heads/%s\n\n" % branch.encode()
        yield b"commit refs/heads/%s\nmark :%d\n" % (branch.encode(), number)
        yield b"author %s %d +0000\n" % (_bytes(commit.author), authored)
        yield b"committer %s %d +0000\n" % (_bytes(commit.committer or commit.author), when)
        yield b"data %d\n%s\n" % (len(message), message)
        for place, name in enumerate(names):
            yield b"%s :%d\n" % (b"merge" if place else b"from", marks[name])
        for old, new in commit.renames.items():
            yield b"R %s %s\n" % (_quoted(old), _quoted(new))
        for path, content in commit.files.items():
            yield from _change(path, content)


def _change(path: str | bytes, content: str | bytes | tuple[str, str] | None):
    mode = b"100644"
    if content is None:
        yield b"D %s\n" % _quoted(path)
        return
    if isinstance(content, tuple):
        mode, content = content[0].encode(), content[1]
    if mode == b"160000":
        yield b"M 160000 %s %s\n" % (content.encode() if isinstance(content, str) else content, _quoted(path))
        return
    data = _bytes(content)
    yield b"M %s inline %s\ndata %d\n%s\n" % (mode, _quoted(path), len(data), data)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _quoted(path: str | bytes) -> bytes:
    raw = _bytes(path)
    escaped = raw.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"' + escaped + b'"'
