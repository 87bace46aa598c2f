"""Teams with early-career people and others, from literals."""

from lintorg.model.roster import Role, RolePeriod, Roles
from lintorg.model.tables import DAY
from tests.worlds import END, did, measured, team

ABOUT = "cohort:early-career"
METRICS = (
    "early_career_commit_share",
    "early_career_core_share",
    "early_career_share_ratio",
    "early_career_core_odds",
    "early_career_upkeep_odds",
)
WHOLE_YEAR = (END - 365 * DAY, END)


def roster(early="", others="", *, minimum=5, start=WHOLE_YEAR[0], end=None):
    """Roles of people named by letters: students and staff, from the window's start unless said otherwise."""
    of = {}
    named: tuple[tuple[str, Role], ...] = ((early, "student"), (others, "staff"))
    for letters, role in named:
        for letter in letters:
            of[ord(letter) - ord("a")] = (RolePeriod(role=role, start=start, end=end or END + DAY),)
    return Roles(of=of, minimum=minimum)


def work(**commits):
    """Commits by areas (``_`` is none) and person: ``work(model="aab")`` is two by a and one by b."""
    return [
        did(1 + place / 10, who, "" if areas == "_" else areas.replace("_", " "))
        for areas, people in commits.items()
        for place, who in enumerate(people)
    ]


def measure(metric, commits, roles, **given):
    return measured(metric, team(commits, roles=roles, **given))[ABOUT]


def found(metric, commits, roles, **given):
    """Value, low and high, or the reason why there is none."""
    one = measure(metric, commits, roles, **given)
    return one.why_none if one.value is None else (one.value, one.low, one.high)
