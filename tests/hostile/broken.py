"""What is broken in a repository, by name: each fault is done to a sound repository that a scan can read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.repos import TEAL, git, history, loose_object, make_repo

JUDGED, REFUSED = 0, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is done to a repository, how a scan must end, and whether it says that it read only a part."""

    do: Callable[[Path], None]
    code: int
    partly: bool = False
    rare: bool = False
    """Left to `make long`: another one much like it is in `make check`."""


def sound(path: Path) -> Path:
    """Return a repository with nothing wrong, every object in a file of its own."""
    repo = make_repo(path, [*history(24, path="kernels/gemm.cu", every=3), *history(4, author=TEAL, path="data/a.py")])
    loose_object(repo, "HEAD")
    return repo


def packed(path: Path) -> Path:
    """Return a repository's only pack."""
    git(path, "repack", "-adq")
    (pack,) = (path / ".git" / "objects" / "pack").glob("*.pack")
    pack.chmod(0o644)
    return pack


def losing(name: str) -> Callable[[Path], None]:
    """Return what deletes an object."""
    return lambda repo: loose_object(repo, name).unlink()


def holding(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return what writes other bytes into the file of an object."""

    def write(repo: Path) -> None:
        file = loose_object(repo, name)
        file.chmod(0o644)
        file.write_bytes(change(file.read_bytes()))

    return write


def as_a_pipe(name: str) -> Callable[[Path], None]:
    """Return what puts a pipe without a writer in an object's place."""

    def replace(repo: Path) -> None:
        file = loose_object(repo, name)
        file.unlink()
        os.mkfifo(file)

    return replace


def a_pack_cut_off(repo: Path) -> None:
    """Keep half of the only pack."""
    pack = packed(repo)
    pack.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])


def a_pack_of_zeros(repo: Path) -> None:
    """Overwrite the only pack behind its header."""
    pack = packed(repo)
    pack.write_bytes(pack.read_bytes()[:12] + bytes(pack.stat().st_size - 12))


def a_pack_without_index(repo: Path) -> None:
    """Delete the index of the only pack."""
    packed(repo).with_suffix(".idx").unlink()


def a_pack_as_a_pipe(repo: Path) -> None:
    """Put a pipe without a writer in the place of the only pack."""
    pack = packed(repo)
    pack.unlink()
    os.mkfifo(pack)


def an_index_as_a_pipe(repo: Path) -> None:
    """Put a pipe without a writer in the place of the only pack's index."""
    index = packed(repo).with_suffix(".idx")
    index.unlink()
    os.mkfifo(index)


def a_borrowed_pipe(repo: Path) -> None:
    """Put a pipe into a store that is borrowed by one that is borrowed, under a quoted name."""
    for name, line in (("one", f'"{repo}/t\\167o"'), ("two", "/does/not/exist")):
        (repo / name / "info").mkdir(parents=True)
        (repo / name / "info" / "alternates").write_text(f"# x\n{line}\n")
    (repo / "two" / "pack").mkdir()
    os.mkfifo(repo / "two" / "pack" / "pack-1.idx")
    (repo / ".git" / "objects" / "info" / "alternates").write_text("../../one\n")


def links_to_themselves(repo: Path) -> None:
    """Leave links to themselves, to their own folder and to nowhere in the object store."""
    for place in ("objects", "objects/pack", "objects/info"):
        for name, target in (("self", "self"), ("loop", "."), ("up", ".."), ("nowhere", "/does/not/exist")):
            (repo / ".git" / place / name).symlink_to(target)


def locks(repo: Path) -> None:
    """Leave lock files as a process does that was killed."""
    for name in ("index", "HEAD", "config", "packed-refs", "shallow", "refs/heads/main"):
        (repo / ".git" / f"{name}.lock").write_text("")


def head(content: str) -> Callable[[Path], None]:
    """Return what writes a head."""

    def write(repo: Path) -> None:
        (repo / ".git" / "HEAD").write_text(content)

    return write


def branch(content: str) -> Callable[[Path], None]:
    """Return what writes the current branch."""

    def write(repo: Path) -> None:
        (repo / ".git" / "refs" / "heads" / "main").write_text(content)

    return write


def other_refs_to_nothing(repo: Path) -> None:
    """Point refs that are not the head at commits that are not there."""
    for folder in ("heads", "tags", "remotes/origin"):
        (repo / ".git" / "refs" / folder).mkdir(parents=True, exist_ok=True)
        (repo / ".git" / "refs" / folder / "gone").write_text("1" * 40 + "\n")


