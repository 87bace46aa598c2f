"""The story of an explanation: a scan, one finding of it, and what stands behind that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lintorg.app.scan import Scan, scan
from lintorg.assess.commits_behind import commits_behind
from lintorg.assess.lookup import find_finding
from lintorg.assess.readings import readings_of
from lintorg.model.explanation import Explanation
from lintorg.model.finding import Finding
from lintorg.model.measure import Measure
from lintorg.model.options import Options
from lintorg.model.report import Report
from lintorg.policy.rules import LoadedRule
from lintorg.policy.turning import turning
from lintorg.policy.waive import waiver_entry


def explain(options: Options, word: str) -> Explanation:
    """Scan a repository and explain the finding that a word names: ``RULE:SUBJECT``, or its fingerprint's start.

    Raises:
        LintorgError: no finding, or more than one, is called so.
        CannotJudge, BadFiles: as ``scan`` does.
    """
    done = scan(options)
    report = done.report
    finding = find_finding(word, report, done.policy)
    loaded = next(one for one in done.policy.rules if one.rule.id == finding.rule.id)
    decided = finding.outcome != "abstained"
    previous = _previous(finding, report)
    now = {measure.metric: measure for measure in finding.measures}
    return Explanation(
        repository=report.repository,
        finding=_read_again(done, loaded, finding) if decided else finding,
        previous=previous,
        guards=tuple(guard for guard in report.guards if guard.active),
        commits=commits_behind(done.tables, loaded, finding),
        changes=turning(loaded.condition, now.get, previous.get) if decided else None,
        waiver=waiver_entry(finding, report.repository.as_of) if finding.outcome == "breach" else (),
    )


def _previous(finding: Finding, report: Report) -> Mapping[str, Measure]:
    """Return the measures of the window before: of the subject, or of the repository where its metric is that's."""
    keys = [(measure.metric, measure.subject) for measure in finding.measures]
    return {metric: report.previous[metric, about] for metric, about in keys if (metric, about) in report.previous}


def _read_again(done: Scan, loaded: LoadedRule, finding: Finding) -> Finding:
    """Return the finding with its other readings; a scan makes those of breaches alone."""
    if finding.readings:
        return finding
    key = (finding.rule.id, finding.subject)
    return replace(finding, readings=readings_of(done.tables, (loaded,), {key})[key])
