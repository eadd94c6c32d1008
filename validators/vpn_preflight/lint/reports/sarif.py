"""The report as SARIF 2.1.0, which code-scanning services read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from vpn_preflight import __version__
from vpn_preflight.lint.reports.order import in_order
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result, Shown

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# How such a report begins.
FORMER = rb"""\{\s*+"\$schema": "https://json\.schemastore\.org/sarif"""
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(results: Sequence[Result]) -> Iterator[str]:
    """Yield one log with one run; columns are code points, end columns are exclusive."""
    found = in_order(results)
    codes = sorted({one.finding.code for one in found})
    driver = {
        "name": "vpn-preflight",
        "version": __version__,
        "rules": [rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result(one, codes.index(one.finding.code)) for one in found],
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def rule(code: str) -> dict[str, object]:
    """Describe a rule that has a finding."""
    from vpn_preflight.lint.rule_pages import help_uri, markdown_lines, page, text_lines  # noqa: PLC0415 - of this report only

    known, explained = RULES[code], page(code)
    address = help_uri(known)
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": " ".join(explained.why.split())},
        "help": {
            "text": "\n".join(text_lines(explained)),
            "markdown": "\n".join(markdown_lines(explained)),
        },
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[known.severity]},
    }


def result(one: Shown, index: int) -> dict[str, object]:
    """Describe a finding."""
    finding = one.finding
    fixes = {"fixes": [fix(one)]} if one.replacements else {}
    data = finding.to_json()
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": finding.sentences},
        "locations": [location(finding)],
        # Without the line, so that a finding stays the same one when lines are added above it.
        "partialFingerprints": {
            "place/v1": f"{finding.code} {uri(finding.file)} {data['pointer']}"
        },
        "properties": {
            name: data[name] for name in ("pointer", "operation", "confidence", "source")
        },
        **fixes,
    }


def fix(one: Shown) -> dict[str, object]:
    """Describe what `--fix` would do about a finding."""
    replacements = [
        {
            "deletedRegion": region(each.start, each.end),
            "insertedContent": {"text": each.text},
        }
        for each in one.replacements
    ]
    change = {"artifactLocation": {"uri": uri(one.finding.file)}, "replacements": replacements}
    words = one.finding.advice or one.finding.message
    return {"description": {"text": words}, "artifactChanges": [change]}


def region(start: tuple[int, int], end: tuple[int, int]) -> dict[str, int]:
    """Describe a region by the line and the column of its start and end."""
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, (*start, *end), strict=True))


def location(finding: Finding) -> dict[str, object]:
    """Describe the place of a finding: in the file, and in the document."""
    place = region(
        (finding.line or 1, finding.column or 1), (finding.end_line or 1, finding.end_column or 1)
    )
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri(finding.file)}, "region": place},
        "logicalLocations": [
            {"fullyQualifiedName": finding.shown_pointer or finding.pointer, "kind": "member"}
        ],
    }


def uri(file: str | None) -> str:
    """Return the URI of a file, relative to the working folder if it is inside.

    A colon in the first part of a relative one would look like a scheme.
    """
    from urllib.parse import quote  # noqa: PLC0415 - slow, and of this report only

    name = os.path.normpath(file or "-")
    if os.path.isabs(name) or name.startswith(os.pardir):
        whole, folder = os.path.abspath(name), os.path.join(os.getcwd(), "")
        name = whole.removeprefix(folder)
    scheme = "file://" if os.path.isabs(name) else ""
    return scheme + quote(name.replace("\\", "/"), errors="replace", safe="/")
