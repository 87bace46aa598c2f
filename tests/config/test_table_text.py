import pytest

from lintorg.config.table_text import Record, read_records
from lintorg.model.errors import BadFiles

TEXT = 'Name;E-Mail\n"Marrow; Quill";quill@example.org\n'
ROWS = [Record(1, ["Name", "E-Mail"]), Record(2, ["Marrow; Quill", "quill@example.org"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_that_spreadsheets_write_is_read(encoding: str) -> None:
    assert read_records(TEXT.encode(encoding), "t.csv") == ROWS


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_what_parts_the_cells_is_told_from_the_first_line(mark: str, ending: str) -> None:
    text = ending.join((f'"a, b;c"{mark}b{mark}c', f"1{mark}2{mark}3", ""))
    assert [record.cells for record in read_records(text.encode(), "t")] == [["a, b;c", "b", "c"], ["1", "2", "3"]]


def test_lines_are_counted_where_cells_break_and_blank_ones_are_passed_over() -> None:
    text = 'a,b\n"one\ntwo ""quoted""",1\n\n , \nlast,2\n'
    lines = [(record.line, record.cells[0]) for record in read_records(text.encode(), "t")]
    assert lines == [(1, "a"), (2, 'one\ntwo "quoted"'), (6, "last")]


def test_a_first_line_may_say_what_parts_the_cells() -> None:
    assert read_records(b"sep=|\na,b|c\n1|2\n", "t") == [Record(2, ["a,b", "c"]), Record(3, ["1", "2"])]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b'a,b\n"Zanzara,1\n', 2, "a quotation mark is not closed"),
        (b'a,b\n1,2\n"Zanzara" x,1\n', 3, "a quotation mark is not closed, or not doubled"),
        ("a,b\nZanzára,1\n".encode("latin-1"), 2, "neither UTF-8 nor UTF-16"),
        (b"PK\x03\x04Zanzara", 1, "a spreadsheet program's workbook"),
        (b"a,b\nZan\0zara,1\n", 2, "a zero character"),
        (b"a\nZ" + b"anzara" * 30_000, 2, "this is no CSV"),
    ],
)
def test_what_is_no_table_is_said_without_a_word_of_it(content: bytes, line: int, words: str) -> None:
    with pytest.raises(BadFiles) as caught:
        read_records(content, "t.csv")
    (problem,) = caught.value.problems
    assert problem.line == line
    assert words in problem.message
    assert "Zan" not in str(problem)
