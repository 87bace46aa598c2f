"""How good the data is: identities, what was left out, agents, the map of areas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lintorg.derive.areas import area_map
from lintorg.derive.contributions import left_out
from lintorg.derive.identities import people
from lintorg.derive.located import sweeps
from lintorg.derive.paths import path_class
from lintorg.derive.work import work_commits
from lintorg.model.facts import Commit, Facts
from lintorg.model.quarterly import QualityRow
from lintorg.model.report import Report
from lintorg.model.tables import LeftOut, People
from lintorg.quarter.words import listed, plural
from lintorg.wiring import Tables

_COUNTED = ("source", "notebook")


def quality(report: Report, tables: Tables) -> tuple[QualityRow, ...]:
    """Return what a reader should know of the year's data, a row each."""
    facts, known_people = tables.inputs.facts, tables.of(people)
    window = tables.inputs.window
    commits = [commit for commit in facts.inside if commit.committer_time in window]
    rows = (
        ("identities", _identities(tables.of(work_commits), known_people)),
        ("left out", _left_out(commits, tables.of(left_out))),
        ("excluded paths", _excluded(commits, facts, tables)),
        ("agents", _agents(report.repository.assisted_share)),
        ("areas", _areas(report, tables)),
        ("history", _history(report)),
        ("roster", "in use" if tables.inputs.roster is not None else "none: nothing is said of students and interns"),
    )
    return tuple(QualityRow(what=what, says=says) for what, says in rows)


def _identities(commits: tuple[Commit, ...], people: People) -> str:
    emails = {commit.author.email.casefold() for commit in commits}
    authors = {people.of[commit.author] for commit in commits if commit.author in people.of}
    mailmap = "a .mailmap" if people.has_mailmap else "no .mailmap"
    ambiguous = f"; {plural(len(people.ambiguous), 'name')} too common to merge on" if people.ambiguous else ""
    who = plural(len(authors), "author")
    return f"{plural(len(emails), 'author e-mail')} of {who}; {mailmap}{ambiguous}"


def _left_out(commits: list[Commit], left_out: LeftOut) -> str:
    merges = sum(commit.is_merge for commit in commits)
    automated = left_out.bots + left_out.agents + left_out.nobody
    return f"{plural(merges, 'merge')}, {plural(automated, 'commit')} by bots and agents"


def _excluded(commits: list[Commit], facts: Facts, tables: Tables) -> str:
    """Count touches by class, and the sweeps."""
    class_of = tables.of(path_class)
    swept = tables.of(sweeps)
    hashes = {commit.hash for commit in commits}
    touched = Counter(map(class_of, facts.touches.of(hashes).paths))
    excluded = [f"{count:,} {name}" for name, count in sorted(touched.items()) if name not in _COUNTED]
    said = f"{sum(touched[one] for one in touched if one not in _COUNTED):,} of {sum(touched.values()):,} touched paths"
    edits = len(swept & hashes)
    return (
        said
        + (f": {listed(excluded, few=9)}" if excluded else "")
        + (f"; {plural(edits, 'sweep')} over more than 50 files count only for the files they add" if edits else "")
    )


def _agents(share: float | None) -> str:
    return "no commits" if share is None else f"at least {100 * share:.0f} % of commits name a coding agent"


def _areas(report: Report, tables: Tables) -> str:
    share = report.placement.placed_share
    where = {"folders": "top-level folders", "preset": "lintorg's own map", "configured": "your map"}
    placed = "" if share is None else f", which places {100 * share:.0f} % of touched paths"
    return f"{where[tables.of(area_map)]}{placed}"


def _history(report: Report) -> str:
    repository = report.repository
    parts = [plural(repository.commits, "commit")]
    parts += [f"{repository.degraded_commits:,} read in part"] if repository.degraded_commits else []
    parts += [f"{repository.skipped_commits:,} not read"] if repository.skipped_commits else []
    return ", ".join(parts)


def spoken_methods() -> Iterator[str]:
    """Yield how the numbers are made."""
    yield (
        "A change is a quarter outside of mean ± 2.66 times the mean moving range of the eight quarters before (an XmR "
        "chart); six of them must have a value. Quarters of fewer than 100 commits or 5 people are gaps."
    )
    yield (
        "Areas, bridges and findings are of the 365 days that end with the quarter; upkeep, load and flow of each "
        "quarter alone."
    )
    yield (
        "Who could step in: people other than its most active one with a tenth of that one's commits there in the "
        "year (three at least, ten are enough) and one anywhere in its last 90 days."
    )
    yield (
        "Core areas are those that the map of areas marks so; fewer than 20 commits or two people in the year, and an "
        "area is not judged. Nor is a pair of areas where one of them is not."
    )
    yield (
        "The way to the core: median weeks from first commit to first commit in a core area, by Kaplan and Meier; "
        "tenure here, not student status."
    )
    yield (
        "Bridges: people with two commits or more in each of two core areas; below chance: fewer than 97.5 % of random "
        "draws of the same work would give."
    )
    yield "Upkeep: commits that touch tests, docs or infrastructure and no other area; merges and bots count nowhere."
    yield "Of so many numbers, one or another looks like a change by chance alone: look twice before acting on it."


def spoken_limits() -> Iterator[str]:
    """Yield what the numbers cannot tell."""
    yield "Git shows who wrote code that was merged: no review, design, mentoring, experiments or work in other places."
    yield "Nothing here says how good code, a model or anyone's work is, nor why a number moved."
    yield "Squashed changes hide co-authors and sizes; agents and pairs are seen only where a commit names them."
    yield "A year's window moves slowly: an action of last quarter shows by a quarter of its weight."


def spoken_warnings() -> Iterator[str]:
    """Yield what the report is not for."""
    yield "Rating, ranking, rewarding or dismissing anyone: a finding about an area is about how work is spread."
    yield "Comparing teams or repositories with each other: their habits of committing differ."
    yield "A target: whoever commits for the sake of a number makes it worthless."
