"""Read strict JSON: at full speed for the value, and once more with positions if they are needed.

Both readings refuse the same: what RFC 8259 refuses, duplicate names, deep nesting, and numbers
that programs read differently.
"""

from __future__ import annotations

import json
import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined] # not in the type stubs
from typing import TYPE_CHECKING, Any, NoReturn

from vpn_preflight.finding import join_pointer, with_advice
from vpn_preflight.protocols.json_body import distinct_members
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from vpn_preflight.rules.rule import Rule

# Deeper than any payload, and shallow enough for everything that recurses over a payload.
DEPTH = 256
# The most values of a document; a HAR file has many more than any payload.
PLACES = 1_000_000
# A double has 17 significant digits, and exponents up to 308.
DIGITS = 400
INFINITY = float("inf")
# Errors about one field; the rest of the document can be read.
OF_A_FIELD = (unreadable.DUPLICATE, unreadable.NUMBER, unreadable.AMBIGUOUS, unreadable.TAG)

CONTROL = re.compile(r"[\x00-\x1f]")
SPACES = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
NOT_NUMBER = re.compile(r"NaN|-?Infinity")
WORDS = {"true": True, "false": False, "null": None}
CLOSING = {"{": "}", "[": "]"}
SEVERAL = "put several documents into an .ndjson file, one per line"
# Advice on frequent mistakes, by their first character.
HINTS = {
    "'": "use double quotes",
    "/": "remove comments, JSON has none",
    "#": "remove comments, JSON has none",
    "\ufeff": "remove this byte order mark (U+FEFF), which may only begin a file",
}
# Problem and advice, by how the message of the library starts.
STRING_PROBLEMS = {
    "Unterminated": ("unterminated string", "add the closing quote"),
    "Invalid control": ("unescaped control character in a string", "use an escape such as \\n"),
    "Invalid \\": ("invalid escape in a string", "use \\\\ for a backslash"),
}


NO_NUMBER, REMOVE_NUMBER = "JSON has no such number", "use a number, or remove the field"
UNPORTABLE = "programs read this number differently"
PORTABLE = f"use fewer than {DIGITS} digits, and less than 1e308"
SMALLER = "split it, or exclude the file"


class UnreadableError(Exception):
    """A document cannot be read; the message quotes nothing of it.

    `start` and `end` are offsets into the text of the file.
    """

    def __init__(
        self,
        rule: Rule,
        message: str,
        start: int,
        end: int | None = None,
        *,
        pointer: str = "",
        advice: str | None = None,
    ) -> None:
        self.rule = rule
        self.message = message
        self.advice = advice
        self.start = start
        self.end = start + 1 if end is None else end
        self.pointer = pointer
        super().__init__(with_advice(message, advice))


class Node:
    """A value and its place: offsets in code points, the end exclusive.

    `key` is the place of its name. `below` has the fields by name, or the items by index as a
    string. The root has `asides`: the places of anchors, tags and aliases of YAML.
    """

    __slots__ = ("asides", "below", "end", "key", "start", "value")

    def __init__(self, value: Any, start: int, end: int, key: tuple[int, int] | None) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.key = key
        self.below: dict[str, Node] = {}
        self.asides: list[tuple[int, int]] = []


def load(text: str) -> Any:
    """Return the value of a document; raises UnreadableError."""
    if text.count(",") > PLACES:
        message = f"a document with more than {PLACES} values"
        raise UnreadableError(unreadable.LARGE, message, 0, advice=SMALLER)
    if text.count("{") + text.count("[") <= DEPTH:
        try:
            return DECODER.decode(text)
        except ValueError:
            pass  # The second reading reports what is wrong, and where.
    return parse(text).value


def parse(text: str, controls: list[str] | None = None) -> Node:
    """Parse a document with the place of everything in it; raises UnreadableError.

    With `controls`, a control character in a string is kept, and the pointer of the string is
    added to the list.
    """
    return Reader(text, controls).document()


def integer(token: str, base: int = 10) -> int:
    """Parse an integer, unless it is too long."""
    if len(token) > DIGITS:
        raise ValueError("too many digits")
    return int(token, base)


def fraction(token: str) -> float:
    """Parse a number with a fraction or an exponent, unless it is too long or too large."""
    if len(token) > DIGITS or abs(number := float(token)) == INFINITY:
        raise ValueError("too many digits, or too large")
    return number


def no_number(token: str) -> NoReturn:
    """Refuse NaN and the infinities."""
    raise ValueError(token)


DECODER = json.JSONDecoder(
    object_pairs_hook=distinct_members,
    parse_int=integer,
    parse_float=fraction,
    parse_constant=no_number,
)


