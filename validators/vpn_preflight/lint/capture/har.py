"""Read the requests of a HAR file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, joined
from vpn_preflight.lint.json_text import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.lint.json_text import Node, UnreadableError

__all__ = ["har"]

ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)|[^\\]", re.DOTALL)
ENCODED = re.compile(r"(?:[\w.~*+-]|%[0-9a-fA-F]{2})*", re.ASCII)


def har(text: str, root: Node | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield the request of each entry of a HAR file; raises UnreadableError for what is no JSON."""
    tree = root or parse(text)
    entries = at(tree, "log", "entries")
    for entry in entries.below.values() if entries and isinstance(entries.value, list) else ():
        method, url = at(entry, "request", "method"), at(entry, "request", "url")
        if method and url and isinstance(method.value, str) and isinstance(url.value, str):
            moment = at(entry, "startedDateTime")
            sent = moment.value if moment and isinstance(moment.value, str) else None
            yield Raw(method.value, unescaped(text, url), list(pairs(text, entry)), posted(text, entry), sent)


def at(node: Node, *tokens: str) -> Node | None:
    """Look a place up."""
    for token in tokens:
        if token not in node.below:
            return None
        node = node.below[token]
    return node


def pairs(text: str, entry: Node) -> Iterator[tuple[Spanned, Spanned]]:
    """Yield the headers of an entry."""
    headers = at(entry, "request", "headers")
    for header in headers.below.values() if headers else ():
        name, value = at(header, "name"), at(header, "value")
        if name and value and isinstance(name.value, str) and isinstance(value.value, str):
            yield unescaped(text, name), unescaped(text, value)


def posted(text: str, entry: Node) -> Spanned | None:
    """Take the body of an entry, which is a text or a list of parameters."""
    body = at(entry, "request", "postData", "text")
    if body and isinstance(body.value, str) and body.value:
        return unescaped(text, body)
    given = at(entry, "request", "postData", "params")
    pieces = [piece for node in (given.below.values() if given else ()) if (piece := parameter(text, node))]
    return joined([part for piece in pieces for part in (piece, sign("&", piece.span[1]))][:-1]) if pieces else None


def parameter(text: str, node: Node) -> Spanned | None:
    """Write a parameter as a form has it; None if it has no name."""
    name, value = at(node, "name"), at(node, "value")
    if not name or not isinstance(name.value, str):
        return None
    written = encoded(unescaped(text, value)) if value and isinstance(value.value, str) else sign("", name.end)
    return joined([encoded(unescaped(text, name)), sign("=", name.end), written])


def encoded(text: Spanned) -> Spanned:
    """Encode a text for a form; one that is encoded, as some browsers write it, stays as it is."""
    if "%" in text.text and ENCODED.fullmatch(text.text):
        return text
    pieces = [quote(character, safe="", errors="surrogatepass") for character in text.text]
    starts = [start for piece, start in zip(pieces, text.starts, strict=True) for _ in piece]
    ends = [end for piece, end in zip(pieces, text.ends, strict=True) for _ in piece]
    return Spanned("".join(pieces), starts, ends, text.at)


def sign(character: str, at: int) -> Spanned:
    """Make a character that the file does not have."""
    return Spanned(character, [at] * len(character), [at] * len(character), at)


def unescaped(text: str, node: Node) -> Spanned:
    """Read a text of JSON with the place of each character; half of a pair of escapes takes its place with the other."""
    found = [(one[0], *one.span()) for one in ESCAPE.finditer(text, node.start + 1, node.end - 1)]
    characters: list[tuple[str, int, int]] = []
    for piece, start, end in found:
        character: Any = json.loads(f'"{piece}"', strict=False)
        if characters and "\ud800" <= characters[-1][0] <= "\udbff" and "\udc00" <= character <= "\udfff":
            high, first, _ = characters.pop()
            characters.append(((high + character).encode("utf-16", "surrogatepass").decode("utf-16"), first, end))
        else:
            characters.append((character, start, end))
    starts, ends = [start for _, start, _ in characters], [end for _, _, end in characters]
    return Spanned("".join(character for character, _, _ in characters), starts, ends, node.start + 1)
