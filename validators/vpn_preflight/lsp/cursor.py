"""Find the cursor in a half-written document: complete the text until it can be read."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.lint import yaml_text
from vpn_preflight.lint.document import YamlDocument, YamlPlaces, itself
from vpn_preflight.lint.text import Text
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.lint.json_text import Node

# In place of the word at the cursor; no payload has it.
MARK = "cursor-c7c1d2"
# What ends a word; a quote begins one.
AROUND = re.compile(r"""[\s,:{}\[\]"'#]""")
STRING = re.compile(r'"(?:[^"\\\r\n]|\\.)*+"?')
CLOSING = {"{": "}", "[": "]"}


@hide_fields
class Word(NamedTuple):
    """The word at the cursor, with its quotes: offsets into the text."""

    start: int
    end: int
    quote: str


@hide_fields
class Cursor(NamedTuple):
    """A document with the cursor: `tokens` lead to the value, or to the object that gets a name.

    `names` are those that the object has already; None where a value is written.
    """

    document: YamlDocument
    tokens: tuple[str, ...]
    names: tuple[str, ...] | None


def word_at(text: str, offset: int) -> Word:
    """Find the word at an offset; it may be empty."""
    start = end = offset
    while start and not AROUND.match(text[start - 1]):
        start -= 1
    while end < len(text) and not AROUND.match(text[end]):
        end += 1
    quote = text[start - 1 : start] if text[start - 1 : start] in ("'", '"') else ""
    is_closed = quote and text[end : end + 1] == quote
    return Word(start - len(quote), end + bool(is_closed), quote)


def cursors(text: str, word: Word) -> Iterator[Cursor]:
    """Yield each way to read a text with a name or a value at the cursor, the likeliest first.

    If the text can be read and neither is there, the cursor is in a comment or a string.
    """
    for repaired in repairs(text, word):
        found = list(yaml_text.parse(repaired))
        places = [(one.root, find(one.root)) for one in found if one.root]
        source = Text("", repaired)
        yield from (
            Cursor(
                YamlDocument(source, root.value, partial(itself, root), YamlPlaces(repaired)),
                *place,
            )
            for root, place in places
            if place
        )
        if len(places) == len(found) and not any(place for _, place in places):
            return


def repairs(text: str, word: Word) -> Iterator[str]:
    """Yield the text with the mark in place of the word, completed in the ways that it may need.

    JSON is read as YAML, which accepts a name without a value. The last attempts use only the text
    up to the cursor.
    """
    before, after = text[: word.start], text[word.end :]
    mark = f"{word.quote}{MARK}{word.quote}"
    head, tail = re.split(r"[\r\n]", before)[-1], re.split(r"[\r\n]", after)[0]
    is_alone = not head.strip(" -") and not tail.strip()
    ends = (": ", "", ": ,", ",") if is_alone else ("", ": ", ",", ": ,")
    yield from (f"{before}{mark}{end}{after}" for end in ends)
    closing = closing_brackets(before)
    yield from (f"{before}{mark}{end}{closing}" for end in ends[:2])


def closing_brackets(text: str) -> str:
    """Return what closes the brackets that are open at the end of a text."""
    still_open: list[str] = []
    for character in STRING.sub("", text):
        if character in CLOSING:
            still_open.append(CLOSING[character])
        elif still_open and character == still_open[-1]:
            still_open.pop()
    return "".join(reversed(still_open))


def find(root: Node) -> tuple[tuple[str, ...], tuple[str, ...] | None] | None:
    """Find the mark in a document; as a name it is removed."""
    stack: list[tuple[tuple[str, ...], Node]] = [((), root)]
    while stack:
        tokens, node = stack.pop()
        if node.value == MARK:
            return tokens, None
        if MARK in node.below and isinstance(node.value, dict):
            del node.below[MARK], node.value[MARK]
            return tokens, tuple(node.below)
        stack += (((*tokens, token), inner) for token, inner in node.below.items())
    return None
