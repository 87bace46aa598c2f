from pathlib import Path

from lintorg.assess.readings import _other_readings, readings_of, with_readings
from lintorg.gather.measuring import catalogue, measure_all
from lintorg.gather.policy import shipped_policy
from lintorg.model.facts import MethodChange
from lintorg.model.tables import DAY, Lens
from lintorg.policy.judge import judge
from lintorg.policy.rule_file import RuleText
from lintorg.policy.rules import load_rules
from tests.tabled import having, table
from tests.worlds import END, did, team


def breaches(commits, rule, **tables_too):
    tables = having(team(commits), **tables_too)
    rules = tuple(loaded for loaded in shipped_policy().rules if loaded.rule.id == rule)
    read = {metric for loaded in rules for metric in loaded.condition.metrics}
    found = judge(rules, measure_all(tables, read), {}, table(tables, "standing"), frozenset(), ())
    return {f.subject: f for f in with_readings(tables, rules, found) if f.outcome == "breach"}


def test_a_longer_window_does_not_count_for_what_reads_lines():
    commits = [did(day, "abcdef"[day % 6], "model") for day in range(455)]
    sizes = {commit.hash: 5_000 for commit in commits if commit.time > END - 365 * DAY}
    readings = breaches(commits, "LO701", commit_sizes=sizes)["repo"].readings
    assert (readings.holds, readings.of) == (2, 2)  # author credit, 274 days; not 456 days


def counts(commits):
    readings = breaches(commits, "LO104")["area:kernels"].readings
    return readings.holds, readings.of


def silo(days, *, assisted=False, who="a"):
    return [did(day, who, "kernels", assisted=assisted) for day in days]


def test_a_breach_that_holds_however_it_is_read():
    commits = [*silo(range(0, 240, 8)), did(1, "b", "docs"), did(400, "b", "docs")]
    # no agents: three other readings (author credit, 274 days, 456 days)
    assert counts(commits) == (3, 3)


def test_a_reading_below_the_minimum_sample_does_not_count():
    commits = [*silo(range(200, 364, 8)), did(1, "b", "docs")]  # 274 days hold fewer than 20 of the 21
    assert counts(commits) == (2, 2)


def test_without_agents_is_a_reading_where_there_are_any():
    commits = [*silo(range(0, 240, 8)), did(1, "b", "docs"), did(2, "b", "docs", assisted=True)]
    assert counts(commits) == (4, 4)


def test_a_reading_that_does_not_hold_is_counted_as_such():
    # b could step in when a longer window is read: three commits more than a year ago, still active
    commits = [*silo(range(0, 240, 8)), *silo((370, 371, 372), who="b"), did(1, "b", "docs")]
    assert counts(commits) == (2, 3)


def test_a_setting_for_credit_holds_in_every_reading():
    commits = [did(day, "ab", "kernels", assisted=day == 0) for day in range(0, 240, 8)]
    tables = team(commits, lens=Lens(shared_credit=False))
    assert [table(other, "lens").shared_credit for _, other in _other_readings(tables) if other] == [False] * 4


def test_each_reading_is_kept_with_its_values_or_why_there_are_none():
    commits = [*silo(range(200, 364, 8)), *silo((370, 371, 372), who="b"), did(1, "b", "docs")]
    each = breaches(commits, "LO104")["area:kernels"].readings.each
    assert [(reading.name, reading.outcome, reading.reason) for reading in each] == [
        ("without co-author credit", "breach", None),
        ("over 274 days", "abstained", "too_few"),
        ("over 456 days", "pass", None),
        ("without agent-assisted commits", "abstained", "no_agents"),
    ]
    assert each[2].explanation == ("area_successors == 0  [1] false",)


def test_what_a_rule_needs_is_measured_again_too():
    needy = (Path(__file__).parents[2] / "examples/rules/lint-rules/team/TEAM1-mostly-one-person.yaml").read_text()
    rules = load_rules([RuleText("TEAM1.yaml", needy, "team")], catalogue())
    commits = [*silo(range(0, 240, 8)), did(1, "b", "docs")]
    found = readings_of(team(commits), rules, {("TEAM1", "area:kernels")})["TEAM1", "area:kernels"]
    assert (found.holds, found.of) == (3, 3)


def test_functions_are_not_read_again_over_a_longer_window():
    commits = [did(day, "a", "kernels") for day in range(0, 240, 8)]
    changed = tuple(MethodChange(one.hash, "k.cu", name) for one in commits[:6] for name in ("load", "store", "launch"))
    tables = having(team([*commits, did(1, "b", "docs")]), area_methods={"kernels": changed})
    (loaded,) = [one for one in shipped_policy().rules if one.rule.id == "LO106"]
    found = readings_of(tables, (loaded,), {("LO106", "area:kernels")})["LO106", "area:kernels"]
    assert [reading.outcome for reading in found.each] == ["breach", "breach", "abstained", "abstained"]
    assert found.each[2].reason == "window_only"
