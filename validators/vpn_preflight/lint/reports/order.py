"""The order of findings in every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result, Shown


def in_order(results: Iterable[Result]) -> list[Shown]:
    """Return what is shown, sorted by file, line, column, code and pointer, and then by words."""
    shown = [one for result in results for one in result.shown]
    if len({place(one.finding) for one in shown}) < len(shown):
        # To compose the words takes as long as all else, and few places have several findings.
        shown.sort(key=lambda one: one.finding.words)
    return sorted(shown, key=lambda one: place(one.finding))


def file_by_file(results: Iterable[Result]) -> Iterator[Shown]:
    """Yield what is shown in the order of the results, sorted within each of them."""
    for result in results:
        yield from in_order([result])


def findings(results: Iterable[Result]) -> Iterator[Finding]:
    """Yield the findings in that order."""
    return (one.finding for one in file_by_file(results))


def place(finding: Finding) -> tuple[str, int, int, str, str]:
    """Return the sort key of a finding."""
    return (
        finding.file or "",
        finding.line or 0,
        finding.column or 0,
        finding.code,
        finding.pointer,
    )
