"""The text of a file with lines and columns for offsets, and findings for what is unreadable."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding, join_pointer, split_pointer
from vpn_preflight.redaction import MASK
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from vpn_preflight.lint.json_text import UnreadableError
    from vpn_preflight.rules.rule import Rule

UTF_8 = "UTF-8"
# Bytes of one document; the vendors refuse far smaller ones.
LIMIT = 16 * 1024 * 1024
LINE_END = r"\r\n?|\n"
# An index, or a name that is too short for a secret.
SHORT = 3


class Text:
    """The text of a file, or of one line of it; `line` is the number of its first line.

    Lines end as in editors and YAML: with a line feed, a carriage return, or both. Columns are
    code points. Several documents may share one text.
    """

    def __init__(self, file: str, text: str, line: int = 1, encoding: str = UTF_8) -> None:
        self.file = file
        self.text = text
        self.line = line
        self.encoding = encoding

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the start of each line."""
        return [0, *(found.end() for found in re.finditer(LINE_END, self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        index = bisect_right(self.line_starts, offset) - 1
        return self.line + index, offset - self.line_starts[index] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Return the offsets of a line's start and end, without its line end."""
        start, *after = self.line_starts[line - self.line : line - self.line + 2]
        end = after[0] if after else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))

    def locate(self, finding: Finding, start: int, end: int) -> Finding:
        """Set the place of a finding from two offsets."""
        return place_finding(finding, self.file, self.place(start), self.place(end))

    def unreadable(self, error: UnreadableError, operation: str | None = None) -> Finding:
        """Convert an error to a finding."""
        # A document of another shape was read, so its outer name is shown as an unknown field's is.
        is_read = error.rule is unreadable.SHAPE
        finding = file_finding(error.rule, error.message, operation, error.advice)._replace(
            pointer=error.pointer,
            shown_pointer=None if is_read else shown_pointer(error.pointer),
        )
        finding = self.locate(finding, error.start, error.end)
        from vpn_preflight.lint.excerpt import unread_excerpt  # noqa: PLC0415 - most files are readable

        return finding._replace(excerpt=unread_excerpt(self, finding))


def shown_pointer(pointer: str) -> str | None:
    """Return a pointer into what cannot be read, with each name masked that is not of the contract.

    A slip of a known name is shown; None if all names are.
    """
    if not pointer:
        return None
    from vpn_preflight.lint.schema_at import is_near_known  # noqa: PLC0415 - most files are readable

    tokens = split_pointer(pointer)
    shown = [token if len(token) <= SHORT or is_near_known(token) else MASK for token in tokens]
    return None if shown == tokens else join_pointer(shown)


def file_finding(
    rule: Rule, message: str, operation: str | None = None, advice: str | None = None
) -> Finding:
    """Return a finding of a rule about files, without a place."""
    return Finding(rule.code, rule.name, rule.severity, message, "", operation, advice=advice)


def place_finding(
    finding: Finding, file: str, start: tuple[int, int], end: tuple[int, int]
) -> Finding:
    """Set the file of a finding, and its lines and columns."""
    return finding._replace(
        file=file, line=start[0], column=start[1], end_line=end[0], end_column=end[1]
    )
