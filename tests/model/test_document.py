from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from lintorg.model.document import parse_document, validate
from lintorg.model.errors import BadFiles


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    size: int


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    severity: Literal["error", "warning", "note"] = "note"
    inner_size: int | None = Field(default=None, alias="inner-size")
    limit: float | str = 0.0
    items: list[Inner] = []
    named: dict[str, Inner] = {}


class Needy(BaseModel):
    id: str
    name: str


def problems(text: str, model: type[BaseModel] | None = None) -> list[str]:
    def read() -> None:
        document = parse_document(text, "a.yaml")
        if model:
            validate(document, model)

    with pytest.raises(BadFiles) as caught:
        read()
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in caught.value.problems]


def test_values_are_read_with_the_types_that_yaml_gives_them() -> None:
    document = parse_document("a: [1, 0.5, yes, null, x]\nb: {c: '1'}\n", "a.yaml")
    assert document.data == {"a": [1, 0.5, True, None, "x"], "b": {"c": "1"}}


def test_the_key_on_is_text_though_yaml_takes_it_for_true() -> None:
    assert parse_document("on: [scan]\n1: x\n", "a.yaml").data == {"on": ["scan"], "1": "x"}


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    assert parse_document("\ufeffa: 1", "a.yaml").data == {"a": 1}


def test_an_empty_file_holds_nothing() -> None:
    assert parse_document("# only a comment\n", "a.yaml").data is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1", "1:6 not valid YAML: did not find expected ',' or ']'"),
        ("a:\n\tb: 1", "2:1 not valid YAML: a line may not begin with a tab; use spaces"),
        ("a:\n  b: 1\n\tc: 2", "3:1 not valid YAML: a line may not begin with a tab; use spaces"),
        ("a: *b", "1:4 not valid YAML: found undefined alias"),
        ("a: 1\nb: 2\na: 3\n", "3:1 key 'a' stands here twice"),
        ("a: &a [*a]", "1:4 this value contains itself"),
        ("a: &a {b: *a}", "1:4 this value contains itself"),
        ("- " * 33, "1:65 values are nested deeper than 32 levels"),
        ("[" * 900, "1:33 values are nested deeper than 32 levels"),
        ("a: &a " + "[" * 20 + "1" + "]" * 20 + "\nb: " + "[" * 20 + "*a" + "]" * 20, "1:19 values are nested deeper"),
        ("a: !!str x", "1:4 the tag 'tag:yaml.org,2002:str' is not allowed; leave it out"),
        ("a: !mine [x]", "1:4 the tag '!mine' is not allowed; leave it out"),
        ("a: !!set {x}", "1:4 the tag 'tag:yaml.org,2002:set' is not allowed; leave it out"),
        ("a: 2026-13-45", "1:4 2026-13-45 is not a date; put text in quotes"),
        ("a: .inf", "1:4 .inf is not a number; put text in quotes"),
        ("a: 1" + ":59" * 100_000, "1:4 1" + ":59" * 21 + " is not a number; put text in quotes"),
        ("? [a]\n: b", "1:3 a key must be text"),
        ("---\na\n---\nb", "3:1 a second document starts here; keep one per file"),
        ("a: b\x07", "1:5 character U+0007 is not allowed in YAML"),
        ("a: \ud800", "1:4 character U+D800 is not allowed in YAML"),
        ("#" * 1_000_001, "1:1 the file is larger than 1,000,000 characters"),
        ("[" + "1," * 50_000 + "]", "1:80000 the file holds more than 20,000 values"),
    ],
)
def test_what_a_configuration_has_no_use_for_is_refused_at_its_place(text: str, expected: str) -> None:
    (found,) = problems(text)
    assert found.startswith(expected)


def test_what_is_nested_without_end_is_refused_by_us_or_by_the_yaml_library() -> None:
    (found,) = problems("[" * 200_000)  # from 1,000 levels on newer libraries refuse it by themselves
    assert "nest" in found


def test_aliases_that_multiply_are_counted_as_what_they_expand_to() -> None:
    bomb = "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcde", "bcdef", strict=True)
    )
    assert problems(bomb) == ["1:24 the file holds more than 20,000 values once aliases are expanded"]


def test_an_alias_may_be_used_like_its_value() -> None:
    assert parse_document("a: &a [1]\nb: *a\n", "a.yaml").data == {"a": [1], "b": [1]}


