"""Read the requests of a HAR file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from vpn_preflight.lint.capture.answers import Answer
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, joined, lazy
from vpn_preflight.lint.json_text import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.lint.capture.spanned import Places
    from vpn_preflight.lint.json_text import Node, UnreadableError

# Two escapes that are one character come first.
ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)")
STATUS = re.compile("[1-5][0-9]{2}", re.ASCII)
ENCODED = re.compile(r"(?:[\w.~*+-]|%[0-9a-fA-F]{2})*", re.ASCII)


def har(text: str, root: Node | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield the request of each entry of a HAR file; raises UnreadableError if it is not JSON."""
    tree = root or parse(text)
    entries = at(tree, "log", "entries")
    for entry in entries.below.values() if entries and isinstance(entries.value, list) else ():
        method, url = at(entry, "request", "method"), at(entry, "request", "url")
        if method and url and isinstance(method.value, str) and isinstance(url.value, str):
            moment = at(entry, "startedDateTime")
            yield Raw(
                method.value,
                unescaped(text, url),
                list(headers(text, entry)),
                body(text, entry),
                moment.value if moment and isinstance(moment.value, str) else None,
                answer=answer(text, entry),
                is_exact=True,
            )


def at(node: Node, *tokens: str) -> Node | None:
    """Return the place of a pointer; None if it does not exist."""
    for token in tokens:
        if token not in node.below:
            return None
        node = node.below[token]
    return node


def headers(text: str, entry: Node) -> Iterator[tuple[Spanned, Spanned]]:
    """Yield the headers of an entry."""
    found = at(entry, "request", "headers")
    for header in found.below.values() if found else ():
        name, value = at(header, "name"), at(header, "value")
        if name and value and isinstance(name.value, str) and isinstance(value.value, str):
            yield unescaped(text, name), unescaped(text, value)


def body(text: str, entry: Node) -> Spanned | None:
    """Return the body of an entry, which is a string or a list of parameters."""
    written = at(entry, "request", "postData", "text")
    if written and isinstance(written.value, str) and written.value:
        return unescaped(text, written)
    given = at(entry, "request", "postData", "params")
    parts = [
        part for node in (given.below.values() if given else ()) for part in parameter(text, node)
    ][:-1]
    return joined(parts) if parts else None


def answer(text: str, entry: Node) -> Answer | None:
    """Return the answer to an entry; None if there was none. Some programs quote its status."""
    status, content = at(entry, "response", "status"), at(entry, "response", "content", "text")
    encoding = at(entry, "response", "content", "encoding")
    if status is None or not STATUS.fullmatch(str(status.value)):
        return None
    status.value = int(status.value)
    sent = unescaped(text, content) if content and isinstance(content.value, str) else None
    return Answer(status, sent, is_encoded=encoding is not None and encoding.value == "base64")


def parameter(text: str, node: Node) -> Iterator[Spanned]:
    """Yield a parameter as in a form, followed by an ampersand; skip one that is empty."""
    name, value = at(node, "name"), at(node, "value")
    value = value if value and isinstance(value.value, str) and value.value else None
    if not name or not isinstance(name.value, str) or not (name.value or value):
        return
    yield encoded(unescaped(text, name))
    yield added("=", name.end)
    if value:
        yield encoded(unescaped(text, value))
    yield added("&", (value or name).end)


def encoded(text: Spanned) -> Spanned:
    """Encode a text for a form, unless it is encoded already, as some browsers do."""
    if "%" in text.text and ENCODED.fullmatch(text.text):
        return text
    return lazy(quote(text.text, safe="", errors="surrogatepass"), lambda: spread(text), text.at)


def spread(text: Spanned) -> Places:
    """Return the places of encoded characters: those of the characters that they encode."""
    sizes = [len(quote(character, safe="", errors="surrogatepass")) for character in text.text]
    starts = [place for place, size in zip(text.starts, sizes, strict=True) for _ in range(size)]
    return starts, [
        place for place, size in zip(text.ends, sizes, strict=True) for _ in range(size)
    ]


def added(character: str, at: int) -> Spanned:
    """Return a character that the file does not have."""
    return Spanned(character, [at], [at], at)


def unescaped(text: str, node: Node) -> Spanned:
    """Return a string of JSON; its places are found on demand, because few requests are ours."""
    return lazy(node.value, lambda: offsets(text, node), node.start + 1)


def offsets(text: str, node: Node) -> Places:
    """Return the places of the characters of a JSON string; two escapes may be one character."""
    position, last = node.start + 1, node.end - 1
    if text.find("\\", position, last) < 0:
        return range(position, last), range(position + 1, last + 1)
    starts, ends = list[int](), list[int]()
    for found in ESCAPE.finditer(text, position, last):
        start, end = found.span()
        starts += [*range(position, start), start]
        ends += [*range(position + 1, start + 1), end]
        position = end
    return [*starts, *range(position, last)], [*ends, *range(position + 1, last + 1)]
