"""Finds the methods that commits change, with PyDriller and its parser lizard, in processes.

PyDriller's own ``changed_methods`` joins methods of one name and the same parameters, as every
``forward(self, x)`` of a file. Here a Python method is named with its classes, found by indentation.
"""

from __future__ import annotations

import os
import re
import signal
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stderr
from functools import partial
from io import StringIO
from itertools import accumulate, islice
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from types import FrameType

from lizard_languages import CLikeReader  # type: ignore[import-untyped]  # ships no types
from pydriller import Git, ModifiedFile
from pydriller.domain.commit import Method

from lintorg.mine.drill import UNREADABLE, open_git
from lintorg.mine.view import View, sealed_environment
from lintorg.model.facts import MethodChange, MinedMethods
from lintorg.model.interrupts import deaf_children
from lintorg.workers import worker_context

MAX_BYTES = 1_000_000
"""Files above this size are not parsed: they are generated, and take minutes."""

MAX_SECONDS = 20.0
"""Processor time for one file, before and after."""
_DEEPEST = 200
_BRACE = re.compile(rb"[{}]")
_OPEN_ENDED = ((b"/*", b"*/"), (b'R"(', b')"'))
_MOST_OPEN = 100
_CHUNK = 8
_CUDA = ("cu", "cuh")
_ANONYMOUS = "(anonymous)"
_BLOCK = re.compile(r"([ \t]*)(?:class|(?:async[ \t]+)?def)[ \t]+(\w+)")

Wanted = Mapping[str, Collection[str]]
Items = Sequence[tuple[str, Collection[str]]]


def mine_methods(
    view: View, wanted: Wanted, *, jobs: int, progress: Callable[[int, int], None] | None = None
) -> Iterator[MinedMethods]:
    """Yield the methods that commits change, in the order of ``wanted``: paths to parse by commit.

    Results come in small chunks, so that a caller can keep them and go on from there another time.
    A file in a language that lizard does not know has no methods; a function without a name is left
    out. To be consumed while the view is open; a caller that stops early closes the iterator.
    """
    chunks = list(_batched(wanted.items()))
    done = 0
    for results in _in_processes(partial(_mine_chunk, view.git_dir), chunks, jobs):
        done += len(results)
        if progress:
            progress(done, len(wanted))
        yield from results


def _batched(items: Iterable[tuple[str, Collection[str]]]) -> Iterator[Items]:
    iterator = iter(items)
    while batch := list(islice(iterator, _CHUNK)):
        yield batch


def _in_processes(
    work: Callable[[Items], list[MinedMethods]], chunks: Sequence[Items], jobs: int
) -> Iterator[list[MinedMethods]]:
    """Run the work over chunks in processes that end with this one, or with this call, however it ends."""
    context = worker_context()
    lifeline, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(lifeline,))
    with lifeline, ours:
        try:
            with deaf_children():
                results = pool.map(work, chunks)
            yield from results
        except BaseException:
            ours.close()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _start(lifeline: Connection) -> None:
    """Prepare a worker: the end of the process that started it is ours too."""
    Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    CLikeReader.ext = [*CLikeReader.ext, *_CUDA]  # lizard reads CUDA as C++, but does not know its files


def _end_with(lifeline: Connection) -> None:
    lifeline.poll(None)
    os._exit(1)


def _mine_chunk(git_dir: Path, items: Items) -> list[MinedMethods]:
    with sealed_environment(), open_git(git_dir) as git:
        return [_mine_commit(git, commit_hash, frozenset(paths)) for commit_hash, paths in items]


def _mine_commit(git: Git, commit_hash: str, wanted: frozenset[str]) -> MinedMethods:
    """Parse the wanted files of a commit one by one; those that fail, or are not found, are unread."""
    methods: set[MethodChange] = set()
    left = set(wanted)
    try:
        files = git.get_commit(commit_hash).modified_files if wanted else []
    except UNREADABLE:
        files = []
    for file in files:
        path = file.new_path or file.old_path
        if path in wanted:
            found = _changed_methods(file)
            if found is not None:
                left.discard(path)
                methods.update(MethodChange(commit_hash, path, name) for name in found)
    return MinedMethods(commit_hash, tuple(sorted(methods)), tuple(sorted(left)))


def _changed_methods(file: ModifiedFile) -> set[str] | None:
    """Return the names of the methods in which lines were added or deleted; None for a file not read."""
    said = StringIO()
    try:
        if not all(map(_can_be_parsed, (file.content or b"", file.content_before or b""))):
            return None
        with redirect_stderr(said), _bounded_time():  # where lizard gives up, it says so here and goes on
            lines = file.diff_parsed
            after = _named(file.methods, file.source_code, file.filename, lines["added"])
            before = _named(file.methods_before, file.source_code_before, file.filename, lines["deleted"])
    except Exception:  # noqa: BLE001  # a parser of whatever people write may raise anything
        return None
    return None if said.getvalue() else after | before


def _can_be_parsed(content: bytes) -> bool:
    """Tell whether the parser ends soon: it takes the square of what is never closed, and of the depth of braces."""
    if len(content) > MAX_BYTES:
        return False
    return _deepest(content) <= _DEEPEST and all(
        content.count(opens, content.rfind(closes) + 1) <= _MOST_OPEN for opens, closes in _OPEN_ENDED
    )


def _deepest(content: bytes) -> int:
    """Return how many braces are open at once."""
    open_ones = accumulate(1 if brace == b"{" else -1 for brace in _BRACE.findall(content))
    return max(open_ones, default=0)


@contextmanager
def _bounded_time() -> Iterator[None]:
    """Give up, as the last resort, after more time of the processor than any file takes that people write."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _give_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _named(
    methods: Iterable[Method], source: str | None, filename: str, changed: Sequence[tuple[int, str]]
) -> set[str]:
    """Return the names of the methods that hold one of the changed lines."""
    numbers = [number for number, _ in changed]
    names = _python_names(source or "") if filename.endswith(".py") and numbers else {}
    found = set()
    for method in methods:
        at = bisect_left(numbers, method.start_line)
        if at < len(numbers) and numbers[at] <= method.end_line and method.name != _ANONYMOUS:
            found.add(names.get(method.start_line, method.name))
    return found


def _python_names(source: str) -> dict[int, str]:
    """Return the dotted names of the functions and classes by the line that opens them."""
    names = {}
    around: list[tuple[int, str]] = []
    for number, line in enumerate(source.split("\n"), start=1):
        if block := _BLOCK.match(line):
            indent = len(block[1].expandtabs())
            while around and around[-1][0] >= indent:
                around.pop()
            around.append((indent, block[2]))
            names[number] = ".".join(name for _, name in around)
    return names
