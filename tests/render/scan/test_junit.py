from xml.etree import ElementTree

from lintorg.model.report import Display
from lintorg.render.scan.junit import render
from tests.render.reports import HOSTILE, MIXED, finding, other, report


def parsed(of):
    """The XML, read by a parser that takes nothing ill-formed, with its counts checked against its cases."""
    root = ElementTree.fromstring(render(of, Display()).encode("utf-8"))
    assert root.tag == "testsuites"
    for suite in (root, *root):
        for count, elements in {"tests": "testcase", "failures": "failure", "skipped": "skipped"}.items():
            assert int(suite.attrib[count]) == len(list(suite.iter(elements)))
        assert suite.attrib["errors"] == "0"
    for case in root.iter("testcase"):
        assert case.attrib["name"]
        assert case.attrib["classname"]
        assert len(case) <= 1
    return root


def test_a_case_for_each_rule_and_subject_says_its_outcome():
    root = parsed(MIXED)
    outcomes = {
        case.attrib["name"].partition(": ")[2]: (case[0].tag, case[0].attrib["message"]) if len(case) else None
        for case in root.iter("testcase")
    }
    assert outcomes == {
        "configs": ("skipped", "in the baseline"),
        "data": None,
        "docs": ("skipped", "the sample is too small to judge"),
        "eval": ("failure", "nobody could step in"),
        "infra": ("skipped", "cannot tell: area_successors 1"),
        "kernels": ("failure", "nobody could step in"),
        "tests": ("skipped", "waived until 2024-12-31: two start in October"),
    }
    assert {failure.attrib["type"] for failure in root.iter("failure")} == {"error", "note"}
    assert [item.attrib["value"] for item in root.iter("property")][1].startswith("G4 agents-visible")


def test_a_suite_holds_a_family_of_rules():
    root = parsed(report(finding(), finding("repo", "pass", of=other("LO801", family="continuity"))))
    assert [suite.attrib["name"] for suite in root] == ["lintorg.concentration", "lintorg.continuity"]


def test_characters_that_xml_has_no_place_for_are_replaced():
    (failure,) = parsed(HOSTILE).iter("failure")
    assert not set("\x00\x1b\u202e\ufffe") & set(failure.attrib["message"] + failure.text)
    noncharacter = parsed(report(finding(message="a\ufffeb\uffffc\x0bd")))
    assert (
        next(noncharacter.iter("failure")).attrib["message"]
        == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}d"
    )


def test_without_findings_there_is_no_case():
    assert len(parsed(report())) == 0
