"""Mines histories with PyDriller: slower than bulk, with the same results, and so a check on it.

What PyDriller cannot say exactly, git's own stream says for that commit (``bulk``):

- a commit whose objects are missing: PyDriller reads every blob, bulk only those it compares;
- names, messages and paths that are not text in their encoding: PyDriller replaces the bytes;
- a message in another encoding than UTF-8, which GitPython ignores, and an author without an address;
- paths that GitPython misreads in the head of a patch (``x b/y`` without a hunk, some quoted ones);
- the lines of a file that changed its type: PyDriller shows one file deleted and one added.

``excluded`` is ignored: PyDriller diffs whole commits. SHA-256 repositories cannot be read.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from git import Git as GitPython
from git import GitCommandError, Repo
from git.exc import ODBError
from git.objects import Commit as GitCommit
from git.objects import Submodule
from git.util import IterableList
from pydriller import Commit as DrilledCommit
from pydriller import Git, ModificationType, ModifiedFile

from lintorg.mine import bulk
from lintorg.mine.bulk import Progress, in_chunks
from lintorg.mine.keys import blanked
from lintorg.mine.message import identity, parse_message
from lintorg.mine.programs import git_program
from lintorg.mine.stream import MOST_RENAMES
from lintorg.mine.view import View
from lintorg.model.errors import CannotJudge
from lintorg.model.facts import Commit, Facts, LineCount, MinedCommit, facts_of
from lintorg.model.touches import Touch

_CHUNK = 50
_KINDS = {
    ModificationType.ADD: "A",
    ModificationType.DELETE: "D",
    ModificationType.MODIFY: "M",
    ModificationType.RENAME: "R",
    ModificationType.UNKNOWN: "M",  # a change of mode only
}
_REPLACED = "\ufffd"
_BINARY_WITHIN = 8_000  # bytes in which git looks for a zero

Item = TypeVar("Item")


class Misread(ValueError):
    """PyDriller's answer is not what git says."""


UNREADABLE = (GitCommandError, ODBError, AssertionError, ValueError, LookupError)
"""What PyDriller, GitPython and their parsers raise at a commit they cannot read."""


class _Repo(Repo):
    """A repository without submodules: GitPython would parse the head's .gitmodules again at every file."""

    @property
    def submodules(self) -> IterableList[Submodule]:
        return IterableList("name")


@contextmanager
def open_git(git_dir: Path) -> Iterator[Git]:
    """Open a view with PyDriller, in a copy: it rewrites the configuration of what it opens."""
    GitPython.GIT_PYTHON_GIT_EXECUTABLE = git_program()
    with tempfile.TemporaryDirectory(prefix="drill-", dir=git_dir, ignore_cleanup_errors=True) as folder:
        own = Path(folder)
        (own / "refs").mkdir()
        shutil.copytree(git_dir / "objects", own / "objects")
        for name in ("HEAD", "config"):
            shutil.copy(git_dir / name, own / name)
        git = Git(str(own))
        git.repo.config_writer().set_value("diff", "renameLimit", str(MOST_RENAMES)).release()
        git.repo.close()
        git._repo = _Repo(own)
        git.repo.git.update_environment(**blanked())
        try:
            yield git
        finally:
            git.repo.close()


def mine_history(view: View, *, jobs: int, progress: Progress | None = None) -> Facts:
    """Return the commits and touched paths of everything reachable from the view's head.

    Raises:
        CannotJudge: a commit object is missing, or objects are named by SHA-256.
    """
    return facts_of(view.head, mine_commits(view, walk(view), jobs=jobs, progress=progress))


