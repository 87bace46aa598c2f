import time

import pytest

from lintorg.mine.message import MAX_TRAILERS, parse_message
from lintorg.model.facts import Trailer


def test_the_subject_is_the_first_line():
    assert parse_message("  Add a loader  \n\nbody\n").subject == "Add a loader"
    assert parse_message("").subject == ""


def test_trailers_are_found_anywhere_in_the_body_and_only_there():
    message = parse_message(
        "Co-authored-by: not <a@example.org>\n\n* part\n\nCo-Authored-By:  Teal <t@example.org>  \r\n\n* more\n\n"
        "Assisted-by: Helper:v1\nNote: this is prose\nhttps-link://x\n"
    )
    assert message.trailers == (
        Trailer("co-authored-by", "Teal <t@example.org>"),
        Trailer("assisted-by", "Helper:v1"),
    )


def test_a_thousand_trailers_and_more_are_cut():
    body = "".join(f"Signed-off-by: a <{number}@example.org>\n" for number in range(MAX_TRAILERS + 5))
    assert len(parse_message("x\n\n" + body).trailers) == MAX_TRAILERS


def test_a_squash_that_repeats_its_trailers_loses_none() -> None:
    body = "Signed-off-by: a <a@example.org>\n" * (3 * MAX_TRAILERS) + "Co-authored-by: b <b@example.org>\n"
    assert [trailer.token for trailer in parse_message("x\n\n" + body).trailers] == ["signed-off-by", "co-authored-by"]


def test_gits_own_sentence_names_what_is_reverted():
    message = parse_message('Revert "x"\n\nThis reverts commit 0123456789abcdef.\n')
    assert (message.reverts, message.revert_bare) == ("0123456789abcdef", True)


@pytest.mark.parametrize(
    ("message", "bare"),
    [
        ('Revert "x"', True),
        ('Revert "x"\n\nReverts lab/trainer#12\n\nSigned-off-by: q <q@example.org>\n', True),
        ('Revert "x"\n\nThis reverts commit 0123456.\n\nLoss spikes at step 1000.\n', False),
        ("Plain change\n\n", False),
        ('Reapply "x"\n\nThis reverts commit 0123456.\n', False),
        ('Revert "Revert "x""\n\nThis reverts commit 0123456.\n', False),
    ],
)
def test_a_revert_without_a_reason_is_bare(message, bare):
    assert parse_message(message).revert_bare is bare


@pytest.mark.parametrize(
    "hostile",
    [
        "x\n\n" + "\n" * 200_000 + "y",
        "x\n\nAb-cd: x" + " " * 200_000 + "y",
        "x\n\n" + "a-" * 100_000,
        "x\n\n" + " " * 200_000,
        'Revert "' * 100_000,
    ],
    ids=["newlines", "blanks", "hyphens", "indent", "reverts"],
)
def test_a_hostile_message_is_read_at_once(hostile):
    start = time.process_time()
    parse_message(hostile)
    assert time.process_time() - start < 2  # quadratic reading took minutes
