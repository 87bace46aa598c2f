from hashlib import sha256
from pathlib import Path

import pytest

from lintorg.config.opt_out import parse_opt_out
from lintorg.model.errors import BadFiles

HASH = sha256(b"quill@example.org").hexdigest()


@pytest.mark.parametrize("line", ["Quill@Example.org", f"sha256:{HASH}", f"SHA256:{HASH.upper()}  # since May"])
def test_an_address_or_its_hash_takes_a_person_off_the_list(line: str) -> None:
    found = parse_opt_out(f"# who does not want to be named\n\n{line}\n")
    assert found
    assert found.holds(["teal@example.org", "QUILL@example.org "])
    assert not found.holds(["teal@example.org"])


def test_the_documented_line_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs/privacy.md").read_text(encoding="utf-8")
    assert parse_opt_out(page.split("```")[1]).holds(["jo@example.org"])


def test_an_empty_list_holds_nobody() -> None:
    assert not parse_opt_out("\n# nobody yet\n")


def test_every_line_that_is_neither_is_a_mistake_that_shows_nothing_of_it() -> None:
    with pytest.raises(BadFiles) as caught:
        parse_opt_out("Quill Marrow\nquill@example.org\nsha256:abc\n")
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [
        (".lintorg/opt-out", 1),
        (".lintorg/opt-out", 3),
    ]
    assert "Quill" not in str(caught.value)
