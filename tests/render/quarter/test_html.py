"""The page of a quarterly report: its numbers are the JSON's, its texts are text, and a browser finds no fault."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from lintorg.model.quarterly import Event
from lintorg.render.quarter import html
from lintorg.render.quarter import json as json_format
from tests.quarterly import FULL, HOSTILE, SUPPRESSED, YOUNG
from tests.render.quarter.browser import NEEDS_CHROMIUM, chromium

ALL = {"full": FULL, "suppressed": SUPPRESSED, "young": YOUNG, "hostile": HOSTILE}
SCRIPT = replace(
    FULL,
    repository=replace(FULL.repository, name="<script>alert(1)</script>"),
    take_over=replace(FULL.take_over, rows=(replace(FULL.take_over.rows[0], area="<script>alert(2)</script>"),)),
)


class Page(HTMLParser):
    """Collects the elements, and of each table the exact and the shown numbers, row by row."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.tables, self.text = [], [], {}, []
        self.table = self.number = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        self.attributes += attributes
        if tag == "table":
            self.table = self.tables.setdefault(given["id"], [])
        elif tag == "tr" and self.table is not None:
            self.table.append([])
        elif tag == "data":
            self.number = json.loads(given["value"])

    def handle_endtag(self, tag):
        if tag == "table":
            self.table = [row for row in self.table if row]
        elif tag == "data":
            self.number = None

    def handle_data(self, text):
        self.text.append(text)
        if self.number is not None:
            self.table[-1].append((self.number, text))

    def rows(self, table):
        return [row for row in self.tables.get(table, []) if row]

    def exact(self, table):
        return [[number for number, _ in row] for row in self.rows(table)]


@pytest.fixture(scope="module")
def pages():
    return {name: html.render(report) for name, report in ALL.items()}


def numbers(row, *names):
    return [row[name] for name in names if row[name] is not None]


@pytest.mark.parametrize("name", ["full", "suppressed", "young"])
def test_every_number_of_the_six_tables_is_that_of_the_json(pages, name):
    page, data = Page(pages[name]), json.loads(json_format.render(ALL[name]))
    assert page.exact("take-over") == [
        numbers(row if row["judged"] else {**row, "successors": None}, "commits", "people", "successors", "before")
        for row in data["take_over"]["rows"]
    ]
    assert page.exact("handover") == [numbers(row, "commits", "familiar") for row in data["handover"]["rows"]]
    ways = [*data["way_to_core"]["rows"], *data["way_to_core"]["cohorts"]]
    assert page.exact("way") == [numbers(row, "people", "weeks", "low", "high") for row in ways]
    pairs = [row for row in data["bridges"]["rows"] if row["people"] is not None]
    assert page.exact("bridges") == [numbers(row, "people", "before", "chance") for row in pairs]
    upkeep = [
        [
            row["commits"],
            *(share for share in row["shares"] if share is not None),
            *numbers(row, "half_people", "people"),
        ]
        for row in data["upkeep"]["rows"]
    ]
    assert page.exact("upkeep") == (upkeep if name != "young" else [])
    flow = [one for one in data["series"] if one["metric"] in data["flow"]["metrics"]]
    values = [[point["value"] for point in one["points"] if point["value"] is not None] for one in flow]
    assert page.exact("flow") == values


def test_what_a_reader_sees_is_the_exact_number_rounded(pages):
    seen = 0
    for table in Page(pages["full"]).tables.values():
        for exact, shown in (number for row in table for number in row):
            if shown == "nobody":
                assert exact == 0
                continue
            digits = re.match(r"[\d.]+", shown)[0]
            assert float(digits) == pytest.approx(exact * (100 if "%" in shown else 1), rel=0.005)
            seen += 1
    assert seen > 140


@pytest.mark.parametrize("name", ALL)
def test_a_page_is_small_the_same_twice_and_loads_nothing(pages, name):
    text = pages[name]
    assert text == html.render(ALL[name])
    assert len(text.encode()) <= 1_000_000
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(page.tags)
    assert not {"src", "href", "xlink:href", "srcset", "action"} & {key for key, _ in page.attributes}
    assert not [key for key, _ in page.attributes if key.startswith("on")]
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "@import" not in text
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {"#hatch"}


