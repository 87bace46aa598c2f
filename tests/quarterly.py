"""Quarterly reports from literals: a full one, one of a young repository, one that says nothing of a cohort."""

from dataclasses import replace

from lintorg.model.measure import Measure
from lintorg.model.quarter import Quarter
from lintorg.model.quarterly import (
    Action,
    BridgeRow,
    Bridges,
    Comparison,
    Difference,
    Event,
    Flow,
    Handover,
    HandoverRow,
    HotFunctions,
    HotRow,
    Point,
    QualityRow,
    QuarterReport,
    Sentences,
    Series,
    TakeOver,
    TakeOverRow,
    TrendedFinding,
    Upkeep,
    UpkeepRow,
    WayRow,
    WayToCore,
)
from lintorg.model.report import Counts, Repository
from lintorg.model.tables import Guard, Placement
from tests.render.reports import EVIL, G4, finding, other

QUARTER = Quarter(2026, 3)
QUARTERS = tuple(QUARTER.back(back) for back in range(8, -1, -1))


def series(metric, title, unit, values, *, change="none", limits=(None, None, None), n=200, read_as=""):
    points = tuple(
        Point(
            quarter=quarter.name,
            value=value,
            n=n,
            low=value,
            high=value,
            why_none=None if value is not None else "too_few",
        )
        for quarter, value in zip(QUARTERS, values, strict=True)
    )
    centre, lower, upper = limits
    return Series(
        metric=metric,
        title=title,
        subject="repo",
        unit=unit,
        version=1,
        points=points,
        centre=centre,
        lower=lower,
        upper=upper,
        change=change,
        read_as=read_as,
    )


FLOW = (
    series(
        "effective_contributors",
        "effective contributors",
        "index",
        (11.2, 10.8, 11.9, 12.4, None, 10.6, 11.8, 12.0, 7.1),
        change="down",
        limits=(11.5286, 9.22324, 13.8339),
        read_as="7.1, below 9.22 to 13.8, where the quarters before put it: a change",
    ),
    series(
        "change_size_p50",
        "lines per commit, median",
        "lines",
        (31, 28, 35, 30, None, 33, 29, 34, 32),
        limits=(31.4286, 19.4586, 43.3986),
        read_as="32, within 19.5 to 43.4: no change beyond noise",
    ),
    series(
        "change_size_p90",
        "lines per commit, 90th percentile",
        "lines",
        (420, 390, 510, 470, None, 445, 402, 520, 488),
        limits=(451.0, 284.307, 617.693),
        read_as="488, within 284 to 618: no change beyond noise",
    ),
    series(
        "revert_share",
        "commits that revert another",
        "share",
        (0.021, 0.018, 0.034, 0.025, None, 0.022, 0.03, 0.026, 0.024),
        limits=(0.0251429, 0.00607952, 0.0442062),
        read_as="2.4 %, within 0.608 to 4.42 %: no change beyond noise",
    ),
)

