"""Write results for people and for programs: one module per kind of reader, and one table of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.lint.reports.file_list import file_lines, json_with_files
from vpn_preflight.lint.reports.github import github
from vpn_preflight.lint.reports.junit import junit
from vpn_preflight.lint.reports.plain_json import as_json, ndjson
from vpn_preflight.lint.reports.sarif import sarif
from vpn_preflight.lint.reports.text import finding_lines, statistics, text, wants_colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vpn_preflight.lint.result import Result

__all__ = [
    "REPORTERS",
    "file_lines",
    "finding_lines",
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
}
