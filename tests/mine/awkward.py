"""Histories that miners get wrong, and ways to damage a repository."""

from __future__ import annotations

from pathlib import Path

from tests.repos import TEAL, C, git, history, make_repo

LONG = "".join(f"line {n}\n" for n in range(40))
AWKWARD = [
    C(name="root", message="root", files={"a.py": LONG, "b.py": "b\n", "gone.py": "x\n", "run.sh": "#!\n"}),
    C(name="rename", renames={"a.py": "src/a.py"}),
    C(name="rename and edit", renames={"src/a.py": "src/c.py"}, files={"src/c.py": LONG + "more\n"}),
    C(name="delete", files={"gone.py": None}),
    C(name="mode", files={"run.sh": ("100755", "#!\n")}),
    C(name="binary", files={"weights.bin": b"\0\1\2" * 50}),
    C(name="binary again", files={"weights.bin": b"\0\1\3" * 50}),
    C(name="link", files={"link": ("120000", "b.py")}),
    C(name="type", files={"link": "now a file\n"}),
    C(name="submodule", files={"sub": ("160000", "1" * 40)}),
    C(name="empty", message="nothing at all"),
    C(name="no message", message=b"", files={"b.py": "b\nb\n"}),
    C(name="odd", files={'we"ird\tna\nme \\ x.py': "1\n", b"caf\xe9.py": "1\n", "日本.py": "1\n", ":100644 x": "1\n"}),
    C(name="odd name", author=b"Qu\xe9ll \x1b[31m <q\xff@example.org>", files={"b.py": "3\n"}),
    C(name="side one", parents=["root"], author=TEAL, files={"one.py": "1\n"}),
    C(name="side two", parents=["root"], files={"two.py": "2\n"}),
    C(name="octopus", message="octopus", parents=["odd name", "side one", "side two"], files={"evil.py": "own\n"}),
    C(name="other root", parents=[], files={"z.py": "z\n"}),
    C(name="join", message="join", parents=["octopus", "other root"]),
    C(name="last", files={"b.py": "4\n"}, committer=TEAL, authored_days_ago=3),
]

TRAILERS = """\
Add a loader

Body with a form feed \x0c and a line ending in blanks.  \r
Co-authored-by: Teal Harbor <teal@example.org>

* second part
Signed-off-by: Quill Marrow <quill@example.org>\u00a0
"""
HALF = "".join(f"line {n}\n" for n in range(20)) + "".join(f"other {n}\n" for n in range(20))
ODDER = [
    C(name="root", files={"a.py": LONG, "same.bin": b"\0" * 90, "tool": "#!\n", "mod": LONG}),
    C(name="half", renames={"a.py": "half.py"}, files={"half.py": HALF}),
    C(name="copy", files={"copy.py": HALF, "copy two.py": HALF}),
    C(name="swap", renames={"half.py": "tmp", "copy.py": "half.py"}, files={"copy.py": LONG, "tmp": None}),
    C(name="binary in a folder like a header", files={"x b/data.bin": b"\0\2", "x b/empty": ""}),
    C(name="binary, same content", renames={"same.bin": "moved.bin"}),
    C(name="binary, mode only", files={"moved.bin": ("100755", "\0" * 90)}),
    C(name="from binary to text", files={"moved.bin": "text\n"}),
    C(name="file to link, lines in common", files={"mod": ("120000", "line 1\nline 2\n")}),
    C(name="link to submodule", files={"mod": ("160000", "2" * 40)}),
    C(name="submodule moves", files={"mod": None, "sub": ("160000", "2" * 40)}),
    C(name="submodule bumped", files={"sub": ("160000", "3" * 40), ".gitmodules": "no section\n"}),
    C(name="quoted and renamed", renames={"half.py": 'q"u\t b/half.py'}),
    C(name="bytes and renamed", files={b"a\xe9": LONG}),
    C(name="bytes renamed to bytes", files={b"a\xe9": None, b"a\xe8": LONG}),
    C(name="pluses and minuses", files={"tool": "++ a\n-- b\n+++ c\r\n--- d\rdiff --git a/x b/x\n@@ -1 +1 @@"}),
    C(name="minus them", files={"tool": "-- b\n--- d\rdiff --git a/x b/x\nBinary files a/x and b/x differ\n"}),
    C(name="emptied", files={"tool": ""}),
    C(name="trailers", message=TRAILERS, files={"b.py": "1\n"}),
    C(name="blank lines first", message="\n\n  \nsubject at last\n\nbody\n", files={"b.py": "2\n"}),
    C(name="replaced", message="an honest \ufffd", author="Qu\ufffdll <q@example.org>", files={"b.py": "3\n"}),
    C(name="no name", author="<quill@example.org>", files={"b.py": "4\n"}),
    C(name="same second", files={"b.py": "5\n"}),
    C(name="before its parent", days_ago=400, files={"b.py": "6\n"}),
    C(name="after its child", days_ago=-400, files={"b.py": "7\n"}),
    C(name="in 1970", days_ago=20454, files={"b.py": "8\n"}),
]
EVIL_MERGE = [
    C(name="root", files={"a.py": LONG, "b.py": "1\n"}),
    C(name="left", files={"a.py": LONG + "left\n"}),
    C(name="right", parents=["root"], files={"b.py": "2\n"}),
    C(name="merge", parents=["left", "right"], files={"a.py": LONG + "evil\n", "b.py": "2\n"}),
    C(name="after", files={"b.py": "3\n"}),
]


