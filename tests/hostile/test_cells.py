"""What is told of a cohort is solved for one person who alone is in a cell: every number, of every command.

One history, two rosters that differ in that person's role. Whoever can tell from what the commands say of core work
and upkeep which of the two was used knows the role.
"""

import json

import pytest

from tests.commands import lintorg
from tests.repos import C, make_repo

PEOPLE, ALONE = 14, 3
EARLY = range(8)
BY_AREA = {"early_career_core_share", "early_career_core_odds", "early_career_upkeep_odds"}
CORE, UPKEEP, ELSE = "kernels/f{}.py", "docs/f{}.md.py", "configs/f{}.py"
OF_CORE = {"early_career_core_share", "early_career_core_odds", "LO302"}
OF_UPKEEP = {"early_career_upkeep_odds", "LO303"}
LABS = {
    "alone in core, and alone beside upkeep": ([UPKEEP], [CORE], OF_CORE | OF_UPKEEP),
    "alone in upkeep, and alone beside core": ([CORE], [UPKEEP], OF_CORE | OF_UPKEEP),
    "alone never in core": ([CORE, UPKEEP], [UPKEEP], OF_CORE),
    "alone never in upkeep": ([CORE, UPKEEP], [CORE], OF_UPKEEP),
}
"""What the others do in turn, what the one does, and the metrics and the rule for which the one is alone."""


def make_lab(folder, others, one, config=None):
    commits = []
    for turn in range(25):
        for who in range(PEOPLE):
            kinds = one if who == ALONE else others
            path = kinds[turn % len(kinds)].format(who)
            author = f"Tester{who:02} Tester <t{who:02}@example.org>"
            files = {path: f"{turn}\n"}
            commits.append(C(name=f"{who} {turn}", author=author, files=files, days_ago=700 - turn * 28 - who / 7))
    if config:
        commits.append(C(name="map", author=commits[-1].author, files={".lintorg.yaml": config}, days_ago=0.1))
    return make_repo(folder / "lab", commits)


def make_roster(folder, role):
    roles = [role if who == ALONE else "student" if who in EARLY else "staff" for who in range(PEOPLE)]
    people = "".join(f"  - {{emails: [t{who:02}@example.org], roles: {one}}}\n" for who, one in enumerate(roles))
    file = folder / f"{role}.yaml"
    file.write_text(f"lintorg-roster: 1\npeople:\n{people}")
    file.chmod(0o600)
    return file


def run(*arguments):
    done = lintorg(*arguments, "--no-cache")
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def found_in(node, about):
    """Every object of a JSON document that names a metric or a rule, wherever it stands."""
    if isinstance(node, dict):
        if about & {node.get("metric"), node.get("rule"), node.get("id")}:
            yield json.dumps(node, sort_keys=True)
        node = list(node.values())
    if isinstance(node, list):
        for one in node:
            yield from found_in(one, about)


def lines_with(text, about):
    return [line for line in text.splitlines() if any(word in line for word in about)]


def told(repo, roster, about):
    """What each command says of metrics and of a rule."""
    asked = ("--roster", roster, "--pedantic")
    quarterly = ("report", repo, "--no-deep", *asked)
    found = {
        f"explain {one}": run("explain", f"{one}:cohort:early-career", repo, *asked) for one in about if "LO" in one
    }
    found["scan"] = list(found_in(json.loads(run("scan", repo, *asked, "--format=json")), about))
    found["scan in words"] = lines_with(run("scan", repo, *asked, "--why", "--all"), about)
    found["report"] = list(found_in(json.loads(run(*quarterly, "--format=json")), about))
    found["report's rows"] = lines_with(run(*quarterly, "--format=csv"), about)
    return found


@pytest.mark.parametrize("lab", LABS)
def test_nothing_that_is_told_depends_on_the_role_of_one_who_is_alone_in_a_cell(lab, tmp_path):
    others, one, about = LABS[lab]
    repo = make_lab(tmp_path, others, one)
    student, staff = (told(repo, make_roster(tmp_path, role), about) for role in ("student", "staff"))
    assert student == staff
    assert all(student.values())
    measures = [json.loads(measure) for measure in student["scan"]]
    assert {one["value"] for one in measures if one.get("metric") in about} == {None}


def test_the_comparison_sees_a_role_where_the_cells_are_of_many(tmp_path):
    """Where all do both kinds of work the numbers are told, and of course they differ with the groups."""
    repo = make_lab(tmp_path, [CORE, UPKEEP, ELSE], [CORE, CORE, UPKEEP, ELSE])
    student, staff = (told(repo, make_roster(tmp_path, role), OF_CORE | OF_UPKEEP) for role in ("student", "staff"))
    assert all(student[output] != staff[output] for output in student)


AREA = "areas: [{{name: gemm, patterns: ['{}'], {}}}]\n"


@pytest.mark.parametrize(
    "config",
    [AREA.format(CORE.format(ALONE), kind) for kind in ("core: true", "upkeep: true", "core: false")],
    ids=["core", "upkeep", "neither"],
)
def test_a_committed_map_makes_no_core_of_one_persons_files(config, tmp_path):
    repo = make_lab(tmp_path, [CORE, UPKEEP], [CORE, UPKEEP], config)
    document = json.loads(run("scan", repo, "--roster", make_roster(tmp_path, "student"), "--format=json"))
    found = {one["metric"]: one["why_none"] for one in document["measures"] if one["metric"] in BY_AREA}
    assert found == dict.fromkeys(BY_AREA, "suppressed")


def test_a_committed_map_of_areas_of_many_is_told(tmp_path):
    repo = make_lab(tmp_path, [CORE, UPKEEP], [CORE, UPKEEP], AREA.format("kernels/", "core: true"))
    document = json.loads(run("scan", repo, "--roster", make_roster(tmp_path, "student"), "--format=json"))
    assert {one["why_none"] for one in document["measures"] if one["metric"] in BY_AREA} == {None}
