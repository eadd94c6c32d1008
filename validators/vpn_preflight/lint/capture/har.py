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
            answer = answered(text, entry)
            yield Raw(
                method.value,
                unescaped(text, url),
                list(pairs(text, entry)),
                posted(text, entry),
                sent,
                answer=answer,
                is_exact=True,
            )


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
    parts = [
        part for node in (given.below.values() if given else ()) for part in parameter(text, node)
    ][:-1]
    return joined(parts) if parts else None


def answered(text: str, entry: Node) -> Answer | None:
    """Take the answer to an entry; None if there was none."""
    status, content = at(entry, "response", "status"), at(entry, "response", "content", "text")
    encoding = at(entry, "response", "content", "encoding")
    if status is None or not isinstance(status.value, int):
        return None
    sent = unescaped(text, content) if content and isinstance(content.value, str) else None
    return Answer(status, sent, is_encoded=encoding is not None and encoding.value == "base64")


def parameter(text: str, node: Node) -> Iterator[Spanned]:
    """Write a parameter as a form has it, an ampersand behind it; nothing of one that has no name and no value."""
    name, value = at(node, "name"), at(node, "value")
    value = value if value and isinstance(value.value, str) and value.value else None
    if not name or not isinstance(name.value, str) or not (name.value or value):
        return
    yield encoded(unescaped(text, name))
    yield sign("=", name.end)
    if value:
        yield encoded(unescaped(text, value))
    yield sign("&", (value or name).end)


def encoded(text: Spanned) -> Spanned:
    """Encode a text for a form; one that is encoded, as some browsers write it, stays as it is."""
    if "%" in text.text and ENCODED.fullmatch(text.text):
        return text
    return lazy(quote(text.text, safe="", errors="surrogatepass"), lambda: spread(text), text.at)


def spread(text: Spanned) -> Places:
    """Give each character of an encoding the place of the one that it encodes."""
    sizes = [len(quote(character, safe="", errors="surrogatepass")) for character in text.text]
    starts = [place for place, size in zip(text.starts, sizes, strict=True) for _ in range(size)]
    return starts, [
        place for place, size in zip(text.ends, sizes, strict=True) for _ in range(size)
    ]


def sign(character: str, at: int) -> Spanned:
    """Make a character that the file does not have."""
    return Spanned(character, [at], [at], at)


def unescaped(text: str, node: Node) -> Spanned:
    """Take a text of JSON; the places of its characters are found when they are first asked for, because few requests are ours."""
    return lazy(node.value, lambda: offsets(text, node), node.start + 1)


def offsets(text: str, node: Node) -> Places:
    """Find where each character of a text of JSON starts and ends; one that two escapes make takes the place of both."""
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
