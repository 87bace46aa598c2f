"""The parts of a report over small teams as tables, each number counted by hand."""

from dataclasses import replace

import pytest

from lintorg.gather.measuring import measure_all
from lintorg.model.measure import Measure
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import TakeOverRow
from lintorg.model.roster import RolePeriod, Roles
from lintorg.model.tables import DAY
from lintorg.quarter.bridges import chart_bridges
from lintorg.quarter.handover import handover
from lintorg.quarter.hints import facts, hints
from lintorg.quarter.newcomer_path import way
from lintorg.quarter.sentences import moved_and_stayed
from lintorg.quarter.take_over import most_at_risk
from tests.quarterly import FULL
from tests.render.reports import finding
from tests.worlds import END, did, team

QUARTER = Quarter(2024, 3)
TO_END = (END - QUARTER.end) / DAY
"""Days from the quarter's end to the end of the worlds."""


def ago(days):
    """Days before the quarter's end as the worlds count them."""
    return TO_END + days


def due(commits, ends):
    roles = {
        ord(who) - ord("a"): (
            RolePeriod(role="intern", start=0, end=None if days is None else QUARTER.end + days * DAY),
        )
        for who, days in ends.items()
    }
    tables = team(commits, window=QUARTER.year_window, roles=Roles(of=roles) if ends else None)
    return handover(measure_all(tables, {"area_handover_due"}), tables)


BUSY = [did(ago(n), who, "eval") for n, who in enumerate("ab" * 12, start=1)]
BUSY += [did(ago(n), who, "data") for n, who in enumerate("abcd" * 6, start=1)]


@pytest.mark.parametrize(("days", "areas"), [(100, ["eval"]), (182, ["eval"]), (183, []), (-1, []), (None, [])])
def test_an_area_that_keeps_one_active_person_is_due_within_half_a_year(days, areas):
    found = due(BUSY, {"a": days, "b": None, "c": None, "d": None})
    assert [row.area for row in found.rows if row.due] == areas
    assert {row.area: row.familiar for row in found.rows} == {"eval": 2, "data": 4}
    assert found.title == (
        "To be handed over within half a year: eval"
        if areas
        else "By the roster's dates, no area loses its last or second person within half a year"
    )


def test_without_a_roster_it_says_how_to_get_one():
    found = due(BUSY, {})
    assert (found.rows, found.why_none) == ((), "no_roster")
    assert "lintorg roster new" in found.how


def newcomers(*weeks, day=170, start="f"):
    """One commit elsewhere each, ``day`` days before the end, and after so many weeks one in core (None: never)."""
    commits = []
    for place, wait in enumerate(weeks):
        who = chr(ord(start) + place)
        commits.append(did(ago(day), who, "docs"))
        commits += [] if wait is None else [did(ago(day - 7 * wait), who, "model")]
    return commits


OLD = [did(ago(2_000), "a", "model")]


def rows(commits, **given):
    tables = team(commits, window=QUARTER.year_window, **given)
    found = way(tables, QUARTER, told=True)
    return found, {row.entry: row for row in found.rows}


def test_the_median_way_of_a_half_year_is_that_of_the_middle_person():
    found, by_entry = rows([*OLD, *newcomers(1, 2, 5, 9, 20)])
    row = by_entry["2024H1"]
    assert (row.people, row.weeks, row.why_none) == (5, 5, None)
    assert row.low <= 5 <= (row.high or 99)
    assert found.title == "Half of those who came in 2024H1 reached the core within 5.0 weeks"
    assert "2021H2" not in by_entry


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        (range(9, 21), range(12), ", sooner than those of 2023H2 (within 14.0 weeks)"),
        (range(12), range(9, 21), ", later than those of 2023H2 (within 5.0 weeks)"),
        ((1, 2, 5, 9, None), (1, 2, 3, 4, 20), "; whether that differs from 2023H2 cannot be told"),
        (range(12), range(12), ": no change from 2023H2 that goes beyond the intervals"),
    ],
)
def test_a_way_is_called_shorter_or_longer_only_where_the_intervals_are_apart(before, now, says):
    found, by_entry = rows([*OLD, *newcomers(*before, day=300), *newcomers(*now, start="r")])
    assert {"2023H2", "2024H1"} <= {entry for entry, row in by_entry.items() if row.weeks is not None}
    assert found.title.startswith("Half of those who came in 2024H1 reached the core within ")
    assert found.title.endswith(says)


