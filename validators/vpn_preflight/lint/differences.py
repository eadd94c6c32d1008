"""Show what fixes change, without giving a secret away."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from vpn_preflight.codec import MASK
from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.documents import ONE_A_LINE
from vpn_preflight.lint.excerpt import Excerpts, Hidden, printable
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.request import request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.lint.settings import Settings

__all__ = ["difference"]


def difference(name: str, before: bytes, after: bytes, settings: Settings) -> Iterator[str]:
    """Yield the lines of a unified diff; secrets, values of unknown members and comments are masked on both sides."""
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
        hidden = {place for one in found for place in Excerpts(one, request(one, settings.operation)).hidden if not place.may_show}
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
