import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintorg.model.text import safe


@pytest.mark.parametrize(
    ("hostile", "printed"),
    [
        ("plain text", "plain text"),
        ("日本 ümläut é", "日本 ümläut é"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("two\nlines", "two␊lines"),
        ("a\u202eb", "a\ufffdb"),
        ("a\u2028b", "a\ufffdb"),
        ("::error::x", ": :error: :x"),
        ("##[error]x", "# # [error]x"),
        ("##vso[task.complete]", "# # vso[task.complete]"),
        ("a::b", "a: :b"),
        (":::error::x", ": : :error: :x"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("\udcff", "\ufffd"),
        ("a\ufffe\U0010ffff\ufdd0b", "a\ufffd\ufffd\ufffdb"),
    ],
)
def test_what_a_terminal_or_ci_log_would_obey_is_broken(hostile, printed):
    assert safe(hostile) == printed


@given(st.text())
def test_nothing_but_visible_characters_is_left(text):
    cleaned = safe(text)
    assert {unicodedata.category(c) for c in cleaned if c != "\u200d"}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert "::" not in cleaned
    assert "##[" not in cleaned
    assert "##vso[" not in cleaned.lower()


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert safe(safe(text)) == safe(text)
