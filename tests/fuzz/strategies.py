"""Texts for loaders: valid ones that were tampered with, and trees of YAML that no one would write."""

from __future__ import annotations

import re

from hypothesis import strategies as st

ODD = (
    *("0000-01-01", "99999-12-31", "2026-02-30", "2026-01-01T00:00:00Z", "-0001-01-01"),
    *(".nan", ".inf", "-.inf", "1e400", "-1e-400", "0x" + "f" * 70, "1:30:30:30", "9" * 60, "9" * 5000, "1_000", "-0"),
    *(
        "~",
        "yes",
        "on",
        "''",
        '""',
        '"\\ud800"',
        '"\\0"',
        '"\\u2028"',
        "|\n  a\n",
        ">-\n  a\n",
        "!!python/name:os.system",
    ),
    *(
        "!tag a",
        "!!binary aGk=",
        "!!set {a, b}",
        "!!timestamp a",
        "&a",
        "*a",
        "<<: *a",
        "&b [*b]",
        "? [a]\n: b",
        "{[]: 1}",
    ),
    *("a: 1\na: 2", "---", "...", "%YAML 9.9", "[", "]", "{", "}", "\t", "#", ":", "-", ",", "'", '"', "@", "`"),
    *(
        "\ufeff",
        "\u202e",
        "\x85",
        "\u2029",
        "\x07",
        "\0",
        "\uffff",
        "😀",
        "e\u0301",
        "repo",
        "area:",
        "areas:|",
        "::error::",
    ),
    *(
        "Infinity",
        "NaN",
        "null",
        "true",
        "1.5",
        "1",
        "[]",
        "{}",
        "[[[[",
        "\\",
        "%",
        "and",
        "not (",
        "min(",
        "50%",
        "8 w",
    ),
)
BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\0", b"\r", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8", b"\x1b[2J")
BOMBS = (
    b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 12)),
    b"[" * 5_000,
    b"[" * 20 + b"]" * 20,
    b"{a: " * 40 + b"}" * 40,
    b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b"- " * 3_000 + b"a",
    b"&a [*a]",
    b"&a {b: *a}",
    b"a: &a\n  <<: *a\n",
    b"- a\n" * 30_000,
    b"a" * 1_100_000,
    b"x: '" + b"\n" * 100_000 + b"'",
    b"(" * 1_900,
    b"-" * 1_900 + b"1 > 0",
    b" and ".join([b"hands > 1"] * 150),
    b"1:" * 30 + b"1",
    b"[tool.lintorg]\n" + b"a." * 240 + b"b = 1\n",
    b"[tool.lintorg]\nareas = " + b"[" * 900 + b"]" * 900,
    "zanzara: é\r\n\r\n\u2028 'ü".encode("utf-16"),
    b"",
    b"\xef\xbb\xbf",
    b"---\n---\n",
)


def tampered(valid: bytes) -> st.SearchStrategy[bytes]:
    """Return a valid text with up to six places cut, doubled, swapped, indented or filled with what is odd."""
    odd = st.sampled_from([*(text.encode("utf-8", "surrogatepass") for text in ODD), *BYTES]) | st.binary(max_size=4)
    change = st.tuples(st.integers(0, 6), st.integers(0, len(valid)), st.integers(0, 60), odd)
    ending = st.sampled_from(["", "crlf", "cr", "bom", "utf-16"])
    return st.builds(_changed, st.just(valid), st.lists(change, min_size=1, max_size=6), ending)


def _changed(text: bytes, changes: list[tuple[int, int, int, bytes]], ending: str) -> bytes:
    for change in changes:
        text = _change(text, *change)
    if ending == "utf-16":
        return text.decode("utf-8", "replace").encode("utf-16", "surrogatepass")
    replaced = {"crlf": text.replace(b"\n", b"\r\n"), "cr": text.replace(b"\n", b"\r"), "bom": b"\xef\xbb\xbf" + text}
    return replaced.get(ending, text)


def _change(text: bytes, kind: int, start: int, length: int, odd: bytes) -> bytes:
    at = min(start, len(text))
    before, piece, after = text[:at], text[at : at + length], text[at + length :]
    line = text.rfind(b"\n", 0, at) + 1
    value = text.find(b": ", at) + 2
    end = text.find(b"\n", value)
    return (
        before + after,
        before + piece + piece + after,
        before + odd + piece + after,
        before + odd + after,
        text[:line] + b"  " + text[line:],
        text[:value] + odd + text[end:] if 2 <= value < end else text + odd,
        text + b"\n" + piece,
    )[kind]


_SCALARS = st.sampled_from(ODD) | st.text(max_size=8) | st.integers().map(str) | st.floats().map(str)
_KEYS = st.sampled_from(
    re.findall(
        r"\S+",
        """areas name patterns core overrides params severity window lintorg-rule id when cases measures needs people
        emails roles role from to lintorg-roster sealed lintorg-fleet repositories path url linked_repos what area rule
        subject expires schema findings texts observed code on <<""",
    )
)
TREES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: "[" + ", ".join(items) + "]")
        | st.lists(st.tuples(_KEYS, inner), max_size=5).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"
        )
    ),
    max_leaves=12,
)


@st.composite
def trees(draw: st.DrawFn) -> bytes:
    """Return YAML with some of the loaders' keys, at any place and twice, over any values."""
    lines = draw(st.lists(st.tuples(_KEYS, TREES), max_size=6))
    start = draw(st.sampled_from(["", "- ", "  "]))
    return "\n".join(f"{start}{key}: {value}" for key, value in lines).encode("utf-8", "surrogatepass")
