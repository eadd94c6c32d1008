"""Read requests written as URLs, as a form, as an HTTP message, or in a HAR file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, whole
from vpn_preflight.lint.json_text import UnreadableError, parse
from vpn_preflight.rules import captures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.lint.json_text import Node

__all__ = ["form", "har", "message", "urls"]

ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)|[^\\]", re.DOTALL)


def urls(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield the request of each line that is not blank; a method may stand before the URL, as in a log."""
    for line in whole(text).split("\n"):
        stripped = line.strip()
        if stripped.text:
            first, rest = stripped.partition(" ")
            is_method = first.text.isupper() and first.text.isalpha()
            url, _ = (rest if is_method else stripped).strip().partition(" ")
            yield Raw(first.text if is_method else "GET", url, [], None)


def form(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield the request whose body the text is; where it went to is not known."""
    body = whole(text).strip()
    yield Raw("POST", body.part(0, 0), [], body)


def message(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield the request of an HTTP message: request line, headers, a blank line, body."""
    head, body = whole(text).partition("\r\n\r\n" if "\r\n\r\n" in text else "\n\n")
    first, *rest = head.split("\n")
    method, target = first.strip().partition(" ")
    headers = [tuple(part.strip() for part in line.partition(":")) for line in rest if line.text.strip()]
    for line in rest:
        if line.text.strip() and ":" not in line.text:
            start, end = line.strip().span
            words = "is no header: write NAME: VALUE, and a blank line before the body"
            yield UnreadableError(captures.NO_REQUEST, words, start, end)
            return
    yield Raw(method.text, target.partition(" ")[0], headers, body if body.text.strip() else None)  # type: ignore[arg-type] # pairs


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
    """Take the body of an entry."""
    body = at(entry, "request", "postData", "text")
    if body is None and (given := at(entry, "request", "postData", "params")) and given.below:
        start, end = given.start, given.end
        words = "has its body as a list of parameters, without its text: export it with postData.text"
        raise UnreadableError(captures.NO_REQUEST, words, start, end)
    return unescaped(text, body) if body and isinstance(body.value, str) and body.value else None


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
