"""Show the line of a finding without giving anything away: every value is masked but the one found, unless it is a secret."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.codec import MASK
from vpn_preflight.lint.places import below, document_schema, is_shown

if TYPE_CHECKING:
    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.request import Request

__all__ = ["Excerpts", "printable"]

# Code points shown on either side of the place.
AROUND = 60
CUT = "..."


class Hidden(NamedTuple):
    """A name or a value that is masked unless it is what was found and may be shown."""

    start: int
    end: int
    is_text: bool
    may_show: bool


class Excerpts:
    """The excerpts of one document; the masks are found once."""

    def __init__(self, document: Document, request: Request) -> None:
        self.document = document
        self.hidden = hidden_places(document.tree, document_schema(request))

    def lines(self, line: int, column: int) -> list[str]:
        """Return the masked line and a caret below the column."""
        line_start, line_end = self.document.line_span(line)
        start = line_start + column - 1
        left, right = max(line_start, start - AROUND), min(line_end, start + AROUND)
        before = CUT * (left > line_start) + self.masked(left, start, start).lstrip()
        after = self.masked(start, right, start).rstrip() + CUT * (right < line_end)
        return [f"    {before}{after}", " " * (4 + len(before)) + "^"]

    def masked(self, left: int, right: int, found: int) -> str:
        """Return a part of the text, masked; what begins before the part is left out."""
        parts = []
        position = left
        index = max(0, bisect_right(self.hidden, (left,)) - 1)
        for hidden in map(self.hidden.__getitem__, range(index, len(self.hidden))):
            if hidden.start >= right:
                break
            if hidden.end <= left or (hidden.start == found and hidden.may_show):
                continue
            if hidden.start >= left:
                parts += [self.document.text[position : hidden.start], f'"{MASK}"' if hidden.is_text else MASK]
            position = hidden.end
        parts.append(self.document.text[position:right])
        return printable("".join(parts))


def hidden_places(root: Node, schema: dict[str, Any]) -> list[Hidden]:
    """List every name and value to mask, in the order of the text."""
    found: list[Hidden] = []
    stack = [(root, schema)]
    while stack:
        node, known = stack.pop()
        is_text = isinstance(node.value, str)
        if not isinstance(node.value, dict | list) and (is_text or not is_shown(known)):
            found.append(Hidden(node.start, node.end, is_text, is_shown(known)))
        for token, inner in node.below.items():
            if inner.key and token not in known.get("properties", {}):
                found.append(Hidden(*inner.key, is_text=True, may_show=True))
            stack.append((inner, below(known, token)))
    return sorted(found)


def printable(text: str) -> str:
    """Escape what would move the cursor or end the line; a tab becomes a blank."""
    text = text.replace("\t", " ")
    return text if text.isprintable() else "".join(c if c.isprintable() else escape(c) for c in text)


def escape(character: str) -> str:
    """Write a character as an escape."""
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
