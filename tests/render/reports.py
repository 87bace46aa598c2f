"""Reports from literals, and one made to break formats."""

from dataclasses import replace

from lintorg.model.finding import Anchor, Finding, Readings, Waiver
from lintorg.model.report import AreaRow, ChangeSummary, Counts, HeadlineEntry, Report, Repository
from lintorg.model.rule import Outcome, Rule, Severity
from lintorg.model.tables import DAY, Guard, Placement, Window
from tests.policy.samples import rule

END = 20_000 * DAY
EVIL = (
    "\x1b[31m::error::x\u202e\x00\r\n##[error]y @admin #12 GH-3 %0A org/repo#4 owner/repo@abc &amp; !7 ~bug $8 "
    "[a](https://evil.example) ![i](//evil.example/x.png) <img src=x onerror=1> </summary></details> <!-- c --> "
    "`b` | *c* __d__ ~~e~~ $f$ www.evil.example \\ ]]> \"q\" 'q'"
)
CHANGE = ChangeSummary(base="a" * 40, head="b" * 40, commits=3, files=12, lines=340)
RULE = replace(rule(), id="LO104", name="nobody-could-take-over", family="concentration")
G4 = Guard(id="G4", name="agents-visible", active=True, detail="at least 25 % of commits name a coding agent")


def finding(
    about: str = "area:eval",
    outcome: Outcome = "breach",
    severity: Severity = "warning",
    *,
    of: Rule = RULE,
    message: str = "nobody could step in",
    remedy: tuple[str, ...] = ("Pair on the next change.",),
    reason: str | None = None,
    anchor: Anchor | None = Anchor(path="src/eval/run.py", line=3),
    waiver: Waiver | None = None,
    baselined: bool = False,
) -> Finding:
    return Finding(
        rule=of,
        subject=about,
        outcome=outcome,
        severity=severity,
        measures=(),
        message=message,
        explanation=("hands <= 1  [0] true",),
        reason=reason,
        remedy=remedy,
        readings=Readings(holds=3, of=4),
        anchor=anchor,
        waiver=waiver,
        baselined=baselined,
    )


def other(rule_id: str, **changes) -> Rule:
    return replace(RULE, id=rule_id, name=changes.pop("name", "other-rule"), **changes)


def report(
    *findings: Finding,
    counts: Counts = Counts(),
    change: ChangeSummary | None = None,
    notes: tuple[str, ...] = (),
    guards: tuple[Guard, ...] = (),
    name: str = "lab",
) -> Report:
    window = Window(start=END - 365 * DAY, end=END)
    return Report(
        repository=Repository(
            name=name, head="c" * 40, as_of=END, window=window, commits=600, window_commits=500, people=26
        ),
        guards=guards,
        headline={"cross_area": HeadlineEntry(status="measured", text="17 % of core commits touch two core areas")},
        areas=(
            AreaRow(
                area="eval",
                core=True,
                commits=23,
                people=3,
                successors=0,
                successors_before=None,
                top_share=0.87,
            ),
        ),
        placement=Placement(),
        measures=(),
        findings=findings,
        counts=counts,
        change=change,
        notes=notes,
    )


MIXED = report(
    finding("area:kernels", severity="note"),
    finding(severity="error"),
    finding("area:data", "pass", message="no breach: area_successors 4"),
    finding("area:docs", "abstained", reason="too_few", message="not judged: too_few"),
    finding("area:infra", "undecided", message="cannot tell: area_successors 1"),
    finding("area:tests", waiver=Waiver(reason="two start in October", expires="2024-12-31")),
    finding("area:configs", baselined=True),
    finding("repo", "breach", "note", of=other("LO902", tier="good-news"), message="the area is now known by two"),
    counts=Counts(judged=1, breach=1),
    guards=(G4,),
    notes=("the head's .mailmap could not be read and is not honoured",),
)
"""A rule with an outcome of each kind, and good news."""

HOSTILE = report(
    finding(f"area:{EVIL}", message=EVIL, remedy=(EVIL,), anchor=Anchor(path=f"src/{EVIL}.py")),
    finding(f"area:z{EVIL}", "abstained", reason="too_few", message=EVIL),
    finding(f"area:y{EVIL}", waiver=Waiver(reason=EVIL, expires="2024-12-31")),
    counts=Counts(judged=1, breach=1),
    guards=(replace(G4, detail=EVIL),),
    notes=(EVIL,),
    name=f"\ud800{EVIL}",
)
