"""Diagnostics: findings as an editor shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic, DiagnosticSeverity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lsp.open_file import OpenFile

SOURCE = "vpn-preflight"
SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}


def diagnostics(file: OpenFile) -> list[Diagnostic]:
    """List the diagnostics of a file, or why nothing was checked."""
    if file.refusal and file.is_ours:
        start, end = file.places.whole.line_span(1)
        place = file.places.range(start, end)
        severity = DiagnosticSeverity.Error
        return [Diagnostic(place, file.refusal, severity=severity, source=SOURCE)]
    return [diagnostic(file, finding, document) for finding, document in reported(file)]


def reported(file: OpenFile) -> Iterator[tuple[Finding, Document | None]]:
    """Yield each finding with its document."""
    for one in file.examined:
        yield from ((finding, one.document) for finding in one.findings)


def diagnostic(file: OpenFile, finding: Finding, document: Document | None) -> Diagnostic:
    """Build the diagnostic of a finding."""
    row = finding.source.cited(finding.operation) if finding.source else ""
    return Diagnostic(
        file.range_of(finding, document),
        finding.words + row,
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
    )
