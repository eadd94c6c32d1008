"""The order in which every report tells findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result, Shown


def in_order(results: Iterable[Result]) -> list[Shown]:
    """Sort what is shown by file, line, column and code."""
    return sorted(
        (one for result in results for one in result.shown), key=lambda one: place(one.finding)
    )


def findings(results: Iterable[Result]) -> list[Finding]:
    """List the findings in that order."""
    return [one.finding for one in in_order(results)]


def place(finding: Finding) -> tuple[str, int, int, str, str, str]:
    """Tell where a finding belongs; pointer and message decide between several of one code at one place."""
    return (
        finding.file or "",
        finding.line or 0,
        finding.column or 0,
        finding.code,
        finding.pointer,
        finding.words,
    )