FULL = QuarterReport(
    repository=Repository(
        name="trainer",
        head="4f2c1d9" + "0" * 33,
        as_of=QUARTER.end,
        window=QUARTER.year_window,
        commits=2_310,
        window_commits=588,
        people=29,
        roots=("a" * 40,),
        assisted_share=0.44,
    ),
    quarter=QUARTER,
    quarters=QUARTERS,
    quarter_commits=148,
    quarter_people=19,
    roster=True,
    sentences=Sentences(
        "Moved beyond noise: effective contributors fell to 7.1 (expected 9.22 to 13.8).",
        "Within noise: 3 of 4 numbers that can be judged, two sizes of commits and commits that revert another.",
        "Most at risk are eval and kernels: nobody besides the most active one could step in.",
        "To try first: eval: nobody could step in. 3 others worked here, with fewer than three commits each.",
    ),
    take_over=TakeOver(
        title="Nobody could step in for eval and kernels: 2 of 5 core areas; a year ago 0 of 5",
        rows=(
            TakeOverRow(area="eval", core=True, commits=30, people=4, successors=0, before=1, judged=True),
            TakeOverRow(area="kernels", core=True, commits=24, people=3, successors=0, before=2, judged=True),
            TakeOverRow(area="docs", core=False, commits=61, people=9, successors=2, before=2, judged=True),
            TakeOverRow(area="model", core=True, commits=121, people=12, successors=3, before=2, judged=True),
            TakeOverRow(area="data", core=True, commits=104, people=11, successors=4, before=4, judged=True),
            TakeOverRow(area="training", core=True, commits=143, people=14, successors=6, before=4, judged=True),
            TakeOverRow(area="tokenizer", core=True, commits=7, people=1, successors=0, before=0, judged=False),
        ),
    ),
    handover=Handover(
        title="To be handed over within half a year: eval",
        rows=(
            HandoverRow(area="eval", core=True, commits=30, familiar=1, due=True),
            HandoverRow(area="kernels", core=True, commits=24, familiar=1, due=False),
            HandoverRow(area="model", core=True, commits=121, familiar=4, due=False),
        ),
    ),
    way_to_core=WayToCore(
        title="Half of those who came in 2025H2 reached the core within 3.4 weeks: no change from 2025H1 that goes "
        "beyond the intervals",
        rows=(
            WayRow(entry="2024H2", people=11, weeks=6.9, low=2.1, high=19.4),
            WayRow(entry="2025H1", people=8, weeks=5.1, low=1.0, high=None),
            WayRow(entry="2025H2", people=14, weeks=3.4, low=0.7, high=8.8),
            WayRow(entry="2026H1", people=9, weeks=None, why_none="unreached"),
            WayRow(entry="2026H2", people=3, weeks=None, why_none="too_few"),
        ),
        cohorts=(
            WayRow(entry="early-career", people=10, weeks=4, low=1, high=9),
            WayRow(entry="others", people=20, weeks=3, low=1, high=None),
        ),
    ),
    bridges=Bridges(
        title="Fewer people than by chance know both of 1 of 9 pairs of core areas: data and kernels (0); 1 pair lost "
        "the last one who did",
        areas=("data", "model", "training", "kernels", "eval"),
        rows=(
            BridgeRow(one="data", other="eval", people=2, before=1, chance=1, below_chance=False),
            BridgeRow(one="data", other="kernels", people=0, before=1, chance=1, below_chance=True),
            BridgeRow(one="data", other="model", people=6, before=5, chance=4, below_chance=False),
            BridgeRow(one="data", other="training", people=8, before=8, chance=5, below_chance=False),
            BridgeRow(one="eval", other="kernels", people=1, before=None),
            BridgeRow(one="eval", other="model", people=3, before=3, chance=2, below_chance=False),
            BridgeRow(one="eval", other="training", people=None, before=2),
            BridgeRow(one="kernels", other="model", people=2, before=4, chance=1, below_chance=False),
            BridgeRow(one="kernels", other="training", people=2, before=2, chance=1, below_chance=False),
            BridgeRow(one="model", other="training", people=9, before=7, chance=6, below_chance=False),
        ),
    ),
    upkeep=Upkeep(
        title="2 people make half of the commits that are upkeep alone; 28 % of commits touch tests, 11 % docs and "
        "13 % infra",
        areas=("tests", "docs", "infra"),
        rows=tuple(
            UpkeepRow(quarter=quarter.name, commits=commits, shares=shares, half_people=half, people=people)
            for quarter, commits, shares, half, people in zip(
                QUARTERS[1:],
                (131, 149, 122, 0, 160, 139, 141, 148),
                (
                    (0.31, 0.1, 0.12),
                    (0.3, 0.09, 0.11),
                    (0.27, 0.12, 0.14),
                    (None, None, None),
                    (0.25, 0.08, 0.17),
                    (0.26, 0.1, 0.13),
                    (0.29, 0.07, 0.12),
                    (0.28, 0.11, 0.13),
                ),
                (3, 3, 2, None, 2, 2, 3, 2),
                (11, 10, 9, 0, 12, 10, 11, 9),
                strict=True,
            )
        ),
    ),
    flow=Flow(title="Effective contributors fell beyond noise", series=FLOW),
    actions=(
        Action(
            area="eval",
            what="a second reviewer for every eval change",
            when="2026-05-04",
            before=0,
            now=0,
            moved="none",
            outcome="nobody could step in then, nobody can now: not moved",
        ),
        Action(
            area="model",
            what="two pairs on the attention rewrite",
            when="2026-04-20",
            before=2,
            now=3,
            moved="up",
            outcome="2 people could step in then, 3 now: moved up",
        ),
    ),
    events=(
        Event(when="2025-02-03", what="data and eval became one team", quarter="2025Q1", place=2.37),
        Event(when="2026-06-15", what="ten interns started", quarter="2026Q2", place=7.84),
    ),
    series=FLOW,
    measures=(
        Measure(
            metric="contributor_absence_factor",
            version=1,
            subject="repo",
            unit="people",
            value=3,
            low=3,
            high=3,
            n=588,
        ),
    ),
    findings=(
        TrendedFinding(
            finding=finding("area:eval", message="nobody could step in"),
            outcomes=(None, "pass", "pass", "abstained", "pass", "breach", "breach", "breach"),
            facts=("people who could step in 0",),
            hints=("lintorg explain 0123456789abcdef --as-of 2026-09-30", "lintorg rule LO104"),
        ),
        TrendedFinding(
            finding=finding("repo", severity="note", of=other("LO401"), message="one person does half of the upkeep"),
            outcomes=("breach",) * 8,
        ),
        TrendedFinding(finding=finding("area:data", "pass", message="no breach: area_successors 4")),
        TrendedFinding(finding=finding("area:tokenizer", "abstained", reason="too_few", message="not judged: too_few")),
    ),
    counts=Counts(judged=12, breach=2, passed=7, undecided=1, abstained=2),
    hot_functions=HotFunctions(rows=(HotRow(area="eval", count=3, functions="score in eval/run.py and 2 more"),)),
    guards=(
        Guard(id="G1", name="little-history", active=False, detail="588 commits by 29 people in the window"),
        G4,
    ),
    placement=Placement(touches=1_000, unplaced=110),
    quality=(
        QualityRow(what="identities", says="33 e-mail addresses of 29 people; no .mailmap"),
        QualityRow(what="excluded paths", says="120 of 1,850 touched paths: 80 vendored, 40 generated"),
        QualityRow(what="agents", says="at least 44 % of commits name a coding agent"),
    ),
    methods=("A change is a quarter outside of mean ± 2.66 · mean moving range of the eight quarters before.",),
    limits=("Git shows who wrote code, not who reviewed, planned or mentored.",),
    not_for=("Rating, ranking, hiring or dismissing anyone.",),
    notes=("the head's .mailmap could not be read and is not honoured",),
    against=Comparison(
        quarter="2026Q2",
        head="1" * 40,
        differences=(
            Difference(what="could step in", subject="area:kernels", before="1", now="0"),
            Difference(what="LO104", subject="area:kernels", before="pass", now="breach"),
        ),
    ),
)
"""A report with everything in it."""

