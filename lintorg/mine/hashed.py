"""Compares commits with their names: git does so when it fetches them, and not when it reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha1, sha256

from lintorg.mine.stream import git_partly
from lintorg.mine.view import View
from lintorg.model.measure import TOO_LARGE

_SHA1 = 40


def untrue_names(view: View, hashes: Sequence[str]) -> frozenset[str]:
    """Return the commits whose objects hash to another name; of one that is missing or damaged nothing is said."""
    untrue: set[str] = set()
    rest = hashes
    while rest:
        output, trouble = git_partly(view, rest, "cat-file", "--batch", "--buffer")
        if trouble == TOO_LARGE and not output and len(rest) > 1:  # all together print more than is read
            half = len(rest) // 2
            untrue |= untrue_names(view, rest[:half])
            rest = rest[half:]
            continue
        answers = list(_answers(output, rest))
        untrue.update(commit for commit, is_true in answers if not is_true)
        rest = rest[len(answers) + 1 :] if trouble else ()  # an object that cannot be read ends git's stream
    return frozenset(untrue)


def _answers(output: bytes, hashes: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield (hash, whether it is its object's) as far as the output goes: ``<hash> commit <size>``, then the bytes."""
    at = 0
    for asked in hashes:
        end_of_line = output.find(b"\n", at)
        if end_of_line < 0:
            return
        header = output[at:end_of_line].partition(b" ")[2]  # "missing" has no bytes
        start = end_of_line + 1
        end = start + int(header.partition(b" ")[2] or 0)
        if end > len(output):
            return
        yield asked, header == b"missing" or _name(header, memoryview(output)[start:end], len(asked)) == asked
        at = start if header == b"missing" else end + 1


def _name(header: bytes, content: memoryview, length: int) -> str:
    hasher = (sha1 if length == _SHA1 else sha256)(header + b"\0")
    hasher.update(content)
    return hasher.hexdigest()
