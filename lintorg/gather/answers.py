"""Gives an answer again where nothing that it depends on has changed.

Nothing heavy is imported until it is known that there is something to compute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import lintorg
from lintorg.gather.kept import is_believed
from lintorg.gather.observed import disk_files, roster_state, still_so
from lintorg.mine.locate import locate
from lintorg.mine.view import is_shallow
from lintorg.model.options import Options, essence
from lintorg.model.report import Report
from lintorg.store.answers import Answer, answer_folder, load_answers, save_answer

if TYPE_CHECKING:
    from lintorg.gather.policy import Policy

Compute = Callable[[], tuple["Answered", Mapping[str, str] | None]]
"""Computes an answer, and what was observed: None where the answer may change although nothing observed does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One text for each rendering, the exit code, and seconds by stage (none where it was known)."""

    texts: tuple[str, ...]
    code: int
    timings: Mapping[str, float] = field(default_factory=dict)


def remembered(options: Options, asked: Mapping[str, object], compute: Compute) -> Answered:
    """Return what is computed for options, or what the same options gave for the same that was ``asked``.

    A commit that they name must be pinned to its hash.
    """
    if not options.mining.cache:
        return compute()[0]
    source = locate(options.path, any_head=options.head is not None)
    if is_shallow(source) or not is_believed(options.mining, source):
        return compute()[0]
    files = disk_files(None if options.head else source.work_tree, options)
    question = {
        "program": [lintorg.__version__, _program()],
        "repository": [source.name, source.head, source.work_tree is None, source.folder],
        "objects": str(source.objects.resolve()),
        "options": essence(options),
        "roster": roster_state(options),
        **asked,
    }
    folder = answer_folder(question)
    for known in load_answers(folder):
        if files is None or still_so(files, known["observed"]):
            return Answered(texts=tuple(known["texts"]), code=known["code"])
    answered, observed = compute()
    if observed is not None:
        kept = Answer(observed=dict(observed), texts=list(answered.texts), code=answered.code)
        options.mining.keep(lambda: save_answer(folder, kept))
    return answered


def observed_of(report: Report, policy: Policy) -> Mapping[str, str] | None:
    """Return what an answer depends on besides commits; None where objects are missing, which may still arrive."""
    incomplete = report.repository.degraded_commits or report.repository.skipped_commits
    return None if incomplete else policy.observed


def _program() -> list[list[object]]:
    """Return what tells this state of the program from others, also where it is being worked on."""
    package = Path(lintorg.__file__).parent
    folders = (package, package.parent / "rules")
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in (".py", ".yaml"))
    return [
        [file.relative_to(package.parent).as_posix(), file.stat().st_size, file.stat().st_mtime_ns] for file in files
    ]
