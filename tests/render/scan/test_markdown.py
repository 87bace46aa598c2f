import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from lintorg.model.report import Counts, Display
from lintorg.render.scan.markdown import MARK, SIZE, render
from tests.render.reports import CHANGE, EVIL, G4, HOSTILE, MIXED, finding, other, report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = {"link_open", "image", "code_inline", "em_open", "s_open", "code_block", "fence", "heading_open"}
OUR_HTML = {"<!-- lintorg -->", "<details>", "</details>", "<code>", "</code>"}


def page(of):
    return render(of, Display())


def tokens(of):
    """All tokens of the page as a Markdown parser sees it."""
    for token in PARSER.parse(page(of)):
        yield token
        yield from token.children or ()


def html(of):
    """The HTML that the page brings itself."""
    return [
        piece
        for token in tokens(of)
        if token.type in ("html_block", "html_inline")
        for piece in re.findall(r"<[^>]*>", re.sub(r"<summary>[^<]*</summary>", "", token.content))
    ]


def test_the_page_is_short_on_top_and_the_rest_is_folded():
    top = page(MIXED).partition("<details>")[0]
    assert top.splitlines() == [
        MARK,
        (
            "**lintorg**: 1 rule breached · 1 finding waived · 1 finding in the baseline · 0 rules passed "
            "(lab @ ccccccc · 12 months to 2024-10-04 · 500 commits · 26 people)"
        ),
        "",
        "The head's .mailmap could not be read and is not honoured",
        "",
        "| | rule | |",
        "|---|---|---|",
        "| error | LO104 | <code>eval</code>: nobody could step in |",
        "| note | LO104 | <code>kernels</code>: nobody could step in |",
        "",
        "LO902 the area is now known by two",
        "",
    ]
    summaries = re.findall("<summary>(.*)</summary>", page(MIXED))
    assert summaries == [
        "What to do",
        "Accepted by the team",
        "Who carries it, who works across, who is new",
        "Areas",
        "What limits this",
        "Every rule",
    ]


def test_a_parser_sees_tables_and_lists_where_they_are_meant():
    kinds = [token.type for token in tokens(MIXED)]
    assert kinds.count("table_open") == 2
    assert kinds.count("tr_open") == 3 + 2
    assert kinds.count("list_item_open") == 2 + 2 + 1 + 1 + len(MIXED.findings)
    assert html(MIXED).count("<details>") == html(MIXED).count("</details>") == 6


def test_a_scan_without_findings_says_so_and_shows_its_facts():
    text = page(report(finding("repo", "pass"), counts=Counts(judged=1, passed=1)))
    assert "**lintorg**: 1 rule passed (lab @" in text
    assert "What to do" not in text
    assert "| <code>eval</code> | 23 | 3 | nobody | 87 % | — |" in text


def test_a_change_with_nothing_to_say_is_one_line():
    quiet = report(finding("change", "pass"), change=CHANGE, counts=Counts(judged=1, passed=1), guards=(G4,))
    assert page(quiet).splitlines() == [
        MARK,
        (
            "**lintorg**: nothing to say about this change · 1 rule passed (lab aaaaaaa..bbbbbbb · 3 commits "
            "· 12 files · 340 lines)"
        ),
    ]


def test_a_change_with_something_to_say_has_no_tables_of_areas():
    text = page(report(finding("change"), change=CHANGE, counts=Counts(judged=1, breach=1)))
    assert "| warning | LO104 | nobody could step in |" in text
    assert "Areas" not in text


def test_good_news_alone_is_said_without_a_table():
    good = finding("change", of=other("LO902", tier="good-news"), message="eval is now known by two")
    text = page(report(good, change=CHANGE))
    assert "LO902 eval is now known by two" in text
    assert "| rule |" not in text
    assert "nothing to say" not in text


def test_where_nothing_could_be_judged_that_comes_first():
    text = page(report(finding("repo", "abstained", reason="too_few"), counts=Counts(judged=1, abstained=1)))
    assert text.splitlines()[1].startswith("**lintorg**: Nothing could be judged · ")


def test_hostile_text_is_text():
    kinds = [token.type for token in tokens(HOSTILE)]
    assert not set(kinds) & {
        "link_open",
        "image",
        "code_inline",
        "em_open",
        "s_open",
        "code_block",
        "fence",
        "heading_open",
    }
    assert set(html(HOSTILE)) <= OUR_HTML
    assert kinds.count("table_open") == 2


@pytest.mark.parametrize("mark", ["@admin", "#12", "GH-3", "://", "www.evil", "repo#4", "repo@abc", "!7", "~bug", "$8"])
def test_no_hosting_site_makes_a_mention_a_reference_or_a_link_of_hostile_text(mark):
    shown = "".join(token.content for token in tokens(HOSTILE) if token.type == "text")
    assert mark in EVIL
    assert mark not in shown


@pytest.mark.parametrize("evil", ["", EVIL])
def test_a_page_that_is_too_large_for_a_comment_is_cut_and_says_so(evil):
    rules = [other(f"LO{number}", name=f"rule-{number}") for number in range(100, 500)]
    many = [finding(f"area:{evil}{n % 7}", of=one, message=f"{n} {evil}") for n, one in enumerate(rules)]
    text = page(report(*many, counts=Counts(judged=400, breach=400)))
    assert len(text.encode()) <= SIZE
    assert re.search(r"\n\d+ more \w+ and what follows them are left out, so that this fits a comment\.\n$", text)
    assert text.count("<details>") == text.count("</details>")


def test_a_rule_with_many_areas_names_the_first_few():
    text = page(report(*(finding(f"area:a{n}") for n in range(8)), counts=Counts(breach=1)))
    assert "<code>a4</code> and 3 more: nobody could step in |" in text


def test_areas_that_are_not_core_are_marked():
    plain = report()
    assert "| <code>eval</code> · |" in page(replace(plain, areas=(replace(plain.areas[0], core=False),)))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Run `lintorg who eval`.", "Run <code>lintorg who eval</code>."),
        ("one ` mark", "one &#96; mark"),
        ("``", "&#96;&#96;"),
        ("`<b>` and `@x`", "<code>&#60;b&#62;</code> and <code>@\u200bx</code>"),
    ],
)
def test_commands_in_a_sentence_are_in_the_letters_of_code(said, shown):
    assert f"- {shown}\n" in page(report(finding(remedy=(said,)), counts=Counts(breach=1)))
