"""The head's CODEOWNERS: its lines, whose each source file is, which lines match nothing, which owners are quiet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lintorg.derive._shared.codeowners import finds_any, line_of, parse_codeowners
from lintorg.derive._shared.known_people import person_finder
from lintorg.derive._shared.trailers import stated_reviewers
from lintorg.model.facts import Facts, Identity, Tree
from lintorg.model.tables import DAY, CodeOwners, OwnersLine, People, PersonId, Window

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where the file may be; the first that is there counts."""
_MOST_LINES = 5_000
"""Lines of a file that is read: each is tried on every path."""
_YEAR = 365 * DAY


def owners_lines(facts: Facts, tree: Tree, window_head: str | None) -> tuple[tuple[OwnersLine, ...], int] | None:
    """Return the lines and how many more no platform takes; None without a readable file.

    None, too, for a window that ends before the head: the file of then is not read.
    """
    there = {*tree.paths, *tree.texts, *tree.unread}  # paths are those of the part that is judged, texts the root's
    place = next((place for place in PLACES if place in there), None)
    if window_head != facts.head or place is None or place not in tree.texts:
        return None
    lines, unreadable = parse_codeowners(tree.texts[place])
    return None if len(lines) > _MOST_LINES else (lines, unreadable)


def codeowners(
    tree: Tree, owners_lines: tuple[tuple[OwnersLine, ...], int] | None, path_class: Callable[[str], str]
) -> CodeOwners | None:
    """Return the owners of the head's source files; None without a readable file."""
    if owners_lines is None:
        return None
    lines, unreadable = owners_lines
    owner_line = line_of(lines)
    files = [path for path in tree.paths if path_class(path) == "source"]
    of = {path: line for path in files if (line := owner_line(path))}
    return CodeOwners(files=len(files), of=of, unreadable=unreadable)


def dead_owners_lines(
    tree: Tree, owners_lines: tuple[tuple[OwnersLine, ...], int] | None
) -> tuple[OwnersLine, ...] | None:
    """Return the lines whose pattern matches no file of the head; None without a file, or where it is too large."""
    if owners_lines is None:
        return None
    finds = finds_any(tree.paths)
    found = [(line, finds(line)) for line in owners_lines[0]]
    return None if any(any_ is None for _, any_ in found) else tuple(line for line, any_ in found if not any_)


def owners_quiet(
    facts: Facts,
    people: People,
    last_commits: Mapping[PersonId, int],
    owners_lines: tuple[tuple[OwnersLine, ...], int] | None,
    window: Window,
) -> Mapping[PersonId, bool]:
    """Return, for each owner whom the history knows, whether a year has had no commit and no review of theirs.

    Users are known by their login and e-mails by themselves; teams are nobody. Reviews are those of trailers.
    """
    if owners_lines is None:
        return {}
    year = Window(start=window.end - _YEAR, end=window.end)
    reviewers = stated_reviewers(one for one in facts.commits if one.committer_time in year)
    owners = {identity for line in owners_lines[0] for owner in line.owners if (identity := _identity(owner))}
    find = person_finder(people, (*owners, *reviewers))
    reviewed = set(map(find, reviewers))
    known = {person for owner in owners if (person := find(owner)) is not None}
    return {person: last_commits.get(person, 0) not in year and person not in reviewed for person in sorted(known)}


def _identity(owner: str) -> Identity | None:
    """Return what an owner may be known by; None of a team."""
    if owner.startswith("@"):
        return None if owner.startswith("@@") or "/" in owner else Identity(owner[1:], "")
    return Identity("", owner)
