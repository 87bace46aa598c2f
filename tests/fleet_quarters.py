"""Quarters of an organisation from literals: a full one, an unread one, one that tries to break formats."""

from dataclasses import replace

from lintorg.model.fleet import Alone, Answer, Breach, FleetReport, KeptMeasure, Organisation, Row, Team
from lintorg.model.fleet_quarter import FleetQuarter, KeyedWork, MemberQuarter
from lintorg.model.quarterly import QualityRow
from tests.quarterly import FLOW, QUARTER, QUARTERS
from tests.render.reports import EVIL


def kept(metric, value):
    return KeptMeasure(metric=metric, value=value, low=value, high=value, n=120, unit="areas", why_none=None)


YEAR = Answer(
    head="7" * 40,
    start=QUARTER.year_window.start,
    as_of=QUARTER.end,
    commits=900,
    window_commits=400,
    roots=("1" * 40,),
    rules={
        "judged": 20, "breach": 2, "pass": 9, "undecided": 1, "abstained": 6, "waived": 1, "baselined": 1, "hidden": 3
    },
    measures=(kept("core_areas_judged", 5), kept("core_areas_without_successor", 2)),
    areas=(),
    breaches=(
        Breach(rule="LO104", name="nobody-could", subject="area:data", severity="warning", message="nobody could"),
        Breach(rule="LO403", name="without-tests", subject="repo", severity="note", message="hardly ever with tests"),
    ),
    people=(),
    limits=("G1 little-history: fewer than 100 commits",),
)  # fmt: skip
MEMBER = MemberQuarter(
    year=YEAR,
    commits=(101, 102, 103, 104, 105, 106, 107, 108, 109),
    spoiled=(None,) * 9,
    series=FLOW,
    people=(KeyedWork(keys=("a" * 32,), credit=(7,) * 9, commits=(1,) * 9),),
    quality=(QualityRow(what="identities", says="3 author e-mails of 2 people; no .mailmap"),),
)
FULL = FleetQuarter(
    year=FleetReport(
        name="lab",
        rows=(
            Row(name="trainer", team="core", code=1, answer=YEAR),
            Row(name="gone", team=None, code=3, reason="there is no such path: gone"),
        ),
        organisation=Organisation(
            repositories=1,
            as_of=QUARTER.end,
            people=12,
            across=3,
            absence_factor=2,
            core_areas=5,
            alone=(Alone(repository="trainer", area="data", elsewhere={"serving": 2}),),
            teams=(Team(name="core", repositories=1, judged=1, core_areas=5, alone=2, breaching=1),),
        ),
        notes=("2026Q3 is the last quarter that was over; `--quarter` asks for another",),
    ),
    quarter=QUARTER,
    quarters=QUARTERS,
    sentences=("1 of 2 repositories could not be judged: gone.", "Nothing moved beyond noise."),
    commits=109,
    people=1,
    members={"trainer": MEMBER},
    series=FLOW,
    left_out={"trainer": "guard:G6"},
    quality=(QualityRow(what="identities", says="12 people in all"),),
    methods=("An XmR chart.",),
    limits=("Git shows no reviews.",),
    not_for=("Rating anyone.",),
)
NOTHING = replace(
    FULL,
    year=replace(
        FULL.year,
        rows=FULL.year.rows[1:],
        organisation=replace(FULL.year.organisation, core_areas=0, alone=(), teams=()),
    ),
    members={},
    series=(),
    left_out={},
    quality=(),
)
"""No repository could be read."""
_EVIL_YEAR = replace(
    YEAR,
    breaches=(replace(YEAR.breaches[0], name=EVIL, subject=f"area:{EVIL}", message=EVIL),),
    limits=(EVIL,),
    notes=(EVIL,),
)
HOSTILE = replace(
    FULL,
    year=replace(
        FULL.year,
        name=f"=\ud800{EVIL}",
        rows=(
            Row(name=EVIL, team=EVIL, code=1, answer=_EVIL_YEAR),
            Row(name=f"+{EVIL}", team=None, code=3, reason=EVIL),
        ),
        organisation=replace(
            FULL.year.organisation,
            alone=(Alone(repository=EVIL, area=EVIL, elsewhere={EVIL: 2}),),
            teams=(replace(FULL.year.organisation.teams[0], name=EVIL),),
        ),
        notes=(EVIL,),
    ),
    sentences=(EVIL, f"={EVIL}", f"@{EVIL}"),
    members={EVIL: replace(MEMBER, year=_EVIL_YEAR, quality=(QualityRow(what=EVIL, says=EVIL),))},
    left_out={EVIL: "guard:G6"},
    quality=(QualityRow(what=EVIL, says=EVIL),),
)
"""Every text that may come from a repository or the fleet file tries to break a format."""
