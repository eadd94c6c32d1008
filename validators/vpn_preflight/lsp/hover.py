"""Hover: what the docs say about a field, in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from vpn_preflight.lint.field_words import editions, limits
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import read_request
from vpn_preflight.lint.schema_at import below, document_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.field import Field
    from vpn_preflight.lint.document import Document
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lsp.open_file import OpenFile

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def hover(file: OpenFile, offset: int, kind: MarkupKind = MarkupKind.Markdown) -> Hover | None:
    """Describe the closest field around an offset."""
    for document in file.payloads():
        inside = offset - file.places.start(document.source.line)
        for node, field, is_required in around(document, file.settings.operation, inside):
            if words := describe(field, is_required=is_required):
                return Hover(
                    MarkupContent(kind, words if kind == MarkupKind.Markdown else plain(words)),
                    file.range(document.source, *(node.key or (node.start, node.end))),
                )
    return None


def around(
    document: Document, operation: str | None, offset: int
) -> list[tuple[Node, Field, bool]]:
    """List the nodes around an offset, the closest first, each with its field."""
    try:
        field = document_field(read_request(document, operation))
    except UnreadableError:
        return []
    found, node, is_required = list[tuple["Node", "Field", bool]](), document.tree, False
    while True:
        found.append((node, field, is_required))
        inside = [
            (token, inner)
            for token, inner in node.below.items()
            if (inner.key or (inner.start,))[0] <= offset <= inner.end
        ]
        if not inside:
            return found[::-1]
        token, node = inside[0]
        is_required, field = token in field.required, below(field, token)


def describe(field: Field, *, is_required: bool = False) -> str:
    """Return what the docs say about a field; empty if they do not have it."""
    return "\n\n".join(parts(field, is_required=is_required)) if field.source else ""


def parts(field: Field, *, is_required: bool) -> Iterator[str]:
    """Yield the paragraphs about a field."""
    if field.description:
        yield escape(field.description)
    kind = "list" if field.type == "array" else field.type
    yield f"Type: {kind}{', required' if is_required else ''}"
    if field.enum:
        yield f"Allowed values: {', '.join(map(code, field.enum))}"
    yield from limits(field)
    yield from map(escape, editions(field))
    if field.allowed:
        yield f"Allowed characters: {escape(field.allowed)}"
    if field.prefix:
        yield f"Starts with {code(field.prefix)}"
    if field.has_default:
        yield f"Default in the docs, never sent: {code(str(field.default))}"
    if field.source:
        row = escape(f"{field.source.table}: {field.source.row}")
        yield f"Source: {row} ({field.confidence or 'documented'})"


def code(text: str) -> str:
    """Quote a value as code."""
    return f"`{text}`"


def plain(words: str) -> str:
    """Return Markdown as plain text."""
    return re.sub(r"\\(.)|`", lambda found: found[1] or "", words)


def escape(text: str) -> str:
    """Escape a sentence for Markdown."""
    return SPECIAL.sub(r"\\\1", text)
