"""Rendered answers, kept under everything they depend on."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypedDict

from lintorg.store.location import ANSWERS, cache_folder
from lintorg.store.segments import read_segments, write_segment

KEPT = 90 * 86_400
"""Seconds that an answer is kept after it was written."""


class Answer(TypedDict):
    """What a run printed and how it ended; ``observed`` is what it saw of files outside of git."""

    observed: dict[str, str]
    texts: list[str]
    code: int


def answer_folder(question: Mapping[str, object]) -> Path:
    """Return the folder of a question's answers; the question must say all that is known beforehand."""
    key = sha256(json.dumps(question, sort_keys=True).encode("utf-8")).hexdigest()[:40]
    return cache_folder() / ANSWERS / key


def load_answers(folder: Path) -> list[Answer]:
    """Return a question's answers: one for each state of the files it looked at."""
    return [answer for _, answer in read_segments(folder, _decoded)]


def save_answer(folder: Path, answer: Answer) -> None:
    """Keep an answer, and drop those of other questions that are three months old.

    Raises:
        OSError: the cache cannot be written.
    """
    write_segment(folder, answer)
    for other in folder.parent.iterdir():
        if other.stat().st_mtime < time.time() - KEPT:
            shutil.rmtree(other, ignore_errors=True)


def _decoded(payload: Any) -> Answer:
    observed, texts, code = payload["observed"], payload["texts"], payload["code"]
    words = (*observed, *observed.values(), *texts)
    if not (isinstance(texts, list) and isinstance(code, int) and all(isinstance(word, str) for word in words)):
        raise TypeError("this is no answer")
    return Answer(observed=observed, texts=texts, code=code)
