import pytest

from lintorg.model.measure import Measure, Metric, Value, measure_of


def measure(about: str, n: int, minimum: int | None) -> Measure:
    metric = Metric(id="m", title="m", definition="m", unit="share", scopes=("area", "repo"), minimum=minimum)
    return measure_of(metric, Value(value=0.5, n=n, subject=about))


@pytest.mark.parametrize("subjects", [None, "too_few", "young_history"])
def test_a_measure_stands_with_its_subject(subjects: str | None) -> None:
    assert measure("area:data", 1, None).standing(subjects) == subjects
    assert measure("repo", 1, None).standing(subjects) == subjects


def test_a_minimum_of_the_metric_holds_instead_of_the_areas() -> None:
    assert measure("area:data", 30, 30).standing("too_few") is None
    assert measure("area:data", 29, 30).standing(None) == "too_few"


def test_it_holds_beside_that_of_the_repository() -> None:
    assert measure("repo", 30, 30).standing("young_history") == "young_history"
    assert measure("repo", 30, 30).standing(None) is None
    assert measure("repo", 29, 30).standing("young_history") == "too_few"
