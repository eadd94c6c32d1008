"""The report as GitLab's Code Quality, which merge requests show."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint.reports.order import in_order
from vpn_preflight.lint.reports.paths import from_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result

# How such a report begins.
FORMER = rb"""\[\s*+\{\s*+"description": """
ROOT = "CI_PROJECT_DIR"
SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(results: Sequence[Result]) -> Iterator[str]:
    """Yield one JSON array; lines that are added above do not change a fingerprint."""
    seen: Counter[str] = Counter()
    found = []
    for finding, *_ in in_order(results):
        issue = describe(finding)
        identity = f"{finding.code} {issue['location']['path']} {finding.pointer}"
        seen[identity] += 1
        digest = sha256(f"{identity} {seen[identity]}".encode("utf-8", "backslashreplace"))
        found.append(issue | {"fingerprint": digest.hexdigest()})
    yield json.dumps(found, indent=1)


def describe(finding: Finding) -> dict[str, Any]:
    """Return a finding as an issue without its fingerprint."""
    begin = {"line": finding.line or 1, "column": finding.column or 1}
    end = {"line": finding.end_line or 1, "column": finding.end_column or 1}
    return {
        "description": finding.sentences,
        "check_name": f"{finding.code} {finding.name}",
        "severity": SEVERITIES[finding.severity],
        "location": {
            "path": from_root(finding.file or "-", ROOT),
            "positions": {"begin": begin, "end": end},
        },
    }