HOSTILE = replace(
    FULL,
    repository=replace(FULL.repository, name=f"\ud800{EVIL}"),
    sentences=Sentences(EVIL, f"={EVIL}", f"@{EVIL}", EVIL),
    take_over=TakeOver(title=EVIL, rows=(replace(FULL.take_over.rows[0], area=EVIL),)),
    handover=Handover(title=EVIL, rows=(replace(FULL.handover.rows[0], area=f"+{EVIL}"),)),
    bridges=Bridges(title=EVIL, areas=(EVIL, "z"), rows=(replace(FULL.bridges.rows[0], one=EVIL, other="z"),)),
    actions=(replace(FULL.actions[0], area=EVIL, what=f"=HYPERLINK({EVIL})", outcome=EVIL),),
    events=(replace(FULL.events[0], what=f" -1+1{EVIL}"),),
    findings=(TrendedFinding(finding=finding(f"area:{EVIL}", message=EVIL, remedy=(EVIL,)), outcomes=("breach",) * 8),),
    hot_functions=HotFunctions(rows=(HotRow(area=EVIL, count=3, functions=EVIL),)),
    guards=(replace(G4, detail=EVIL),),
    quality=(QualityRow(what=EVIL, says=EVIL),),
    notes=(EVIL,),
    against=Comparison(
        quarter="2026Q2", head=EVIL, differences=(Difference(what=EVIL, subject=f"area:{EVIL}", before=EVIL, now=EVIL),)
    ),
)
"""A report in which every text that may come from a repository or its files tries to break a format."""

SUPPRESSED = replace(
    FULL,
    way_to_core=replace(FULL.way_to_core, cohorts=(), why_no_cohorts="suppressed"),
    notes=(),
)
"""There is a roster, and too few people of one kind for anything to be said of them."""

YOUNG = QuarterReport(
    repository=Repository(
        name="seedling",
        head="5" * 40,
        as_of=QUARTER.end,
        window=QUARTER.year_window,
        commits=1,
        window_commits=1,
        people=1,
    ),
    quarter=QUARTER,
    quarters=QUARTERS,
    quarter_commits=1,
    quarter_people=1,
    roster=False,
    sentences=Sentences(
        "What moved: cannot be told yet; that takes six earlier quarters of 100 commits and 5 people or more.",
        "What did not: cannot be told yet either.",
        "Which area is most at risk cannot be told: no core area has 20 commits and two people.",
        "To try: come back next quarter; until then the tables below show what there is.",
    ),
    take_over=TakeOver(
        title="No core area has the 20 commits that it takes to be judged",
        rows=(TakeOverRow(area="model", core=True, commits=1, people=1, successors=0, before=None, judged=False),),
    ),
    handover=Handover(
        title="Who leaves when is not known here",
        why_none="no_roster",
        how="make a private roster with `lintorg roster new`, then add --roster FILE",
    ),
    way_to_core=WayToCore(
        title="Too few people came to tell how long the way to the core is",
        rows=(WayRow(entry="2026H2", people=1, weeks=None, why_none="young_history"),),
        why_no_cohorts="no_roster",
    ),
    bridges=Bridges(title="Fewer than two core areas have the 20 commits that it takes"),
    upkeep=Upkeep(
        title="No quarter has upkeep to speak of",
        areas=("tests", "docs", "infra"),
        rows=tuple(
            UpkeepRow(quarter=quarter.name, commits=0, shares=(None, None, None), half_people=None, people=0)
            for quarter in QUARTERS[1:]
        ),
    ),
    flow=Flow(
        title="Too few quarters to tell a change from noise",
        series=tuple(series(one.metric, one.title, one.unit, (None,) * 9, change="unknown", n=0) for one in FLOW),
    ),
    hot_functions=HotFunctions(why_none="needs_deep"),
    guards=(Guard(id="G1", name="little-history", active=True, detail="1 commit by 1 person in the window"),),
    methods=FULL.methods,
    limits=FULL.limits,
    not_for=FULL.not_for,
)
"""A repository with one commit."""
