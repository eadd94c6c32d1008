"""Find what a shell script holds of our calls and was not read: in strings, in here-documents, behind variables."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import target
from vpn_preflight.rules.captures import NO_REQUEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.capture.raw import Raw
    from vpn_preflight.lint.capture.spanned import Spanned

__all__ = ["extent", "line_of", "unread"]

# How far before a target its command is looked for.
REACH = 2000
LINE_END = re.compile(r"(?<!\\)\n")
COMMENT = re.compile(r"(?:^|\s)#")
# A command of curl whose lines, continued by backslashes, reach to the end of a text.
COMMAND = re.compile(r"\bcurl(?:\.exe)?\b(?:[^\n\\]|\\[\s\S])*\Z")


def extent(raw: Raw) -> tuple[int, int]:
    """Return where a request starts and ends in its file."""
    parts = [raw.url, *(part for header in raw.headers for part in header), *filter(None, (raw.body, raw.query))]
    spans = [part.span for part in parts]
    return min(start for start, _ in spans), max(end for _, end in spans)


def line_of(text: str, offset: int) -> tuple[int, int]:
    """Return where the command around an offset starts and ends, its lines continued by backslashes."""
    start = text.rfind("\n", 0, offset) + 1
    while start > 1 and text[start - 2] == "\\":
        start = text.rfind("\n", 0, start - 1) + 1
    end = LINE_END.search(text, offset)
    return start, end.start() if end else len(text)


def unread(text: str, known: Sequence[tuple[int, int]], filled_in: Sequence[Spanned]) -> Iterator[UnreadableError]:
    """Yield why a script is not checked as a whole.

    `known` are the extents of the requests that were read, `filled_in` the URLs that are variables.
    """
    spans = merged(known)
    left = [span for span in mentions(text) if not is_within(span[0], spans)]
    for start, end in left:
        if COMMAND.search(text, max(0, start - REACH), start):
            message = "is in a command of curl in a string or a here-document, which is not read; give the command lines of its own"
            yield UnreadableError(NO_REQUEST, message, start, end)
            return
    if left and filled_in:
        yield UnreadableError(NO_REQUEST, "is filled in, so this request was not checked; write the URL", *filled_in[0].span)


def mentions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names a host, a path or an operation of ours, outside of comments."""
    pattern = re.compile(target().pattern.decode())
    for found in pattern.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        if not COMMENT.search(text, line, found.start()):
            yield found.span()


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap, in their order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def is_within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether an offset is in one of some spans that are apart and in order."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]
