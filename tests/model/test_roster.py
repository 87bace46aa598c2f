from hashlib import sha256

import pytest

from lintorg.model.roster import Entry, RolePeriod, Roster, check_value, email_hash


def hmac_sha256(key: bytes, message: bytes) -> str:
    """RFC 2104 written out, for keys of at most one block."""
    block = key.ljust(64, b"\0")
    inner = sha256(bytes(byte ^ 0x36 for byte in block) + message).digest()
    return sha256(bytes(byte ^ 0x5C for byte in block) + inner).hexdigest()


@pytest.mark.parametrize("key", [b"", b"k" * 32])
def test_an_e_mail_is_hashed_by_rfc_2104_whatever_its_case(key: bytes) -> None:
    expected = hmac_sha256(key, "straße@example.org".casefold().encode())[:32]
    assert email_hash(" STRASSE@Example.ORG", key) == email_hash("straße@example.org", key) == expected


def test_a_check_value_is_the_keys_own_and_no_e_mails() -> None:
    assert check_value(b"a" * 32) != check_value(b"b" * 32)
    assert check_value(b"a" * 32) == hmac_sha256(b"a" * 32, b"lintorg-roster: 1")[:32]


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [(10, 20, [10, 19]), (None, 20, [-5, 19]), (10, None, [10, 10**12]), (None, None, [-5, 10**12])],
)
def test_a_period_has_its_start_and_not_its_end(start: int | None, end: int | None, inside: list[int]) -> None:
    period = RolePeriod(role="student", start=start, end=end)
    assert [time for time in (-5, 9, 10, 19, 20, 10**12) if time in period and time in inside] == inside
    assert (end or 10**13) not in period or end is None
    assert start is None or start - 1 not in period


def test_a_roster_shows_no_key_and_finds_entries_by_any_hash() -> None:
    entry = Entry(hashes=("a", "b"), roles=(RolePeriod(role="bot"),))
    roster = Roster(entries=(entry,), key=b"secret")
    assert "secret" not in repr(roster)
    assert roster.by_hash() == {"a": entry, "b": entry}
    assert entry.is_bot
    assert not Entry(hashes=("c",), roles=(RolePeriod(role="staff"),)).is_bot
