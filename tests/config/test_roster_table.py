"""What a table says of whom: every mistake at its line and column, without a word of the table."""

from datetime import date

import pytest

from lintorg.config.roster_table import RosterTable, Stay, read_roster_table
from lintorg.config.table_columns import parse_columns
from lintorg.model.errors import BadFiles, LintorgError
from lintorg.model.roster import Role

HEAD = "Name,E-mail,Role,From,To\n"
ROLES: dict[str, Role | None] = {"student": "student", "staff": "staff", "bot": "bot"}


def read(text: str, columns: str = "") -> RosterTable:
    return read_roster_table(text.encode(), "t.csv", columns=parse_columns(columns) if columns else (), roles=ROLES)


def problems(text: str, columns: str = "") -> list[str]:
    with pytest.raises(BadFiles) as caught:
        read(text, columns)
    assert "anzara" not in str(caught.value).lower()
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in caught.value.problems]


def people(text: str, columns: str = "") -> list[tuple[str, list[str]]]:
    return [(person.name, person.emails) for person in read(text, columns).people]


def test_a_line_is_a_person_with_a_role_and_its_days() -> None:
    (person,) = read(HEAD + "Quill Marrow,Quill@Example.org,Student,2025-09-01,2026-08-31\n").people
    assert (person.name, person.emails) == ("Quill Marrow", ["quill@example.org"])
    assert person.stays == [Stay(2, "student", date(2025, 9, 1), date(2026, 8, 31))]


@pytest.mark.parametrize(
    "heading",
    [
        "Full name;E-Mail-Adresse;Rolle",
        "NAME;mail;Position",
        "Vorname;Nachname;email;Role",
        "Prénom;Nom;x;Courriel;role",
    ],
)
def test_columns_are_found_by_what_tables_call_them(heading: str) -> None:
    cells = {"email": "q@example.org", "mail": "q@example.org", "emailadresse": "q@example.org"}
    if heading.startswith("Prénom"):
        heading = heading.replace("Nom", "Nachname")
    row = {
        "vorname": "Quill",
        "prénom": "Quill",
        "nachname": "Marrow",
        "fullname": "Quill Marrow",
        "name": "Quill Marrow",
    }
    row |= {
        **cells,
        "courriel": "q@example.org",
        "rolle": "student",
        "position": "student",
        "role": "student",
        "x": "y",
    }
    keys = [word.casefold().replace("-", "").replace(" ", "") for word in heading.split(";")]
    assert people(f"{heading}\n{';'.join(row[key] for key in keys)}\n") == [("Quill Marrow", ["q@example.org"])]


def test_columns_are_named_by_heading_or_number() -> None:
    text = "Wer,Role,Kontakt,Role\nQuill Marrow,x,q@example.org,student\n"
    named = read(text, "name=wer,email=3,role=4")
    assert named.people[0].stays[0].word == "student"
    assert people("Quill Marrow,q@example.org,student\n", "name=1,email=2,role=3") == [
        ("Quill Marrow", ["q@example.org"])
    ]
    assert people("a,b,c\nQuill,Marrow,student\n", "name=a,name=b,role=c") == [("Quill Marrow", [])]


@pytest.mark.parametrize("text", ["name", "who=x", "name=", "role=a,role=b", "=", ","])
def test_columns_that_are_not_understood_are_refused(text: str) -> None:
    with pytest.raises(LintorgError, match="--columns"):
        parse_columns(text)


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("", "", ["1:1 the table is empty"]),
        (
            "Zanzara Querulo,zanzara@example.org,student\n",
            "",
            ["1:1 no heading in this line says name or e-mail; name"],
        ),
        ("Name,E-mail\nZanzara,z@x.org\n", "", ["1:1 no heading in this line says role; name the columns"]),
        (
            "Name,Role,Role\nZanzara,a,b\n",
            "",
            ["1:1 columns 2 and 3 could each be the role; name one: --columns role=2"],
        ),
        ("Name,Role\nZ,a\n", "email=zanzara", ["1:1 --columns names no column that is there for email; there are 2"]),
        (
            "Vorname,Vorname,Role\nZ,Z,a\n",
            "",
            ["1:1 columns 1 and 2 could each be the first name; name one: --columns na"],
        ),
    ],
)
def test_headings_that_are_missing_or_stand_twice(text: str, columns: str, said: list[str]) -> None:
    found = problems(text, columns)
    assert [one.startswith(words) for one, words in zip(found, said, strict=True)] == [True], found


