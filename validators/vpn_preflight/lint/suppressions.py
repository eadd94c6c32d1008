"""Ignore findings by comments: `# vpn-preflight: ignore[CODE] reason`, on the line or above it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from vpn_preflight.lint.text import file_finding
from vpn_preflight.rules import limits
from vpn_preflight.rules.rule import RULES, code_of, is_never_ignored
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.text import Text

NAME = "vpn-preflight"


class Suppression(NamedTuple):
    """One code of a comment, the line it is for, and the comment's place.

    A comment that is not understood has no line.
    """

    code: str
    line: int | None
    start: int
    end: int


class Comments:
    """The codes that the comments of a source ignore, and which had an effect.

    The documents of a source share them.
    """

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.given = list(suppressions(document))
        self.by_place = {(one.line, one.code): one for one in self.given}
        self.used: set[tuple[int | None, str]] = set()

    def quieting(self, finding: Finding) -> str | None:
        """Return where the comment is that ignores a finding, if one does, and note its codes."""
        found = (
            [place for place in covering(finding) if place in self.by_place]
            if self.by_place
            else []
        )
        self.used.update(found)
        if not found:
            return None
        line, _ = self.source.place(self.by_place[found[0]].start)
        return f"the comment in line {line}"

    def unused_findings(self) -> Iterator[Finding]:
        """Yield a finding for each code without an effect, once all documents were checked."""
        for one in self.given:
            if (one.line, one.code) not in self.used:
                message, advice = words(one)
                yield self.source.locate(
                    file_finding(limits.IDLE, message, advice=advice), one.start, one.end
                )


@cache
def addressed() -> re.Pattern[str]:
    """Return what a comment for us has: a colon after our name, or codes after another word."""
    return re.compile(
        rf"#\s*{NAME}(?:\s*:\s*+|\s+(?=[\w-]+\s*\[))([\w-]*)\s*+(?:\[([^\]#]*)\])?", re.IGNORECASE
    )


def suppressions(document: Document) -> Iterator[Suppression]:
    """Yield each code in the comments of a document's source; an empty one if there is none."""
    source = document.source
    if NAME not in source.text.lower():
        return
    for start, end in document.comments:
        for found in addressed().finditer(source.text, start, end):
            line = target(source, start) if found[1].lower() == "ignore" else None
            for code in re.split(r"[,\s]+", (found[2] or "").strip()) if line else [""]:
                yield Suppression(code_of(code).upper(), line, start, end)


def target(source: Text, start: int) -> int:
    """Return the line that a comment is for: its own, or the next if nothing else is on it."""
    line, _ = source.place(start)
    line_start, _ = source.line_span(line)
    return line if source.text[line_start:start].strip() else line + 1


def covering(finding: Finding) -> Iterator[tuple[int | None, str]]:
    """Yield the line of a finding with its code and each prefix; none for what cannot be read."""
    if not is_never_ignored(finding.code):
        yield from (
            (finding.line, finding.code[:length]) for length in range(1, len(finding.code) + 1)
        )


def words(one: Suppression) -> tuple[str, str]:
    """Return why a comment has no effect, and what to do about it."""
    code = one.code
    if one.line is None:
        return f"unknown {NAME} comment", f"use # {NAME}: ignore[CODE] and the reason"
    if not code:
        return "comment without a code", "use ignore[CODE] and the reason"
    if not any(known.startswith(code) for known in RULES):
        return f"unknown code {code}", "vpn-preflight rules lists all codes"
    if is_never_ignored(code):
        return f"{code} cannot be ignored, because nothing was checked", "fix the file"
    return f"no {code} finding to ignore here", f"remove {code} from the comment"