def pairs(apart, together):
    """Some know data alone, some model alone, some both: two commits of each on either side."""
    commits, day = [], 1
    for place in range(2 * apart + together):
        areas = ("data", "model") if place >= 2 * apart else (("data", "data"), ("model", "model"))[place % 2]
        for area in areas * 2:
            commits.append(did(ago(day), chr(ord("a") + place), area))
            day += 1
    tables = team(commits, window=QUARTER.year_window)
    return chart_bridges(measure_all(tables, {"area_bridges_null"}), tables)


def test_a_pair_that_two_people_know_may_still_be_known_to_fewer_than_by_chance():
    found = pairs(apart=12, together=2)
    (row,) = found.rows
    assert (row.people, row.below_chance) == (2, True)
    assert found.title == "Fewer people than by chance know both of 1 of 1 pair of core areas: data and model (2)"


def test_a_title_without_such_a_pair_says_so():
    found = pairs(apart=0, together=12)
    assert [(row.people, row.below_chance) for row in found.rows] == [(12, False)]
    assert found.title == "At least two people know both of 1 of 1 pair of core areas, nowhere fewer than by chance"


def over(area, successors, before=None, *, core=True, judged=True):
    return TakeOverRow(area=area, core=core, commits=30, people=5, successors=successors, before=before, judged=judged)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            (over("eval", 1, 4), over("data", 3)),
            "is eval: 1 person besides its most active one could step in, 4 people a year ago.",
        ),
        (
            (over("eval", 0, 0), over("data", 1)),
            "is eval: nobody besides its most active one could step in, as a year ago.",
        ),
        (
            (over("eval", 0), over("docs", 0, core=False), over("data", 0, judged=False), over("model", 1)),
            "is eval: nobody besides its most active one could step in.",
        ),
        (
            (over("eval", 2), over("data", 2), over("model", 3)),
            "are eval and data: 2 people besides the most active one could step in.",
        ),
    ],
)
def test_the_front_page_names_the_core_areas_that_fewest_could_take_over(rows, says):
    assert most_at_risk(rows) == f"Most at risk {says}"


def test_where_three_could_take_over_each_area_none_is_at_risk():
    assert most_at_risk((over("eval", 4), over("data", 3))) == (
        "No core area is at risk: at least 3 people could step in for each, the fewest in data."
    )


def test_without_a_core_area_that_can_be_judged_none_is_named():
    said = most_at_risk((over("docs", 0, core=False), over("data", 0, judged=False)))
    assert said == "Which area is most at risk cannot be told: no core area has 20 commits and two people."


@pytest.mark.parametrize(
    ("earlier", "commits", "says"),
    [
        (
            4,
            98,
            (
                "the quarter has 98 commits by 9 people, and it takes 100 commits by 5 people, here and in 6 earlier "
                "quarters, and 4 had them."
            ),
        ),
        (8, 98, "the quarter has 98 commits by 9 people, and it takes 100 commits by 5 people."),
        (0, 200, "it takes 100 commits by 5 people in 6 earlier quarters, and none had them."),
    ],
)
def test_why_nothing_can_be_said_of_a_quarter_names_all_that_is_short(earlier, commits, says):
    known, gap = FULL.series[0].points[-1], replace(FULL.series[0].points[-1], value=None)
    last = known if commits >= 100 else gap
    points = (*(known for _ in range(earlier)), *(gap for _ in range(8 - earlier)), last)
    moved, _ = moved_and_stayed([replace(FULL.series[0], points=points, change="unknown")], commits=commits, people=9)
    assert moved == f"Whether the quarter's numbers moved cannot be told: {says}"


def test_a_finding_is_shown_with_the_numbers_that_it_was_judged_by():
    one = Measure(metric="area_successors", version=1, subject="area:eval", unit="people", value=0, low=0, high=0, n=30)
    unread = replace(one, metric="nobodys_metric")
    assert facts(replace(finding(), measures=(one, unread, replace(one, value=None)))) == (
        "people who could step in 0",
    )


