"""A text with its places: lines and columns for offsets, and findings for what cannot be read."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding

if TYPE_CHECKING:
    from vpn_preflight.lint.json_text import UnreadableError
    from vpn_preflight.rules.rule import Rule

__all__ = ["Source", "located", "refusal"]


class Source:
    """The text of a file, or of one line of it; `line` is the number of its first line.

    Lines end with a line feed; columns are code points. Several documents may stand in one source.
    """

    def __init__(self, file: str, text: str, line: int = 1) -> None:
        self.file = file
        self.text = text
        self.line = line

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts."""
        starts = [0]
        while found := self.text.find("\n", starts[-1]) + 1:
            starts.append(found)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Turn an offset into line and column."""
        index = bisect_right(self.line_starts, offset) - 1
        return self.line + index, offset - self.line_starts[index] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Return the offsets of a line's start and end, what ends the line left out."""
        start, *after = self.line_starts[line - self.line : line - self.line + 2]
        end = after[0] - 1 if after else len(self.text)
        return start, end - self.text.endswith("\r", start, end)

    def locate(self, finding: Finding, start: int, end: int) -> Finding:
        """Set the place of a finding from two offsets."""
        return located(finding, self.file, self.place(start), self.place(end))

    def refusal(self, error: UnreadableError, operation: str | None = None) -> Finding:
        """Make a finding of what makes a document unreadable."""
        finding = refusal(error.rule, str(error), operation)._replace(pointer=error.pointer)
        return self.locate(finding, error.start, error.end)


def refusal(rule: Rule, message: str, operation: str | None = None) -> Finding:
    """Make a finding of a rule about files."""
    return Finding(rule.code, rule.name, rule.severity, message, "", operation)


def located(finding: Finding, file: str, start: tuple[int, int], end: tuple[int, int]) -> Finding:
    """Set the file of a finding, and its lines and columns."""
    return finding._replace(file=file, line=start[0], column=start[1], end_line=end[0], end_column=end[1])
