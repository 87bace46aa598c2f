from lintorg.gather.measuring import measure_all, with_minimum
from lintorg.model.measure import Metric, Value, measure_of
from tests.tabled import having
from tests.worlds import did, team


def test_the_window_before_is_withheld_by_the_metrics_own_minimum_or_by_that_of_the_subject() -> None:
    own = Metric(id="own", title="own", definition="own", unit="share", scopes=("area",), minimum=30)
    plain = Metric(id="plain", title="plain", definition="plain", unit="share", scopes=("area",))
    answers = [(own, 30, "area:data"), (own, 29, "area:eval"), (plain, 30, "area:data"), (plain, 30, "area:eval")]
    measures = {
        (metric.id, about): measure_of(metric, Value(value=0.5, n=n, subject=about)) for metric, n, about in answers
    }
    standing = {"repo": None, "area:data": "too_few", "area:eval": None}
    kept = with_minimum(measures, standing)
    assert {key: (found.value, found.why_none) for key, found in kept.items()} == {
        ("own", "area:data"): (0.5, None),
        ("own", "area:eval"): (None, "too_few"),
        ("plain", "area:data"): (None, "too_few"),
        ("plain", "area:eval"): (0.5, None),
    }


def test_what_reads_lines_is_not_measured_where_none_were_mined() -> None:
    commit = did(1, "a")
    tables = having(team([commit]), commit_sizes={commit.hash: 5})
    both = ("change_size_p50", "commits")
    assert measure_all(tables, both).keys() == {(metric, "repo") for metric in both}
    assert measure_all(tables, both, lines=False).keys() == {("commits", "repo")}