def make_damaged(path: Path) -> Path:
    """Make nine commits; the third renames and edits, and its old blob is lost."""
    commits = [*history(2), C(name="r", renames={"model/net.py": "model/new.py"}, files={"model/new.py": LONG})]
    commits[1] = C(name="big", files={"model/net.py": LONG + "x\n"})
    commits += history(6, path="model/other.py")
    repo = make_repo(path, commits)
    loosen(repo)
    lose(repo, "HEAD~7", "model/net.py")
    return repo


def make_without_a_tree(path: Path) -> Path:
    """Make five commits; the tree of the third is lost."""
    repo = make_repo(path, history(5))
    loosen(repo)
    lose(repo, "HEAD~2", "")
    return repo


def make_raw(path: Path) -> Path:
    """Make a repository with commit objects as only other tools, or attackers, write them."""
    repo = make_repo(path, [C(name="root", files={"b.py": "1\n"})])
    for headers, message in RAW_COMMITS:
        tree, parent = git(repo, "rev-parse", "HEAD^{tree}").strip(), git(repo, "rev-parse", "HEAD").strip()
        raw = f"tree {tree}\nparent {parent}\n".encode() + headers + b"\n" + message
        made = git(repo, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", stdin=raw).strip()
        git(repo, "update-ref", "refs/heads/main", made)
    return repo


def _people(author: bytes, committer: bytes = b"Quill Marrow <quill@example.org> 1767225600 +0000") -> bytes:
    return b"author " + author + b"\ncommitter " + committer + b"\n"


_QUILL = b"Quill Marrow <quill@example.org> 1767225600 +0000"
LATIN = _people(b"Qu\xefll <q@example.org> 1767225600 +0530") + b"encoding ISO-8859-1\n"
RAW_COMMITS = [
    (LATIN, b"caf\xe9\n\nCo-Authored-By: \xe9\n"),
    (_people(_QUILL) + b"encoding ISO-2022-JP\n", b"\x1b$BF|K\\\x1b(B in seven bits\n"),
    (_people(_QUILL) + b"encoding no-such-encoding\n", b"caf\xe9 in no known encoding\n"),
    (_people(_QUILL) + b"encoding EUC-JP\n", b"\xff\xff in a wrong encoding\n"),
    (_people(_QUILL), b"bytes \xff\xfe in a message\n"),
    (_people(_QUILL) + b"gpgsig -----BEGIN\n sig\n -----END\nx-other header\n", b"signed\n"),
    (_people(b"Quill <quill@example.org> 99999999999999 +0000"), b"a date past what a calendar holds\n"),
    (_people(b"Quill <quill@example.org>"), b"no date\n"),
    (_people(b"nobody at all"), b"no address\n"),
    (_people(b"A <b> <quill@example.org> 1767225600 +0000"), b"two addresses\n"),
    (_people(b"  Quill   <  quill@example.org > 1767225600 +9999"), b"blanks\n"),
    (_people(_QUILL), b"message\0behind a zero\n"),
    (_people(_QUILL), b""),
]


def lose(repo: Path, commit: str, path: str) -> None:
    """Delete the blob of a path as a commit has it, which must be loose."""
    blob = git(repo, "rev-parse", f"{commit}:{path}").strip()
    (repo / ".git" / "objects" / blob[:2] / blob[2:]).unlink()


def loosen(repo: Path) -> None:
    """Unpack every object of a repository."""
    for pack in list((repo / ".git" / "objects" / "pack").glob("*.pack")):
        data = pack.read_bytes()
        for part in pack.parent.glob(pack.stem + ".*"):
            part.unlink()
        git(repo, "unpack-objects", "-q", stdin=data)
