import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.config.baseline import baseline_text, read_baseline
from lintorg.config.disk import DiskFiles
from lintorg.model.accepted import Baseline, BaselineEntry
from lintorg.model.errors import LintorgError

ONE = BaselineEntry(
    rule="LO104",
    subject="area:kernels",
    condition="area_successors == 0",
    metrics={"area_successors": 1},
    value=0,
)
OTHER = BaselineEntry(
    rule="LO101",
    subject="repo",
    condition="hhi > 0.5",
    metrics={"hhi": 2, "people": 1},
    value=2 / 3,
)
TEXT = baseline_text(Baseline(roots=("b" * 40, "a" * 40), entries=(ONE, OTHER)))


class Memory:
    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, path: str) -> str | None:
        return self.text if path == ".lintorg/baseline.json" else None

    def present(self, paths: Sequence[str]) -> tuple[str, ...]:
        return tuple(path for path in paths if self.read(path) is not None)

    def list(self, folder: str) -> tuple[str, ...]:
        return ()


def test_without_a_file_there_is_no_baseline(tmp_path):
    assert read_baseline(DiskFiles(tmp_path)) is None


def test_what_is_written_is_read_and_stands_in_order_a_finding_a_line():
    assert read_baseline(Memory(TEXT)) == Baseline(roots=("a" * 40, "b" * 40), entries=(OTHER, ONE))
    lines = TEXT.splitlines()
    assert [line.count('"fingerprint"') for line in lines] == [0, 0, 0, 0, 1, 1, 0, 0]
    assert json.loads(TEXT)["findings"][1]["fingerprint"] == ONE.fingerprint


entries = st.builds(
    BaselineEntry,
    rule=st.text(st.characters(codec="utf-8")),
    subject=st.text(st.characters(codec="utf-8")),
    condition=st.text(st.characters(codec="utf-8")),
    metrics=st.dictionaries(st.text(st.characters(codec="utf-8")), st.integers()),
    value=st.none() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False),
)


@given(st.lists(entries, unique_by=lambda entry: entry.fingerprint))
def test_any_value_comes_back_to_the_last_digit(found):
    again = read_baseline(Memory(baseline_text(Baseline(roots=(), entries=tuple(found)))))
    assert again is not None
    assert sorted(again.entries, key=repr) == sorted(found, key=repr)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "{}",
        "[" * 100_000,
        TEXT[:-20],
        TEXT.replace('"lintorg-baseline": 1', '"lintorg-baseline": 2'),
        TEXT.replace('"lintorg-baseline": 1', '"results": []'),
        TEXT.replace('"value": 0', '"value": NaN'),
        TEXT.replace('"value": 0', '"value": "0"'),
        TEXT.replace('"value": 0', f'"value": {"9" * 5000}'),
        TEXT.replace('"value": 0', '"value": 1e999'),
        TEXT.replace("area:kernels", "area:data"),
        TEXT.replace('"rule": "LO104"', '"rule": "LO101"'),
        TEXT.replace("\n ]", ",\n" + TEXT.splitlines()[-3] + "\n ]"),
    ],
)
def test_a_corrupt_or_foreign_file_is_refused_in_one_sentence(text):
    with pytest.raises(LintorgError, match=r"no baseline that lintorg has written.*lintorg baseline create") as caught:
        read_baseline(Memory(text))
    assert caught.value.exit_code == 2
    assert len(str(caught.value)) < 400