class Reader:
    """The second reading: one pass with its own stack, so that deep nesting cannot break it."""

    def __init__(self, text: str, controls: list[str] | None = None) -> None:
        self.text = text
        self.controls = controls
        self.position = 0
        self.open: list[Node] = []
        # The name or index that is being read in each open container.
        self.tokens: list[str] = []

    def document(self) -> Node:
        """Read the whole text as one value; an error about one field gets its pointer."""
        try:
            return self.root()
        except UnreadableError as error:
            error.pointer = join_pointer(self.tokens) if error.rule in OF_A_FIELD else ""
            raise

    def root(self) -> Node:
        """Read the whole text."""
        root = self.value(None)
        while self.open:
            self.step(self.open[-1])
        if found := self.next_character():
            self.expected("the end of the document", SEVERAL if found in CLOSING else None)
        return root

    def next_character(self) -> str:
        """Skip spaces and return the character after them; empty at the end of the text."""
        self.position = SPACES.match(self.text, self.position).end()  # type: ignore[union-attr] # matches everywhere
        return self.text[self.position : self.position + 1]

    def expected(self, what: str, advice: str | None = None) -> NoReturn:
        """Refuse what is at the position."""
        found = self.text[self.position : self.position + 1]
        message = f"expected {what}" + ("" if found else ", found the end of the document")
        advice = advice or HINTS.get(found)
        raise UnreadableError(unreadable.SYNTAX, message, self.position, advice=advice)

    def step(self, container: Node) -> None:
        """Read the next field or item of a container, or its end."""
        closing = CLOSING[self.text[container.start]]
        character = self.next_character()
        if character == closing:
            self.position = container.end = self.position + 1
            self.open.pop()
            self.tokens.pop()
            return
        if container.below:
            if character != ",":
                self.expected(f"a comma or {closing}")
            self.position += 1
            if self.next_character() == closing:
                self.expected("another value after the comma", f"remove the comma before {closing}")
        if closing == "}":
            self.field(container)
        else:
            self.tokens[-1] = str(len(container.value))
            child = self.value(None)
            container.below[str(len(container.value))] = child
            container.value.append(child.value)

    def field(self, container: Node) -> None:
        """Read a name and its value."""
        if self.next_character() != '"':
            self.expected("a field name in double quotes")
        start = self.position
        name = self.string()
        key = (start, self.position)
        self.tokens[-1] = name
        if name in container.below:
            raise UnreadableError(unreadable.DUPLICATE, "duplicate field", *key, advice="keep one")
        if self.next_character() != ":":
            self.expected("a colon")
        self.position += 1
        child = self.value(key)
        container.below[name] = child
        container.value[name] = child.value

    def value(self, key: tuple[int, int] | None) -> Node:
        """Read a scalar, or the opening of a container."""
        character = self.next_character()
        start = self.position
        if character in CLOSING:
            return self.opening(key)
        node = Node(self.string() if character == '"' else self.scalar(), start, self.position, key)
        node.end = self.position
        return node

    def opening(self, key: tuple[int, int] | None) -> Node:
        """Begin a container."""
        start = self.position
        if len(self.open) == DEPTH:
            message = f"nested more than {DEPTH} levels deep"
            raise UnreadableError(unreadable.DEEP, message, start, advice="remove levels")
        self.position += 1
        container = Node({} if self.text[start] == "{" else [], start, self.position, key)
        self.open.append(container)
        self.tokens.append("")
        return container

    def string(self) -> str:
        """Read a string."""
        start = self.position + 1
        try:
            text, self.position = scanstring(self.text, start, self.controls is None)
        except JSONDecodeError as error:
            message, advice = next(
                words for start, words in STRING_PROBLEMS.items() if error.msg.startswith(start)
            )
            raise UnreadableError(unreadable.SYNTAX, message, error.pos, advice=advice) from None
        if self.controls is not None and CONTROL.search(self.text, start, self.position):
            self.controls.append(join_pointer(self.tokens))
        return str(text)

    def scalar(self) -> Any:
        """Read a number, true, false or null."""
        for word, value in WORDS.items():
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        start = self.position
        if found := NOT_NUMBER.match(self.text, start):
            raise UnreadableError(
                unreadable.NUMBER, NO_NUMBER, start, found.end(), advice=REMOVE_NUMBER
            )
        if not (found := NUMBER.match(self.text, start)):
            self.expected("a value")
        self.position = found.end()
        return number(found)


def number(found: re.Match[str]) -> int | float:
    """Convert a match of NUMBER; raises UnreadableError."""
    try:
        return fraction(found[0]) if found[1] or found[2] else integer(found[0])
    except ValueError:
        raise UnreadableError(
            unreadable.NUMBER, UNPORTABLE, *found.span(), advice=PORTABLE
        ) from None