def mine_commits(
    view: View, hashes: Sequence[str], *, jobs: int, progress: Progress | None = None
) -> Iterator[MinedCommit]:
    """Yield what can be read of each commit, in the order asked for."""
    size = min(_CHUNK, -(-len(hashes) // jobs) or 1)  # a change is shared out too: most of the time git is waited for
    return in_chunks(partial(_mine_chunk, view), hashes, size, jobs, progress)


def mine_lines(
    view: View,
    hashes: Sequence[str],
    excluded: Sequence[str] = (),  # noqa: ARG001  # one signature for both miners
    *,
    jobs: int,
    progress: Progress | None = None,
) -> dict[str, tuple[LineCount, ...] | None]:
    """Return the changed lines of each commit by hash; None for a commit that git cannot diff."""
    return dict(in_chunks(partial(_count_chunk, view), hashes, _CHUNK, jobs, progress))


def walk(view: View) -> list[str]:
    """Return the hashes of everything reachable from the head, in ``git rev-list --topo-order`` order.

    Raises:
        CannotJudge: a commit object is missing, or objects are named by SHA-256.
    """
    if len(view.head) != 40:
        raise CannotJudge("PyDriller cannot read a repository whose objects are named by SHA-256; use the other miner")
    try:
        with open_git(view.git_dir) as git:
            return [commit.hexsha for commit in git.repo.iter_commits(view.head, topo_order=True)]
    except GitCommandError as error:
        raise CannotJudge(
            "the history cannot be walked to its end, commit objects are missing; "
            f"run `git fsck --connectivity-only` there (git ended with {error.status})"
        ) from None


def read_commit(git: Git, commit_hash: str) -> MinedCommit | None:
    """Return what PyDriller reads of a commit; None where that would differ from what git says."""
    return _unless_misread(_read, git, commit_hash)


def read_lines(git: Git, commit_hash: str) -> tuple[LineCount, ...] | None:
    """Return the lines that PyDriller counts in a commit; None where git would count otherwise."""
    return _unless_misread(_count, git, commit_hash)


def _unless_misread(read: Callable[[Git, str], Item], git: Git, commit_hash: str) -> Item | None:
    try:
        return read(git, commit_hash)
    except UNREADABLE:
        return None


def _mine_chunk(view: View, hashes: Sequence[str]) -> list[MinedCommit]:
    with open_git(view.git_dir) as git:
        read = {commit_hash: read_commit(git, commit_hash) for commit_hash in hashes}
    left = [commit_hash for commit_hash, mined in read.items() if mined is None]
    known = {mined.hash: mined for mined in bulk.mine_commits(view, left, jobs=1)}
    return [mined or known[commit_hash] for commit_hash, mined in read.items()]


def _count_chunk(view: View, hashes: Sequence[str]) -> list[tuple[str, tuple[LineCount, ...] | None]]:
    with open_git(view.git_dir) as git:
        read = {commit_hash: read_lines(git, commit_hash) for commit_hash in hashes}
    left = [commit_hash for commit_hash, lines in read.items() if lines is None]
    return list((read | bulk.mine_lines(view, left, jobs=1)).items())


def _read(git: Git, commit_hash: str) -> MinedCommit:
    source = git.repo.commit(commit_hash)
    if b"\nencoding " in source.data_stream.read().partition(b"\n\n")[0]:
        raise Misread
    drilled = git.get_commit_from_gitpython(source)
    return MinedCommit(commit_hash, _commit(source, drilled), tuple(_touches(commit_hash, drilled.modified_files)))


def _commit(source: GitCommit, drilled: DrilledCommit) -> Commit:
    parsed = parse_message(_exact(source.message).partition("\0")[0])
    return Commit(
        hash=drilled.hash,
        parents=tuple(drilled.parents),
        author=identity(_exact(drilled.author.name), _exact(drilled.author.email)),
        author_time=source.authored_date,
        committer=identity(_exact(drilled.committer.name), _exact(drilled.committer.email)),
        committer_time=source.committed_date,
        subject=parsed.subject,
        trailers=parsed.trailers,
        reverts=parsed.reverts,
        revert_bare=parsed.revert_bare,
    )


def _exact(text: str | bytes | None) -> str:
    """Return a text in which nothing was replaced."""
    if not isinstance(text, str) or _REPLACED in text:
        raise Misread
    return text


def _touches(commit_hash: str, files: Iterable[ModifiedFile]) -> list[Touch]:
    touches: list[Touch] = []
    for file in files:
        touch = _touch(commit_hash, file)
        if touches and touches[-1] == touch._replace(kind="D"):  # deleted and added: the type changed
            touches[-1] = touch._replace(kind="T")
        else:
            touches.append(touch)
    return touches


def _touch(commit_hash: str, file: ModifiedFile) -> Touch:
    kind = _KINDS[file.change_type]
    path = _exact(file.new_path or file.old_path)
    if kind == "R":
        return Touch(commit_hash, path, kind, _exact(file.old_path))
    if file.old_path not in (None, path):
        raise Misread
    return Touch(commit_hash, path, kind)


def _count(git: Git, commit_hash: str) -> tuple[LineCount, ...]:
    source = git.repo.commit(commit_hash)
    files = git.get_commit_from_gitpython(source).modified_files
    touches = _touches(commit_hash, files)
    if any(touch.kind == "T" for touch in touches):
        raise Misread
    return tuple(
        LineCount(commit_hash, touch.path, None, None)
        if _is_binary(source, touch, file.diff)
        else LineCount(commit_hash, touch.path, file.added_lines, file.deleted_lines)
        for touch, file in zip(touches, files, strict=True)
    )


def _is_binary(source: GitCommit, touch: Touch, patch: str) -> bool:
    if patch or touch.kind in "AD":
        return patch.startswith("Binary files ")
    content = (source.tree / touch.path).data_stream.read()  # a rename or mode only: the patch does not tell
    return b"\0" in content[:_BINARY_WITHIN]
