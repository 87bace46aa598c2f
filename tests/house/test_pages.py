"""The documentation: generated parts are up to date, links lead somewhere, commands were run."""

import re

import pytest

from tests.generated import PARTS, ROOT, pages, renewed

DOCUMENTS = sorted(
    page.relative_to(ROOT).as_posix()
    for folder in ("docs", "examples")
    for page in (ROOT / folder).rglob("*.md")
    if not page.name.startswith("_")
)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def text_of(page):
    return (ROOT / page).read_text(encoding="utf-8")


def anchors(page):
    """The fragments that headings get on hosting platforms: lower case, no punctuation, hyphens for blanks."""
    found = re.findall(r"^#+ (.+)$", _CODE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", [page for page in pages() if page != "README.md"])
def test_generated_parts_and_sessions_are_up_to_date(page):
    assert renewed(text_of(page)) == text_of(page), "run `make docs`"


@pytest.mark.parametrize("page", ["README.md", *DOCUMENTS])
def test_every_link_leads_to_a_page_and_a_heading(page):
    for link in _LINK.findall(_CODE.sub("", text_of(page))):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, fragment = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), f"{page}: {link}"
        if fragment:
            assert fragment in anchors(target.resolve().relative_to(ROOT).as_posix()), f"{page}: {link}"


@pytest.mark.parametrize("page", ["README.md", *DOCUMENTS])
def test_every_generated_block_is_made_by_somebody_and_ends(page):
    text = text_of(page)
    assert set(re.findall(r"<!-- generated: (\S+) -->", text)) <= PARTS.keys()
    assert len(re.findall(r"<!-- (?:generated: \S+|session) -->", text)) == text.count("<!-- end -->")


def test_every_command_of_the_tutorial_is_run():
    page = text_of("examples/rules/README.md")
    sessions = re.findall(r"<!-- session -->\n```console\n.*?```\n<!-- end -->", page, re.DOTALL)
    shown = re.findall(r"^\$ .*", page, re.MULTILINE)
    assert len(shown) >= 15
    assert shown == [line for session in sessions for line in session.splitlines() if line.startswith("$ ")]


def test_every_rule_and_metric_has_its_place_in_the_reference():
    from lintorg.gather.measuring import catalogue
    from lintorg.gather.policy import shipped_policy

    assert {f"{one.rule.id}-{one.rule.name}".lower() for one in shipped_policy().rules} <= anchors("docs/rules.md")
    assert catalogue().keys() <= anchors("docs/metrics.md")
