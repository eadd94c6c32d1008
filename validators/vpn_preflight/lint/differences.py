"""Show what fixes change, without giving a secret away."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import ONE_A_LINE
from vpn_preflight.lint.excerpt import Excerpts, Hidden, has_free_names, printable
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.places import below, document_schema
from vpn_preflight.lint.request import request
from vpn_preflight.redaction import MASK
from vpn_preflight.rules.suggestion import closest, is_slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.documents import Document
    from vpn_preflight.lint.request import Request
    from vpn_preflight.lint.settings import Settings

__all__ = ["difference"]

# Characters of a name that is worth a guess; no known one has half as many.
LONGEST = 64


def difference(name: str, before: bytes, after: bytes, settings: Settings) -> Iterator[str]:
    """Yield the lines of a unified diff; secrets, unknown members, all below them and comments are masked on both sides.

    The name of an unknown member is shown if it is a slip of a known one, because that is what a fix changes.
    """
    from difflib import unified_diff  # noqa: PLC0415 - of this alone

    old, new = (shown_lines(name, content, settings) for content in (before, after))
    for line in unified_diff(old, new, name, name, lineterm=""):
        yield printable(line)


def shown_lines(name: str, content: bytes, settings: Settings) -> list[str]:
    """Split a text into lines, masked."""
    if name.lower().endswith(ONE_A_LINE):
        lines = enumerate(BytesIO(content), 1)
        return [masked(name, line.rstrip(b"\r\n"), settings, number) for number, line in lines]
    return masked(name, content, settings).splitlines()


def masked(name: str, content: bytes, settings: Settings, number: int = 1) -> str:
    """Mask a text that starts on a line; one that cannot be read is masked whole, because nobody knows what it holds."""
    read = list(documents.documents(name, content, number))
    found = [one for one in read if not isinstance(one, Finding)]
    try:
        hidden = {place for one in found for place in hidden_in(one, request(one, settings.operation))}
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
    stack = [(document.tree, document_schema(request))]
    while stack:
        node, known = stack.pop()
        names = [name for name, schema in known.get("properties", {}).items() if schema]
        for token, inner in node.below.items():
            if inner.key and token not in names and not has_free_names(known) and not is_misspelt(token, names):
                yield Hidden(*inner.key, may_show=False)
            stack.append((inner, below(known, token)))


def is_misspelt(name: str, known: Iterable[str]) -> bool:
    """Return whether a name is a slip of a known one."""
    guess = closest(name, known) if len(name) <= LONGEST else None
    return guess is not None and is_slip(name, guess)