def test_a_heading_twice_of_what_is_not_read_is_no_matter() -> None:
    assert people("Name,Room,Room,Role\nQuill Marrow,1,2,staff\n") == [("Quill Marrow", [])]


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ('"q@example.org; quill@example.com"', ["q@example.org", "quill@example.com"]),
        ('"q@example.org\nq@example.org"', ["q@example.org"]),
        ("Quill Marrow <q@example.org>", ["q@example.org"]),
        ("mailto:q@example.org", ["q@example.org"]),
        ("", []),
    ],
)
def test_a_cell_holds_emails_in_the_ways_of_tables(cell: str, emails: list[str]) -> None:
    table = read(f"{HEAD}Quill Marrow,{cell},staff,,\n")
    assert table.people[0].emails == emails
    assert table.wrong_emails == []


def test_what_is_no_email_is_left_out_and_its_line_known() -> None:
    table = read(HEAD + "Quill Marrow,quill(at)example.org,staff,,\n,,student,,\nTeal,t@example.org,staff,,\n")
    assert [person.emails for person in table.people] == [[], ["t@example.org"]]
    assert (table.wrong_emails, table.nameless) == ([2], [3])


@pytest.mark.parametrize("name", ['"Marrow, Quill"', '"Quill\n  Marrow"', "Quill  Marrow", ' "Quill Marrow" '.strip()])
def test_names_are_read_in_either_order_on_one_line(name: str) -> None:
    assert people(f"{HEAD}{name},,staff,,\n") == [("Quill Marrow", [])]


def test_one_person_on_two_lines_has_two_roles() -> None:
    rows = 'Quill Marrow,q@example.org,student,,2026-01-31\n"Marrow, Quill",q@example.org,staff,2026-02-01,\n'
    table = read(HEAD + rows + rows)
    assert [stay.word for stay in table.people[0].stays] == ["student", "staff"]
    assert len(table.people) == 1


def test_a_line_that_ties_two_people_together_makes_them_one() -> None:
    rows = "Quill Marrow,a@x.org,staff,,\nQuill Marrow,b@x.org,staff,,\nQuill Marrow,a@x.org b@x.org,staff,,\n"
    assert people(HEAD + rows) == [("Quill Marrow", ["a@x.org", "b@x.org"])]


def test_two_people_of_one_name_are_two() -> None:
    assert len(people(HEAD + "Quill Marrow,a@x.org,staff,,\nQuill Marrow,b@x.org,student,,\n")) == 2


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            "Zanzara Querulo,z@x.org,staff,,\nQuill Marrow,Z@X.org,staff,,\n",
            ["3:1 this has an e-mail of line 2, and another name: whose is it?"],
        ),
        (
            "Zanzara,z@x.org,student,,2026-03-01\nZanzara,z@x.org,staff,2026-03-01,\n",
            ["3:1 this overlaps the role on line 2 of the same person, who has one at a time"],
        ),
        ("Zanzara,z@x.org,student,2026-03-01,2026-02-01\n", ["2:5 the last day is before the first"]),
        (
            "Zanzara,z@x.org,student,03/04/2026,zanzara\n",
            [
                "2:4 this could be 2026-03-04 or 2026-04-03; write it so, or say --dates day-first or month-first",
                "2:5 this is no date such as 2026-06-30",
            ],
        ),
        (
            '"=HYPERLINK(""zanzara"")",=Zanzara!A1,=1+1,,\n',
            [
                f"2:{column} this is a formula, and none is computed; save the table with its values"
                for column in (1, 2, 3)
            ],
        ),
        ("Zanzara,z@x.org,staff,,,x\n", ["2:6 the line has more cells than the first one: is a cell not in quotes?"]),
        ("Zanzara" * 50 + ",,staff,,\n", ["2:1 no name is longer than 300 characters, nobody has 100 e-mails"]),
    ],
)
def test_every_mistake_has_its_place(rows: str, said: list[str]) -> None:
    assert problems(HEAD + rows) == said


def test_words_for_roles_that_mean_nothing_yet_are_counted() -> None:
    table = read(HEAD + "A B,a@x.org,Praktikant,,\nC D,c@x.org, PRAKTIKANT ,,\nE F,e@x.org,,,\nG H,g@x.org,Staff,,\n")
    assert table.unknown == {"praktikant": 2}
    assert table.roles == {"praktikant": None, "staff": "staff"}


def test_ten_thousand_lines_are_read() -> None:
    rows = "".join(f"Person {n},p{n}@example.org,student,2025-09-01,\n" for n in range(10_000))
    assert len(read(HEAD + rows + rows).people) == 10_000
