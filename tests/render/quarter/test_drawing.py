"""No name takes the library that draws the charts down, or for minutes, whatever is in it."""

import sys
from xml.etree import ElementTree

import pytest

from lintorg.model.text import safe
from lintorg.render.page.drawing import counts, drawing, names
from lintorg.render.page.painter import painter

PLANES = range(0, 0x30000, 0x10000)
NAMES = {
    "the last characters of a plane": "".join(chr(plane + 0xFFF0 + n) for plane in PLANES for n in range(16)),
    "every control character": "".join(map(chr, range(0xA0))),
    "surrogates": "\ud800\udfff\udc80",
    "the last character": chr(sys.maxunicode),
    "marks on one letter": "e" + "\u0301" * 100_000,
    "from right to left": "\u05d0" * 100_000,
    "300,000 letters": "x" * 300_000,
    "a pair cut in two": "x" * 58 + "\U0001f468" * 100,
    "entities": "&#xffff;&lt;&nope;]]>",
    "nothing": "",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_drawn(name):
    shown = [safe(name), "kernels"]
    values = [{"area": area, "people": 2} for area in shown]
    encoding = {"x": counts("people", "people", 3), "y": names("area", shown)}
    (svg,) = painter().paint([drawing({"data": {"values": values}, "mark": "bar", "encoding": encoding}, 100)])
    texts = [element.text for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "kernels" in texts
    assert max(len(text or "") for text in texts) <= 60


def test_names_that_begin_alike_are_two():
    shown = ["x" * 5_000 + "1", "x" * 5_000 + "2"]
    values = [{"area": area, "people": 2} for area in shown]
    (svg,) = painter().paint(
        [drawing({"data": {"values": values}, "mark": "bar", "encoding": {"y": names("area", shown)}}, 100)]
    )
    assert svg.count(">xxxxx") == 2
