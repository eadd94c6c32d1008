"""Bring a command as the shells of Windows have it into the form of a POSIX shell, each character still at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.spanned import Spanned, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["posix"]

NAME = re.compile(r"curl(?:\.exe)?[ \t]")
# In plain quotes a caret is a caret. Two line ends behind one are a line end of the text.
CARET = re.compile(r'"[^"\n]*"|\^(?:\r?\n(\r?\n)?|([\s\S]))')
BACKTICK = re.compile(r"'[^'\n]*'|`(?:\r?\n|([\s\S]))")


def posix(text: Spanned) -> Spanned:
    """Undo the escapes of cmd or PowerShell, where the line of a curl has them."""
    for line in first_lines(text.text):
        # Browsers write a quote for cmd as ^"; people write plain quotes, and a caret at the end of a line.
        if '^"' in line or line.endswith("^"):
            return joined(list(pieces(text, CARET)))
        if line.endswith("`"):
            return joined(list(pieces(text, BACKTICK)))
    return text


def first_lines(text: str) -> Iterator[str]:
    """Yield the rest of each line behind the name of curl."""
    position = 0
    while found := NAME.search(text, position):
        end = text.find("\n", found.end())
        position = end if end >= 0 else len(text)
        yield text[found.end() : position].rstrip()


def pieces(text: Spanned, escape: re.Pattern[str]) -> Iterator[Spanned]:
    """Yield what stands between the escapes, and what each of them stands for; quotes stay as they are."""
    position = 0
    for found in escape.finditer(text.text):
        if found[0][0] in "\"'":
            continue
        yield text.part(position, found.start())
        kept = found.lastindex
        if kept is None:
            yield text.part(found.start(), found.start())
        elif escape is BACKTICK and found[kept] == '"':
            yield text.part(*found.span())._replace(text='\\"')
        else:
            yield text.part(*found.span(kept))
        position = found.end()
    yield text.part(position, len(text.text))