def detached(repo: Path) -> None:
    """Leave the branch, as continuous integration does."""
    git(repo, "checkout", "-q", "--detach")


def no_objects(repo: Path) -> None:
    """Delete the object store and keep its folder."""
    for file in (repo / ".git" / "objects").glob("??/*"):
        file.unlink()


FAULTS: dict[str, Fault] = {
    "nothing": Fault(do=lambda _: None, code=JUDGED),
    "a blob is missing": Fault(do=losing("HEAD~5:kernels/gemm.cu"), code=JUDGED, partly=True),
    "a blob of the head is missing": Fault(do=losing("HEAD:kernels/gemm.cu"), code=JUDGED, partly=True, rare=True),
    "a tree is missing": Fault(do=losing("HEAD~5:kernels"), code=JUDGED, partly=True, rare=True),
    "a root tree is missing": Fault(do=losing("HEAD~5^{tree}"), code=JUDGED, partly=True),
    "the head's tree is missing": Fault(do=losing("HEAD^{tree}"), code=REFUSED),
    "a folder of the head is missing": Fault(do=losing("HEAD:kernels"), code=REFUSED, rare=True),
    "a commit is missing": Fault(do=losing("HEAD~5"), code=REFUSED),
    "the first commit is missing": Fault(do=losing("HEAD~27"), code=REFUSED, rare=True),
    "the head is missing": Fault(do=losing("HEAD"), code=REFUSED, rare=True),
    "every object is missing": Fault(do=no_objects, code=REFUSED),
    "a tree is empty": Fault(do=holding("HEAD~5:kernels", lambda _: b""), code=JUDGED, partly=True, rare=True),
    "a tree is cut off": Fault(
        do=holding("HEAD~5:kernels", lambda data: data[:20]), code=JUDGED, partly=True, rare=True
    ),
    "a tree is noise": Fault(do=holding("HEAD~5:kernels", lambda _: bytes(range(256))), code=JUDGED, partly=True),
    "a commit is noise": Fault(do=holding("HEAD~5", lambda _: bytes(range(256))), code=REFUSED, rare=True),
    "a commit is cut off": Fault(do=holding("HEAD~5", lambda data: data[:40]), code=REFUSED),
    "a tree is a pipe": Fault(do=as_a_pipe("HEAD~5:kernels"), code=REFUSED, rare=True),
    "a commit is a pipe": Fault(do=as_a_pipe("HEAD~5"), code=REFUSED),
    "a blob is a pipe": Fault(do=as_a_pipe("HEAD~5:kernels/gemm.cu"), code=REFUSED, rare=True),
    "the pack is cut off": Fault(do=a_pack_cut_off, code=REFUSED),
    "the pack is zeros": Fault(do=a_pack_of_zeros, code=REFUSED, rare=True),
    "the pack has no index": Fault(do=a_pack_without_index, code=REFUSED, rare=True),
    "the pack is a pipe": Fault(do=a_pack_as_a_pipe, code=REFUSED, rare=True),
    "the pack's index is a pipe": Fault(do=an_index_as_a_pipe, code=REFUSED, rare=True),
    "a borrowed index is a pipe": Fault(do=a_borrowed_pipe, code=REFUSED),
    "links to themselves": Fault(do=links_to_themselves, code=JUDGED),
    "locks are left": Fault(do=locks, code=JUDGED),
    "other refs lead to nothing": Fault(do=other_refs_to_nothing, code=JUDGED, rare=True),
    "the head is detached": Fault(do=detached, code=JUDGED),
    "the head has no commit": Fault(do=head("ref: refs/heads/unborn\n"), code=REFUSED),
    "the head is itself": Fault(do=head("ref: HEAD\n"), code=REFUSED),
    "the head is empty": Fault(do=head(""), code=REFUSED, rare=True),
    "the head is noise": Fault(do=head("\x00\xff\x1b[31m"), code=REFUSED, rare=True),
    "the branch is itself": Fault(do=branch("ref: refs/heads/main\n"), code=REFUSED, rare=True),
    "the branch is empty": Fault(do=branch(""), code=REFUSED, rare=True),
    "the branch leads to nothing": Fault(do=branch("1" * 40 + "\n"), code=REFUSED),
}
