"""The report as JUnit XML, which build servers read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight.lint.reports.order import in_order
from vpn_preflight.lint.reports.text import docs_row, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from vpn_preflight.lint.result import Result, Shown

# How such a report begins.
FORMER = rb"<testsuites[ />]"


@cache
def forbidden_characters() -> re.Pattern[str]:
    """Match what XML 1.0 cannot have; it takes long to compile."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(results: Sequence[Result]) -> Iterator[str]:
    """Yield one document: a suite per file, a failed case per finding, a passed one if it is clean.

    A warning or an info is a failure of that type: build servers hide what passed cases say.
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - slow, and of this report only

    root = ET.Element("testsuites")
    for result in sorted(
        (result for result in results if not result.passed_over), key=lambda result: result.file
    ):
        suite(root, result)
    ET.indent(root)
    # References in place of other characters, so that every terminal takes them.
    yield ET.tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")


def suite(root: Element, result: Result) -> None:
    """Add the suite of a file; times and hosts are fixed: the same files give the same report."""
    found = in_order([result])
    numbers = {
        "tests": str(len(found) or 1),
        "failures": str(len(found)),
        "errors": "0",
        "time": "0",
    }
    facts = {
        "name": clean(result.file),
        "hostname": "localhost",
        "timestamp": "1970-01-01T00:00:00",
    }
    element = add(root, "testsuite", facts | numbers)
    for one in found:
        case(element, one)
    if not found:
        add(
            element,
            "testcase",
            {"classname": clean(result.file), "name": "no findings", "time": "0"},
        )


def case(element: Element, one: Shown) -> None:
    """Add the case of a finding."""
    finding, excerpt, _ = one
    place = f"{finding.line}:{finding.column}"
    name = f"{finding.code} {finding.name} at {place}"
    failed = add(
        element,
        "testcase",
        {"classname": clean(finding.file or ""), "name": clean(name), "time": "0"},
    )
    failure = add(failed, "failure", {"type": finding.severity, "message": clean(finding.problem)})
    body = [sentence(finding, colour=False), *excerpt, *docs_row(finding)]
    failure.text = clean("\n".join(body))


def add(parent: Element, tag: str, attributes: dict[str, str]) -> Element:
    """Add an element."""
    element = parent.makeelement(tag, attributes)
    parent.append(element)
    return element


def clean(words: str) -> str:
    """Escape what XML cannot have."""
    return forbidden_characters().sub(
        lambda found: found[0].encode("unicode_escape", "surrogatepass").decode("ascii"), words
    )
