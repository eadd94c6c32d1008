"""Findings switched off in the file: `# vpn-preflight: ignore[CODE] reason`, at the end of a line or on the line above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.lint.source import refusal
from vpn_preflight.rules import tables
from vpn_preflight.rules.rule import RULES, is_never_ignored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.source import Source

__all__ = ["Suppression", "idle", "left", "suppressions", "switched_off"]

NAME = "vpn-preflight"
# A part of a comment that is meant for us: by a colon behind our name, or by codes in brackets behind another word.
ADDRESSED = re.compile(rf"#\s*{NAME}(?:\s*:\s*+|\s+(?=[\w-]+\s*\[))([\w-]*)\s*+(?:\[([^\]#]*)\])?", re.IGNORECASE)


class Suppression(NamedTuple):
    """One code of a comment: the line it is for, and where the comment stands; a comment that is not understood has no line."""

    code: str
    line: int | None
    start: int
    end: int


def suppressions(document: Document) -> Iterator[Suppression]:
    """Find what the comments of a document's source switch off; a comment without a code gives an empty one."""
    source = document.source
    if NAME not in source.text.lower():
        return
    for start, end in document.comments:
        for found in ADDRESSED.finditer(source.text, start, end):
            line = target(source, start) if found[1].lower() == "ignore" else None
            for code in re.split(r"[,\s]+", (found[2] or "").strip()) if line else [""]:
                yield Suppression(code.upper(), line, start, end)


def target(source: Source, start: int) -> int:
    """Tell the line that a comment is for: its own, or the next if it stands alone."""
    line, _ = source.place(start)
    line_start, _ = source.line_span(line)
    return line if source.text[line_start:start].strip() else line + 1


def switched_off(given: Iterable[Suppression]) -> set[tuple[int | None, str]]:
    """Gather what comments switch off: codes, or starts of codes, by their line."""
    return {(one.line, one.code) for one in given}


def left(findings: Iterable[Finding], off: set[tuple[int | None, str]]) -> Iterator[Finding]:
    """Leave out the findings that are switched off; of many documents, what their comments say is gathered once."""
    for finding in findings:
        if off.isdisjoint(covering(finding)):
            yield finding


def covering(finding: Finding) -> Iterator[tuple[int | None, str]]:
    """Yield the line of a finding with each code that switches it off: its own, or a start of it; none for what cannot be read."""
    if not is_never_ignored(finding.code):
        yield from ((finding.line, finding.code[:length]) for length in range(1, len(finding.code) + 1))


def idle(source: Source, findings: Iterable[Finding], given: Iterable[Suppression]) -> Iterator[Finding]:
    """Tell of each code of a comment that switches nothing off; `findings` are all of the source."""
    used = {place for finding in findings for place in covering(finding)}
    for one in given:
        if (one.line, one.code) not in used:
            yield source.locate(refusal(tables.IDLE, words(one)), one.start, one.end)


def words(one: Suppression) -> str:
    """Say why a comment does nothing."""
    code = one.code
    if one.line is None:
        return f"is meant for {NAME} and not understood: write # {NAME}: ignore[CODE] and the reason"
    if not code:
        return "names no code: write ignore[CODE] and the reason"
    if not any(known.startswith(code) for known in RULES):
        return "names a code that no rule has: vpn-preflight rules lists those there are"
    if is_never_ignored(code):
        return "cannot be switched off, because nothing was checked: put right what keeps the file from being read"
    return f"switches nothing off with {code}: take the code away"
