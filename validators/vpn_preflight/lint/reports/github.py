"""The report as workflow commands, which GitHub shows next to the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.lint.reports.order import findings
from vpn_preflight.lint.reports.paths import from_root
from vpn_preflight.lint.reports.text import docs_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result

ROOT = "GITHUB_WORKSPACE"
# How such a report begins.
FORMER = rb"::(?:error|warning|notice) "
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(results: Iterable[Result]) -> Iterator[str]:
    """Yield a command for each finding."""
    return map(command, findings(results))


def escape(words: str, marks: dict[int, str]) -> str:
    """Return a string as a command has it; half of a character becomes an escape."""
    return words.encode("utf-8", "backslashreplace").decode().translate(marks)


def command(finding: Finding) -> str:
    """Return one command; colons and commas in a property are escaped."""
    properties = {
        "file": from_root(finding.file or "-", ROOT),
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.code} {finding.name}",
    }
    # GitHub takes columns only when both are of one line.
    left_out = () if finding.line == finding.end_line else ("col", "endColumn")
    written = [
        f"{name}={escape(str(value), IN_PROPERTY)}"
        for name, value in properties.items()
        if name not in left_out
    ]
    words = "\n".join([finding.words, *docs_row(finding)])
    return f"::{LEVELS[finding.severity]} {','.join(written)}::{escape(words, IN_DATA)}"
