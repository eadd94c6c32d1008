"""The reports for programs: one array, or an object per line; in ASCII for every terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vpn_preflight.lint.reports.order import findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.result import Result

# How such a report begins, also one without findings.
FORMER = rb"""\[\s*+\]\s*+\Z|(?:\[\s*+)?\{\s*+"file": [^\n]*,\s*+"line": |\{\s*+"findings": \["""


def as_json(results: Iterable[Result]) -> Iterator[str]:
    """Yield one JSON array of all findings, each on a line of its own."""
    start, before = "[", None
    for line in ndjson(results):
        if before is not None:
            yield f"{start}{before},"
            start = " "
        before = line
    yield f"{start}{before or ''}]"


def ndjson(results: Iterable[Result]) -> Iterator[str]:
    """Yield each finding as an object on a line of its own."""
    for finding in findings(results):
        yield json.dumps(finding.to_json())