@pytest.mark.parametrize("count", [3, 5])
def test_the_front_page_says_of_how_many_numbers_it_names_some(count):
    noise = [replace(FULL.series[1], title=f"number {place}") for place in range(count)]
    _, stayed = moved_and_stayed([FULL.series[0], *noise], commits=200, people=9)
    named = {
        3: "number 0, number 1 and number 2.",
        5: "among them number 0, number 1 and number 2; the tables by quarter",
    }
    assert stayed.startswith(f"Within noise: {count} of {count + 1} numbers that can be judged, {named[count]}")


def test_hints_look_at_the_year_of_the_report_and_not_at_what_a_scan_would():
    quarter = Quarter(2026, 2)
    plain = finding("area:eval")
    explain, rule = hints(plain, quarter, window_days=365)
    assert explain == f"lintorg explain {plain.fingerprint} --as-of 2026-06-30"
    assert rule == f"lintorg rule {plain.rule.id}"
    assert hints(plain, quarter, window_days=90)[0] == f"{explain} --window 365d"
    pedantic = replace(plain, rule=replace(plain.rule, tier="pedantic"))
    assert hints(pedantic, quarter, window_days=365)[0].endswith(" --pedantic")
    of_report = replace(plain, rule=replace(plain.rule, on=("report",)))
    assert hints(of_report, quarter, window_days=365) == (rule,)
    own = replace(plain, rule=replace(plain.rule, id="LAB001"))
    assert hints(own, quarter, window_days=365)[1] == "lintorg rule LAB001 ."


def test_whoever_has_not_reached_core_counts_as_watched():
    _, by_entry = rows([*OLD, *newcomers(1, 2, None, None, None)])
    assert (by_entry["2024H1"].weeks, by_entry["2024H1"].why_none) == (None, "unreached")
    _, by_entry = rows([*OLD, *newcomers(1, 2, 3, None, None)])
    assert by_entry["2024H1"].weeks == 3


def test_a_core_commit_after_the_quarter_is_not_seen():
    late = did(TO_END - 1, "f", "model")
    _, by_entry = rows([*OLD, *newcomers(1, 2, None, None, None), late])
    assert by_entry["2024H1"].why_none == "unreached"


def test_few_people_and_a_young_history_have_no_median():
    _, by_entry = rows([*OLD, *newcomers(1, 2, 5, 9)])
    assert (by_entry["2024H1"].people, by_entry["2024H1"].why_none) == (4, "too_few")
    _, by_entry = rows(newcomers(1, 2, 5, 9, 20))
    assert by_entry["2024H1"].why_none == "young_history"


def test_cohorts_are_told_coarsely_and_only_where_both_are_large_enough():
    commits = [*OLD, *newcomers(1, 2, 5, 9, 20), *newcomers(0, 1, 2, 3, 4, 5, start="k")]
    early = {ord(who) - ord("a"): (RolePeriod(role="student", start=0),) for who in "fghij"}
    others = {ord(who) - ord("a"): (RolePeriod(role="staff", start=0),) for who in "klmnop"}
    found, _ = rows(commits, roles=Roles(of=early | others))
    assert [(row.entry, row.people, row.weeks) for row in found.cohorts] == [
        ("early-career", 10, 5.0),
        ("others", 10, 2.0),
    ]
    del others[ord("p") - ord("a")], others[ord("o") - ord("a")]
    found, _ = rows(commits, roles=Roles(of=early | others))
    assert (found.cohorts, found.why_no_cohorts) == ((), "suppressed")
    found, _ = rows(commits)
    assert found.why_no_cohorts == "no_roster"


@pytest.mark.parametrize("reached", [(1, 2, 5, 9, None), (None,) * 5], ids=["four", "nobody"])
@pytest.mark.parametrize("early", ["fghij", "klmno"])
def test_the_way_of_the_few_who_reached_the_core_is_not_told(reached, early):
    commits = [*OLD, *newcomers(*reached), *newcomers(0, 1, 2, 3, 4, start="k")]
    of = {
        ord(who) - ord("a"): (RolePeriod(role="student" if who in early else "staff", start=0),) for who in "fghijklmno"
    }
    found, _ = rows(commits, roles=Roles(of=of))
    assert (found.cohorts, found.why_no_cohorts) == ((), "suppressed")
