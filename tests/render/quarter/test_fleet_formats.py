"""The formats of an organisation's quarter: whatever a repository is called, they stay what they are."""

import csv
import io
import json
import re
import unicodedata
from xml.etree import ElementTree

import jsonschema
import pytest
from markdown_it import MarkdownIt

from lintorg.app.inspect.schemas import schema
from lintorg.render.fleet_quarter import csv as csv_format
from lintorg.render.fleet_quarter import html, markdown
from lintorg.render.fleet_quarter import json as json_format
from tests.fleet_quarters import FULL, HOSTILE, NOTHING
from tests.render.quarter.browser import NEEDS_CHROMIUM, chromium
from tests.render.quarter.test_formats import MARKUP
from tests.render.quarter.test_html import Page

ALL = {"full": FULL, "nothing": NOTHING, "hostile": HOSTILE}
EVERY = pytest.mark.parametrize("name", ALL)


@pytest.fixture(scope="module")
def pages():
    return {name: html.render(report) for name, report in ALL.items()}


@EVERY
def test_the_json_is_what_the_schema_says(name):
    data = json.loads(json_format.render(ALL[name]))
    jsonschema.Draft202012Validator(schema("fleet-report")).validate(data)
    assert [row["status"] for row in data["repositories"]][-1] == "failed"


@EVERY
@pytest.mark.parametrize("render", [json_format.render, csv_format.render, markdown.render, html.render])
def test_nothing_that_a_terminal_or_a_log_obeys_is_in_any_format(render, name):
    text = render(ALL[name])
    text.encode()
    kinds = {unicodedata.category(letter) for letter in text.replace("\n", "").replace("\u200b", "")}
    assert not kinds & {"Cc", "Cf", "Cs"}


def test_no_spreadsheet_runs_a_cell():
    for row in csv.reader(io.StringIO(csv_format.render(HOSTILE))):
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "@")) or re.match(r"\s*[+-]\D", cell)]


def test_markdown_has_no_markup_but_its_own():
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    found = [one for token in parser.parse(markdown.render(HOSTILE)) for one in (token, *(token.children or ()))]
    assert not MARKUP & {one.type for one in found}
    raw = {one.content for one in found if one.type in ("html_inline", "html_block")}
    assert raw <= {"<code>", "</code>"}


@pytest.mark.parametrize("name", ["full", "nothing"])
def test_the_numbers_of_the_page_are_those_of_the_json(pages, name):
    page, data = Page(pages[name]), json.loads(json_format.render(ALL[name]))
    values = [[point["value"] for point in one["points"] if point["value"] is not None] for one in data["series"]]
    assert page.exact("series") == values
    known = [row for row in data["repositories"] if row["status"] != "failed"]
    assert page.exact("repositories") == [[109, 1, 5, 2, row["counts"]["breach"]] for row in known]
    assert page.exact("findings") == [[0, 1, 1, 9, 1, 6, 2] for _ in known]
    assert page.exact("teams") == [[1, 1, 5, 2, 1] for _ in data["organisation"]["teams"]]


@EVERY
def test_a_page_is_the_same_twice_loads_nothing_and_runs_nothing(pages, name):
    text = pages[name]
    assert text == html.render(ALL[name])
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(page.tags)
    assert not {"src", "href", "xlink:href", "srcset", "action"} & {key for key, _ in page.attributes}
    assert not [key for key, _ in page.attributes if key.startswith("on")]
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    drawings = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert len(list(map(ElementTree.fromstring, drawings))) == 1 + len(ALL[name].series)


def test_names_are_text(pages):
    hostile, harmless = Page(pages["hostile"]), Page(pages["full"])
    assert set(hostile.tags) <= set(harmless.tags)
    assert {key for key, _ in hostile.attributes} <= {key for key, _ in harmless.attributes}
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800]", pages["hostile"])


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@NEEDS_CHROMIUM
@EVERY
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_asks_for_nothing_a_phone_shows_it_whole_and_axe_finds_no_violation(
    browser, pages, tmp_path, name, scheme
):
    from axe_playwright_python.sync_playwright import Axe

    (tmp_path / "page.html").write_text(pages[name], encoding="utf-8")
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "page.html").as_uri())
    assert asked == [(tmp_path / "page.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 800, "height": 800})
    violations = Axe().run(page).response["violations"]
    context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations] == []
