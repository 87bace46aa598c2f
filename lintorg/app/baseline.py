"""Records a baseline, and takes out of it what is mended."""

from __future__ import annotations

from pathlib import Path

from lintorg.app.scan import Scan, scan
from lintorg.config.baseline import BASELINE, baseline_text
from lintorg.gather.policy import load_policy
from lintorg.mine.locate import locate
from lintorg.mine.view import open_view
from lintorg.model.accepted import Baseline, BaselineEntry
from lintorg.model.errors import LintorgError
from lintorg.model.options import Options
from lintorg.policy.baseline import prune, record


def created(options: Options) -> tuple[str, str]:
    """Return a baseline of a scan's breaches, and a sentence about it; one that is there is not read.

    ``request`` must leave the baseline out.
    """
    done = scan(options)
    entries = record(done.report.findings, done.policy.rules)
    return _text(done, entries), f"{_findings(len(entries))} recorded{_elsewhere(options.path)}"


def pruned(options: Options, *, tighten: bool) -> tuple[str, str]:
    """Return the repository's baseline without what is mended, and a sentence about it.

    Raises:
        LintorgError: there is none.
    """
    with open_view(options.path) as view:
        before = load_policy(view, options).baseline
    if before is None:
        raise LintorgError(f"there is no {BASELINE} in the repository; `lintorg baseline create` records one")
    done = scan(options)
    entries = tuple(prune(before.entries, done.report.findings, done.policy.rules, tighten=tighten))
    tightened = len(set(map(_value, entries)) - set(map(_value, before.entries)))
    better = f", {tightened} of them at a better value" if tightened else ""
    said = f"{_findings(len(before.entries) - len(entries))} gone, {len(entries)} left{better}"
    return _text(done, entries), said + _elsewhere(options.path)


def _text(done: Scan, entries: tuple[BaselineEntry, ...]) -> str:
    return baseline_text(Baseline(roots=done.report.repository.roots, entries=entries))


def _elsewhere(path: Path) -> str:
    """Say where the file belongs when the current directory is not that place."""
    root = locate(path).work_tree
    here = root is not None and root.resolve() == Path.cwd().resolve()
    return "" if here else "; a scan reads it in the repository's root, so put it there"


def _value(entry: BaselineEntry) -> tuple[str, float | int | None]:
    return entry.fingerprint, entry.value


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count} findings"