def test_all_mistakes_of_one_file_are_reported_in_order() -> None:
    assert problems("a: .nan\nb: !x 1\na: 2\n") == [
        "1:4 .nan is not a number; put text in quotes",
        "2:4 the tag '!x' is not allowed; leave it out",
        "3:1 key 'a' stands here twice",
    ]


def test_the_excerpt_points_at_the_mistake() -> None:
    with pytest.raises(BadFiles) as caught:
        parse_document("x: 1\nkey: *none\n", "a.yaml")
    assert str(caught.value) == "a.yaml:2:6: not valid YAML: found undefined alias\nkey: *none\n     ^"


def test_a_message_about_a_huge_key_stays_short() -> None:
    document = parse_document("? " + "k" * 5_000 + "\n: 1\n", "a.yaml")
    with pytest.raises(BadFiles) as caught:
        validate(document, Outer)
    assert len(str(caught.value)) < 800


def test_nothing_untrusted_reaches_the_terminal_as_it_is() -> None:
    with pytest.raises(BadFiles) as caught:
        parse_document("a: \x1b[31m", "\x1b.yaml")
    assert "\x1b" not in str(caught.value)


def test_a_valid_document_becomes_the_model() -> None:
    model = validate(parse_document("severity: error\nitems: [{size: 2}]", "a.yaml"), Outer)
    assert (model.severity, model.items[0].size) == ("error", 2)


def test_an_empty_document_is_one_without_keys() -> None:
    assert validate(parse_document("", "a.yaml"), Outer).severity == "note"
    assert problems("", Needy) == ["1:1 missing key 'id'", "1:1 missing key 'name'"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("severty: error", "1:1 unknown key 'severty'; did you mean 'severity'?"),
        ("inner_sise: 1", "1:1 unknown key 'inner_sise'; did you mean 'inner-size'?"),
        ("zzz: 1", "1:1 unknown key 'zzz'"),
        ("severity: warnin", "1:11 must be 'error', 'warning' or 'note', not 'warnin'; did you mean 'warning'?"),
        ("severity: 3", "1:11 must be 'error', 'warning' or 'note'"),
        ("items:\n  - size: 1\n  - {sise: 1, size: 1}", "3:6 unknown key 'sise'; did you mean 'size'?"),
        ("items:\n  - size: 1\n  - {}", "3:5 missing key 'size'"),
        ("named: {x: {size: big}}", "1:19 must be a whole number"),
        ("named: {x: {siz: 1, size: 1}}", "1:13 unknown key 'siz'; did you mean 'size'?"),
        ("named: [1]", "1:8 must be a mapping of keys to values"),
        ("limit: [1]", "1:8 must be a number or text"),
        ("- 1", "1:1 must be a mapping of keys to values"),
    ],
)
def test_a_models_mistakes_are_said_in_plain_words_at_their_place(text: str, expected: str) -> None:
    assert problems(text, Outer) == [expected]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("when: a and b\n", "1:13"),
        ("when: 'a and b'\n", "1:14"),
        ('when: "a and b"\n', "1:14"),
        ("when: a\n  and b\n", "2:7"),
        ("when: |  # why\n  a\n  and b\n", "3:7"),
        ("when: >-\n\n  a and\n  b\n", "4:3"),
        ('when: "a \\x61nd b"\n', "1:7"),
    ],
)
def test_an_offset_into_a_scalar_is_found_in_every_style(text: str, place: str) -> None:
    document = parse_document(text, "a.yaml")
    assert isinstance(document.data, dict)
    offset = document.data["when"].index("b")
    problem = document.problem(("when",), "here", offset=offset)
    assert f"{problem.line}:{problem.column}" == place


def test_an_offset_at_the_end_of_a_scalar_is_behind_its_last_character() -> None:
    problem = parse_document("when: a >\nx: 1\n", "a.yaml").problem(("when",), "here", offset=3)
    assert (problem.line, problem.column) == (1, 10)


def test_a_problem_about_something_missing_points_at_what_would_hold_it() -> None:
    problem = parse_document("a:\n  b: 1\n", "a.yaml").problem(("a", "c", "d"), "missing")
    assert (problem.line, problem.column) == (2, 3)
