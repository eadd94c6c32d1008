"""Show what fixes change, without giving a secret away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.excerpt import Excerpts, Hidden, printable
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import read_request, slip_of
from vpn_preflight.lint.schema_at import below, document_field
from vpn_preflight.redaction import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.lint.settings import Settings


def diff_lines(name: str, before: bytes, after: bytes, settings: Settings) -> Iterator[str]:
    """Yield the lines of a unified diff; secrets, unknown members, all below them and comments are masked on both sides.

    The name of an unknown member is shown if it is a slip of a known one, because that is what a fix changes.
    """
    from difflib import unified_diff  # noqa: PLC0415 - of this alone

    old, new = (masked_lines(name, content, settings) for content in (before, after))
    for line in unified_diff(old, new, name, name, lineterm=""):
        yield printable(line)


def masked_lines(name: str, content: bytes, settings: Settings) -> list[str]:
    """Split a file into lines, masked."""
    pieces = documents.texts(name, content)
    masks = (mask_content(name, text.rstrip(b"\r\n"), settings, number) for number, text in pieces)
    return [line for text in masks for line in text.splitlines()]


def mask_content(name: str, content: bytes, settings: Settings, number: int = 1) -> str:
    """Mask a text that starts on a line; one that cannot be read is masked whole, because nobody knows what it holds."""
    read = list(documents.documents(name, content, number))
    found = [one for one in read if not isinstance(one, Finding)]
    try:
        hidden = {
            place
            for one in found
            for place in hidden_in(one, read_request(one, settings.operation))
        }
    except UnreadableError:
        return MASK
    if not found or len(found) < len(read):
        return "" if not read else MASK
    # Also those far from any document.
    hidden |= {Hidden(start + 1, end, may_show=False) for start, end in found[0].comments}
    text, parts, position = found[0].source.text, list[str](), 0
    for place in sorted(hidden):
        if place.start >= position:
            parts += [text[position : place.start], MASK]
            position = place.end
    return "".join([*parts, text[position:]])


def hidden_in(document: Document, request: Request) -> Iterator[Hidden]:
    """Yield what of a document no difference shows."""
    yield from (place for place in Excerpts(document, request).hidden if not place.may_show)
    stack = [(document.tree, document_field(request))]
    while stack:
        node, known = stack.pop()
        for token, inner in node.below.items():
            if (
                inner.key
                and token not in known.fields
                and not known.values
                and slip_of(token, known.fields) is None
            ):
                yield Hidden(*inner.key, may_show=False)
            stack.append((inner, below(known, token)))
