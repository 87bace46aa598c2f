from lintorg.app.measuring import measure_all
from lintorg.app.policy import shipped_policy
from lintorg.app.readings import _other_readings, with_readings
from lintorg.model.finding import Readings
from lintorg.model.tables import DAY, Lens
from lintorg.policy.judge import judge
from tests.worlds import END, did, team


def breaches(commits, rule, **tables_too):
    tables = team(commits).given(**tables_too)
    rules = tuple(loaded for loaded in shipped_policy().rules if loaded.rule.id == rule)
    read = {metric for loaded in rules for metric in loaded.condition.metrics}
    found = judge(rules, measure_all(tables, read), {}, tables["standing"], frozenset(), ())
    return {f.subject: f for f in with_readings(tables, rules, found) if f.outcome == "breach"}


def test_a_longer_window_does_not_count_for_what_reads_lines():
    commits = [did(day, "abcdef"[day % 6], "model") for day in range(455)]
    sizes = {commit.hash: 5_000 for commit in commits if commit.time > END - 365 * DAY}
    found = breaches(commits, "LO701", commit_sizes=sizes)
    assert found["repo"].readings == Readings(holds=2, of=2)  # author credit, 274 days; not 456 days


def silo(days, *, assisted=False, who="a"):
    return [did(day, who, "kernels", assisted=assisted) for day in days]


def test_a_breach_that_holds_however_it_is_read():
    commits = [*silo(range(0, 240, 8)), did(1, "b", "docs"), did(400, "b", "docs")]
    # no agents: three other readings (author credit, 274 days, 456 days)
    assert breaches(commits, "LO104")["area:kernels"].readings == Readings(holds=3, of=3)


def test_a_reading_below_the_minimum_sample_does_not_count():
    commits = [*silo(range(200, 364, 8)), did(1, "b", "docs")]  # 274 days hold fewer than 20 of the 21
    assert breaches(commits, "LO104")["area:kernels"].readings == Readings(holds=2, of=2)


def test_without_agents_is_a_reading_where_there_are_any():
    commits = [*silo(range(0, 240, 8)), did(1, "b", "docs"), did(2, "b", "docs", assisted=True)]
    assert breaches(commits, "LO104")["area:kernels"].readings == Readings(holds=4, of=4)


def test_a_reading_that_does_not_hold_is_counted_as_such():
    # b could take over when a longer window is read: three commits more than a year ago, still active
    commits = [*silo(range(0, 240, 8)), *silo((370, 371, 372), who="b"), did(1, "b", "docs")]
    assert breaches(commits, "LO104")["area:kernels"].readings == Readings(holds=2, of=3)


def test_a_setting_for_credit_holds_in_every_reading():
    commits = [did(day, "ab", "kernels", assisted=day == 0) for day in range(0, 240, 8)]
    tables = team(commits, lens=Lens(shared_credit=False))
    assert [other["lens"].shared_credit for other in _other_readings(tables)] == [False] * 4
