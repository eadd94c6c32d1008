"""The reports for programs: one array, or an object per line; in ASCII for every terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vpn_preflight.lint.reports.order import findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.result import Result

# How such a report begins, also one without findings.
FORMER = rb"""\[\s*+\]\s*+\Z|(?:\[\s*+)?\{\s*+"file": [^\n]*,\s*+"line": |\{\s*+"findings": \["""


def as_json(results: Sequence[Result]) -> Iterator[str]:
    """Yield one JSON array of all findings, each on a line of its own."""
    yield "[" + ",\n ".join(ndjson(results)) + "]"


def ndjson(results: Sequence[Result]) -> Iterator[str]:
    """Yield each finding as an object on a line of its own."""
    for finding in findings(results):
        yield json.dumps(finding.to_json())
