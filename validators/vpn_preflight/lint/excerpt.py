"""Show the line of a finding without giving anything away: every value is masked but the one found, unless it is a secret."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.finding import join_pointer, split_pointer
from vpn_preflight.lint.schema_at import below, document_field, is_shown
from vpn_preflight.redaction import MASK, secret_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.recognition import Request

# Code points shown on either side of the place.
AROUND = 60
CUT = "..."


class Hidden(NamedTuple):
    """A name, a value or a comment that is masked unless it is what was found and may be shown."""

    start: int
    end: int
    may_show: bool


class Excerpts:
    """The excerpts of one document; the masks are found once."""

    def __init__(self, document: Document, request: Request) -> None:
        self.document = document
        hidden = hidden_places(document.tree, document_field(request))
        hidden |= {Hidden(start + 1, end, may_show=False) for start, end in near(document)}
        hidden |= {Hidden(start, end, may_show=False) for start, end in document.tree.asides}
        if document.is_capture:
            hidden |= gaps(document.source.text, document.tree)
        self.hidden = sorted(hidden)

    def lines(self, finding: Finding) -> tuple[str, ...]:
        """Return the masked line of a finding, and carets below what was found."""
        if not finding.line or not finding.column:
            return ()
        source = self.document.source
        line_start, line_end = source.line_span(finding.line)
        start = line_start + finding.column - 1
        left, right = max(line_start, start - AROUND), min(line_end, start + AROUND)
        end = (
            min(right, line_start + (finding.end_column or 1) - 1)
            if finding.end_line == finding.line
            else right
        )
        before = CUT * (left > line_start) + self.mask(left, start, start).lstrip()
        found = self.mask(start, end, start)
        after = (found + self.mask(end, right, start)).rstrip() + CUT * (right < line_end)
        return f"    {before}{after}", " " * (4 + len(before)) + "^" * max(1, len(found.rstrip()))

    def mask(self, left: int, right: int, found: int) -> str:
        """Return a part of the text, masked; what begins before the part is left out."""
        text = self.document.source.text
        parts = []
        position = left
        index = max(0, bisect_right(self.hidden, (left,)) - 1)
        for hidden in map(self.hidden.__getitem__, range(index, len(self.hidden))):
            if hidden.start >= right:
                break
            if hidden.end <= max(left, position) or (hidden.start == found and hidden.may_show):
                continue
            if hidden.start >= left:
                parts += [
                    text[position : hidden.start],
                    f'"{MASK}"' if text[hidden.start] == '"' else MASK,
                ]
            position = hidden.end
        parts.append(text[position:right])
        return printable("".join(parts))


def near(document: Document) -> list[tuple[int, int]]:
    """List the comments in and around a document; no excerpt reaches farther, and a file may hold very many documents."""
    comments = document.comments
    if not comments:
        return []
    first = bisect_left(comments, document.tree.start - 2 * AROUND, key=lambda span: span[1])
    last = bisect_left(comments, document.tree.end + 2 * AROUND, key=lambda span: span[0])
    return comments[first:last]


def hidden_places(root: Node, field: Field) -> set[Hidden]:
    """Gather every name and value to mask; aliases of YAML may give one several times."""
    found: set[Hidden] = set()
    stack = [(root, field)]
    while stack:
        node, known = stack.pop()
        # What is inside a string of JSON is masked piece by piece.
        is_scalar = not isinstance(node.value, dict | list) and not node.below
        if is_scalar and (isinstance(node.value, str) or not is_shown(known)):
            found.add(Hidden(node.start, node.end, is_shown(known)))
        for token, inner in node.below.items():
            if inner.key and token not in known.fields:
                found.add(Hidden(*inner.key, may_show=has_names(known)))
            stack.append((inner, below(known, token)))
    return found


def has_names(field: Field) -> bool:
    """Return whether names are judged below a place: nothing is known of those below a secret or an unknown member."""
    return not field.is_secret and bool(field.fields or field.values)


def shown_pointer(document: Document, request: Request, pointer: str) -> str | None:
    """Return a pointer with each name masked that may be a secret; None if it shows none.

    As in excerpts, an unknown name is shown only where it is what was found.
    """
    field, shown = document_field(request), list[str]()
    tokens = split_pointer(pointer)
    for token in tokens:
        is_index = field.items is not None and token.isdigit()
        if field.items and not is_index:
            # An object in place of a list of one.
            field = field.items
        is_found = len(shown) == len(tokens) - 1 and has_names(field)
        may_show = (is_found or field.values) and not holds_secret(document, request, token)
        shown.append(token if is_index or token in field.fields or may_show else MASK)
        field = below(field, token)
    return None if shown == tokens else join_pointer(shown)


def holds_secret(document: Document, request: Request, name: str) -> bool:
    """Return whether a secret of the document is also in a name."""
    return any(
        secret and secret in name
        for secret in secret_values(document_field(request), document.value)
    )


def gaps(text: str, root: Node) -> set[Hidden]:
    """Gather what a capture holds beside names and values: headers, signatures, other requests; punctuation may stay."""
    inner = [node for node in nodes(root) if node is not root and not node.below]
    spans = sorted(span for node in inner for span in ((node.start, node.end), node.key) if span)
    # No excerpt reaches farther, and a file may hold very many requests.
    first = max(0, min(node.start for node in nodes(root)) - AROUND)
    last = min(len(text), max(node.end for node in nodes(root)) + AROUND)
    edges = zip(
        [first, *(end for _, end in spans)], [*(start for start, _ in spans), last], strict=True
    )
    return {
        Hidden(start, end, may_show=False)
        for start, end in edges
        if re.search(r"\w", text[start:end])
    }


def nodes(root: Node) -> Iterator[Node]:
    """Yield everything in a document."""
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.below.values())


def printable(text: str) -> str:
    """Escape what would move the cursor or end the line; a tab becomes a blank."""
    text = text.replace("\t", " ")
    return (
        text if text.isprintable() else "".join(c if c.isprintable() else escape(c) for c in text)
    )


def escape(character: str) -> str:
    """Write a character as an escape."""
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
