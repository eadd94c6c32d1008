"""Findings switched off in the file: `# vpn-preflight: ignore[CODE] reason`, at the end of a line or on the line above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.lint.source import refusal
from vpn_preflight.rules import reading
from vpn_preflight.rules.rule import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.source import Source

__all__ = ["Suppression", "grouped", "idle", "kept", "left", "suppressions"]

COMMENT = re.compile(r"#\s*vpn-preflight\s*:\s*ignore(?:\[([^\]]*)\])?", re.IGNORECASE)


class Suppression(NamedTuple):
    """One code of a comment: the line it is for, and where the comment stands."""

    code: str
    line: int
    start: int
    end: int

    def covers(self, finding: Finding) -> bool:
        """Tell whether it switches a finding of its line off."""
        return bool(self.code) and finding.code.startswith(self.code) and not finding.code.startswith(reading.FAMILY)


def suppressions(document: Document) -> Iterator[Suppression]:
    """Find what the comments of a document's source switch off; a comment without a code gives an empty one."""
    source = document.source
    if "vpn-preflight" not in source.text:
        return
    for start, end in document.comments:
        found = COMMENT.match(source.text, start, end)
        if found:
            for code in re.split(r"[,\s]+", (found[1] or "").strip()):
                yield Suppression(code.upper(), target(source, start), start, end)


def target(source: Source, start: int) -> int:
    """Tell the line that a comment is for: its own, or the next if it stands alone."""
    line, _ = source.place(start)
    line_start, _ = source.line_span(line)
    return line if source.text[line_start:start].strip() else line + 1


def kept(findings: Iterable[Finding], given: Iterable[Suppression]) -> Iterator[Finding]:
    """Leave out the findings that are switched off."""
    return left(findings, grouped(given))


def left(findings: Iterable[Finding], by_line: dict[int | None, list[Suppression]]) -> Iterator[Finding]:
    """Leave out the findings that are switched off; of many documents, what their comments say is grouped once."""
    for finding in findings:
        if not any(one.covers(finding) for one in by_line.get(finding.line, ())):
            yield finding


def grouped(given: Iterable[Suppression]) -> dict[int | None, list[Suppression]]:
    """Group what comments switch off by the line it is for."""
    by_line: dict[int | None, list[Suppression]] = {}
    for one in given:
        by_line.setdefault(one.line, []).append(one)
    return by_line


def idle(source: Source, findings: Iterable[Finding], given: Iterable[Suppression]) -> Iterator[Finding]:
    """Tell of each code of a comment that switches nothing off; `findings` are all of the source."""
    found: dict[int | None, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.line, []).append(finding)
    for one in given:
        if not any(map(one.covers, found.get(one.line, ()))):
            yield source.locate(refusal(reading.IDLE, words(one.code)), one.start, one.end)


def words(code: str) -> str:
    """Say why a comment does nothing."""
    if not code:
        return "names no code: write ignore[CODE] and the reason"
    if not any(known.startswith(code) for known in RULES):
        return "names a code that no rule has: see vpn-preflight rules"
    if code.startswith(reading.FAMILY):
        return "cannot be switched off, because nothing was checked: put right what keeps the file from being read"
    return "switches nothing off: take the code away"
