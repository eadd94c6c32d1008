"""Read files into documents: one a file, or one a line in `.ndjson` and `.jsonl`."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any

from vpn_preflight.finding import Finding
from vpn_preflight.lint import json_text
from vpn_preflight.rules import reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.json_text import Node, UnreadableError
    from vpn_preflight.rules.rule import Rule

__all__ = ["STDIN", "Document", "read"]

STDIN = "-"
# Bytes of one document; the vendors refuse far smaller ones.
LIMIT = 16 * 1024 * 1024
ONE_A_LINE = (".ndjson", ".jsonl")
BLANK = b" \t\r\n"


class Document:
    """One document of a file: its value, and on demand the place of everything in it.

    `line` is the number of its first line in the file. Lines end with a line feed; columns are code points.
    """

    def __init__(self, file: str, text: str, line: int) -> None:
        self.file = file
        self.text = text
        self.line = line
        self.value: Any = None

    @cached_property
    def tree(self) -> Node:
        """The value with the place of everything in it."""
        return json_text.parse(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line starts."""
        starts = [0]
        while found := self.text.find("\n", starts[-1]) + 1:
            starts.append(found)
        return starts

    def node(self, tokens: Iterable[str]) -> Node:
        """Find a place by the tokens of its pointer, or the closest one around it that is there."""
        node = self.tree
        for token in tokens:
            if token not in node.below:
                break
            node = node.below[token]
        return node

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
        """Make a finding of what makes the document unreadable."""
        finding = refusal(error.rule, str(error), operation)._replace(pointer=error.pointer)
        return self.locate(finding, error.start, error.end)


def refusal(rule: Rule, message: str, operation: str | None = None) -> Finding:
    """Make a finding of a rule about files."""
    return Finding(rule.code, rule.name, rule.severity, message, "", operation)


def located(finding: Finding, file: str, start: tuple[int, int], end: tuple[int, int]) -> Finding:
    """Set the file of a finding, and its lines and columns."""
    return finding._replace(file=file, line=start[0], column=start[1], end_line=end[0], end_column=end[1])


def read(name: str) -> Iterator[Document | Finding]:
    """Yield the documents of a file, and a finding for each that cannot be read; `-` is the standard input."""
    split = lines if name.lower().endswith(ONE_A_LINE) else whole
    try:
        with open(0 if name == STDIN else name, "rb", closefd=name != STDIN) as file:
            for number, content in split(file):
                yield document(name, content, number)
    except OSError as error:
        reason = (
            "is a folder: name the files in it" if isinstance(error, IsADirectoryError) else f"cannot be read: {error.strerror}"
        )
        yield located(refusal(reading.UNOPENED, reason), name, (1, 1), (1, 1))


def whole(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the file as one document."""
    yield 1, file.read(LIMIT + 1)


def lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield each line that is not blank, with its number; of one that is too long, the beginning."""
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        if len(line) > LIMIT or line.removeprefix(codecs.BOM_UTF8).strip(BLANK):
            yield number, line.removesuffix(b"\r\n").removesuffix(b"\n")
        while len(line) > LIMIT and not line.endswith(b"\n"):
            line = file.readline(LIMIT + 1)


def document(name: str, content: bytes, line: int) -> Document | Finding:
    """Read one document, or say why it cannot be read."""
    if len(content) > LIMIT:
        message = f"is larger than {LIMIT // 1024**2} MiB: no payload is"
        return located(refusal(reading.LARGE, message), name, (line, 1), (line, 1))
    content = content.removeprefix(codecs.BOM_UTF8) if line == 1 else content
    try:
        made = Document(name, content.decode(), line)
    except UnicodeDecodeError as error:
        before = Document(name, content[: error.start].decode(), line)
        finding = refusal(reading.ENCODING, "is not UTF-8 from here on: save the file as UTF-8")
        return before.locate(finding, len(before.text), len(before.text) + 1)
    try:
        made.value = json_text.load(made.text)
    except json_text.UnreadableError as error:
        return made.refusal(error)
    return made
