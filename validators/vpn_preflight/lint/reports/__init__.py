"""Write results for people and for programs: one module per format, and a table of all formats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.reports.file_list import file_lines, json_with_files
from vpn_preflight.lint.reports.github import FORMER as GITHUB
from vpn_preflight.lint.reports.github import github
from vpn_preflight.lint.reports.gitlab import FORMER as GITLAB
from vpn_preflight.lint.reports.gitlab import gitlab
from vpn_preflight.lint.reports.junit import FORMER as JUNIT
from vpn_preflight.lint.reports.junit import junit
from vpn_preflight.lint.reports.plain_json import FORMER as JSON
from vpn_preflight.lint.reports.plain_json import as_json, ndjson
from vpn_preflight.lint.reports.sarif import FORMER as SARIF
from vpn_preflight.lint.reports.sarif import sarif
from vpn_preflight.lint.reports.text import FORMER as TEXT
from vpn_preflight.lint.reports.text import finding_lines, statistics, text, wants_colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vpn_preflight.lint.result import Result

__all__ = [
    "REPORTERS",
    "file_lines",
    "finding_lines",
    "is_report",
    "json_with_files",
    "statistics",
    "text",
    "wants_colour",
]

REPORTERS: dict[str, Callable[[Sequence[Result]], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "ndjson": ndjson,
    "sarif": sarif,
    "junit": junit,
    "github": github,
    "gitlab": gitlab,
}


def is_report(content: bytes) -> bool:
    """Return whether a file is empty, or begins like a report of an earlier run."""
    beginnings = rb"|".join((rb"\Z", JSON, GITLAB, JUNIT, GITHUB, SARIF, TEXT))
    return re.match(rb"\s*+(?:" + beginnings + rb")", content) is not None