def test_names_from_a_repository_are_text(pages):
    text = html.render(SCRIPT)
    page = Page(text)
    assert "script" not in page.tags
    assert "".join(page.text).count("<script>alert(1)</script>") == 2
    assert "".join(page.text).count("<script>alert(2)") >= 2  # in the chart, perhaps cut, and in its table
    hostile, harmless = Page(pages["hostile"]), Page(pages["full"])
    assert set(hostile.tags) <= set(harmless.tags)
    assert {key for key, _ in hostile.attributes} <= {key for key, _ in harmless.attributes}
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800]", pages["hostile"])


@pytest.mark.parametrize("name", ALL)
def test_every_drawing_is_well_formed(pages, name):
    drawings = re.findall(r"<svg .*?</svg>", pages[name], re.DOTALL)
    for drawing in drawings:
        ElementTree.fromstring(drawing)
    assert len(drawings) == {"full": 11, "suppressed": 11, "young": 1, "hostile": 11}[name]


def test_what_is_not_known_is_words_and_no_empty_chart(pages):
    young = pages["young"]
    assert "make a private roster with <code>lintorg roster new</code>" in young
    assert "No quarter has the commits and people that it takes to be judged." in young
    assert 'role="img"' not in young
    assert Page(young).rows("upkeep") == []
    assert "Students and interns apart: not told, the group is so small" in pages["suppressed"]


def test_a_line_for_each_event_is_on_every_chart_over_time(pages):
    dotted = 'stroke-dasharray="2,2"'
    assert pages["full"].count(dotted) == 2 * (2 + 4)
    early = replace(FULL, events=(Event(when="2024-08-01", what="first", quarter="2024Q3", place=0.3),))
    assert html.render(early).count(dotted) == 4  # before the eight quarters of the charts of upkeep


def test_as_many_pairs_are_hatched_as_are_below_chance(pages):
    def hatched(text):
        return text.count('fill="url(#hatch)"')

    assert hatched(pages["full"]) == 1
    rows = tuple(replace(row, below_chance=row.people is not None) for row in FULL.bridges.rows)
    assert hatched(html.render(replace(FULL, bridges=replace(FULL.bridges, rows=rows)))) == 9


def test_a_change_stands_out_and_noise_does_not(pages):
    def marked(text):
        return len(re.findall(r'<path[^>]*fill="var\(--alarm\)"', text))

    quiet = tuple(replace(series, change="none") for series in FULL.flow.series)
    without = html.render(replace(FULL, flow=replace(FULL.flow, series=quiet)))
    assert marked(pages["full"]) == marked(without) + 1


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def opened(browser, pages, tmp_path):
    """Opens a page; whatever it asks for beyond itself is written down."""
    contexts = []

    def open_(name, *, width=390, scheme="light"):
        file = tmp_path / f"{name}.html"
        file.write_text(pages[name], encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
        contexts.append(context)
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        return page

    yield open_
    for context in contexts:
        context.close()


@NEEDS_CHROMIUM
@pytest.mark.parametrize("name", ALL)
def test_a_phone_shows_it_without_scrolling_sideways(opened, name):
    page = opened(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("[...document.querySelectorAll('.chart')].every(one => one.scrollWidth <= one.clientWidth)")


@NEEDS_CHROMIUM
@pytest.mark.parametrize("width", [360, 390])
def test_the_letters_of_a_chart_are_readable_on_a_phone(opened, width):
    sizes = opened("full", width=width).evaluate(
        "[...document.querySelectorAll('.chart text')]"
        ".map(one => parseFloat(getComputedStyle(one).fontSize) * one.ownerSVGElement.getScreenCTM().a)"
    )
    assert len(sizes) > 100
    assert min(sizes) >= 12 * width / 390


@NEEDS_CHROMIUM
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["full", "young"])
def test_axe_finds_no_violation(opened, name, scheme):
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(opened(name, width=800, scheme=scheme))
    assert results.response["passes"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in results.response["violations"]] == []


@NEEDS_CHROMIUM
def test_light_and_dark_differ_in_page_and_charts(opened):
    def colours(scheme):
        page = opened("full", width=800, scheme=scheme)
        return page.evaluate(
            "[document.body, document.querySelector('.chart text')].map(one => getComputedStyle(one))"
            ".map((style, place) => place ? style.fill : style.backgroundColor)"
        )

    (light_ground, light_ink), (dark_ground, dark_ink) = colours("light"), colours("dark")
    assert light_ground == "rgb(255, 255, 255)" != dark_ground
    assert light_ink != dark_ink


@NEEDS_CHROMIUM
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_prints_on_pages(opened, paper):
    document = opened("full", width=800).pdf(format=paper)
    assert document.startswith(b"%PDF")
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", document)) <= 12
