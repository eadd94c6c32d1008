"""Read strict JSON twice: at full speed for the value, and again with positions when something is to be shown.

Both readings refuse the same: what RFC 8259 refuses, duplicate names, great depth, and numbers that readers do not agree on.
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

# Far beyond any payload, and shallow enough for every recursion on the way of a payload.
DEPTH = 256
# Of one document; a HAR file has many more than any payload.
PLACES = 1_000_000
# A double has 17 significant digits and goes up to 309.
DIGITS = 400
INFINITY = float("inf")
# What is wrong with one member, where the rest of the document can be read.
OF_A_MEMBER = (unreadable.DUPLICATE, unreadable.NUMBER, unreadable.AMBIGUOUS, unreadable.TAG)

CONTROL = re.compile(r"[\x00-\x1f]")
BLANKS = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
NOT_NUMBER = re.compile(r"NaN|-?Infinity")
WORDS = {"true": True, "false": False, "null": None}
CLOSING = {"{": "}", "[": "]"}
SEVERAL = "several belong into a file that ends in .ndjson, one a line"
# What is often written by mistake, by the character it starts with.
HINTS = {
    "'": "JSON has double quotes only",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
}
STRING_FLAWS = {
    "Unterminated": ("a closing quote is missing for the text that starts here", None),
    "Invalid control": ("a text holds a control character", "write it as an escape, such as \\n"),
    "Invalid \\": ("a text holds an escape that JSON does not have", "write \\\\ for a backslash"),
}


class UnreadableError(Exception):
    """A document cannot be read; `start` and `end` are offsets into its text, and the message quotes nothing of it."""

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
    """A value and where it stands: offsets in code points, the ends exclusive.

    `key` is the place of the name it stands under, `below` holds the members by name and the items by index written as text.
    `asides` of the root are the places of what is neither name nor value nor comment: anchors, tags and aliases of YAML.
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
    """Read the value of a document; raises UnreadableError."""
    if text.count(",") > PLACES:
        raise UnreadableError(
            unreadable.LARGE,
            f"has more than {PLACES} places, and no payload has",
            0,
            advice="write less, or leave the file out",
        )
    if text.count("{") + text.count("[") <= DEPTH:
        try:
            return DECODER.decode(text)
        except ValueError:
            pass  # The second reading says what is wrong, and where.
    return parse(text).value


def parse(text: str, controls: list[str] | None = None) -> Node:
    """Read a document with the place of everything in it; raises UnreadableError.

    With `controls`, a control character in a string is read as it is, and the pointer of the string is added to the list.
    """
    return Reader(text, controls).document()


def integer(token: str, base: int = 10) -> int:
    """Read an integer, unless it is too long."""
    if len(token) > DIGITS:
        raise ValueError("too many digits")
    return int(token, base)


def fraction(token: str) -> float:
    """Read a number with a fraction or an exponent, unless it is too long or too large."""
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
    """The second reading: one pass with a stack of its own, so that no depth can break it."""

    def __init__(self, text: str, controls: list[str] | None = None) -> None:
        self.text = text
        self.controls = controls
        self.position = 0
        self.open: list[Node] = []
        # Of the member or the item that is being read, the name or the index, for each container that is open.
        self.tokens: list[str] = []

    def document(self) -> Node:
        """Read the whole text as one value; what is wrong with a member is told at the member."""
        try:
            return self.root()
        except UnreadableError as error:
            error.pointer = join_pointer(self.tokens) if error.rule in OF_A_MEMBER else ""
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
        """Skip blanks, and look at the character behind them; empty at the end of the text."""
        self.position = BLANKS.match(self.text, self.position).end()  # type: ignore[union-attr] # matches everywhere
        return self.text[self.position : self.position + 1]

    def expected(self, what: str, advice: str | None = None) -> NoReturn:
        """Refuse what stands at the position."""
        found = self.text[self.position : self.position + 1]
        ends = "" if found else ", and the document ends here"
        raise UnreadableError(
            unreadable.SYNTAX,
            f"is not JSON: expected {what}{ends}",
            self.position,
            advice=advice or HINTS.get(found),
        )

    def step(self, container: Node) -> None:
        """Read the next member or item of a container, or its end."""
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
                self.expected(
                    "a further one after the comma", f"take the comma before {closing} away"
                )
        if closing == "}":
            self.member(container)
        else:
            self.tokens[-1] = str(len(container.value))
            child = self.value(None)
            container.below[str(len(container.value))] = child
            container.value.append(child.value)

    def member(self, container: Node) -> None:
        """Read a name and the value under it."""
        if self.next_character() != '"':
            self.expected("a name in double quotes")
        start = self.position
        name = self.string()
        key = (start, self.position)
        self.tokens[-1] = name
        if name in container.below:
            raise UnreadableError(
                unreadable.DUPLICATE, "is a duplicate name", *key, advice="keep one of the two"
            )
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
            raise UnreadableError(
                unreadable.DEEP,
                f"is nested more than {DEPTH} levels deep, and no payload is",
                start,
                advice="take levels away",
            )
        self.position += 1
        container = Node({} if self.text[start] == "{" else [], start, self.position, key)
        self.open.append(container)
        self.tokens.append("")
        return container

    def string(self) -> str:
        """Read a text in quotes."""
        start = self.position + 1
        try:
            text, self.position = scanstring(self.text, start, self.controls is None)
        except JSONDecodeError as error:
            flaw, advice = next(
                words for start, words in STRING_FLAWS.items() if error.msg.startswith(start)
            )
            raise UnreadableError(
                unreadable.SYNTAX, f"is not JSON: {flaw}", error.pos, advice=advice
            ) from None
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
            message = "is no number that JSON has"
            advice = "write a number, or leave the member out"
            raise UnreadableError(unreadable.NUMBER, message, start, found.end(), advice=advice)
        if not (found := NUMBER.match(self.text, start)):
            self.expected("a value")
        self.position = found.end()
        return number(found)


def number(found: re.Match[str]) -> int | float:
    """Read a number that has the form of one."""
    try:
        return fraction(found[0]) if found[1] or found[2] else integer(found[0])
    except ValueError:
        message = "is a number that readers do not agree on"
        advice = f"write fewer than {DIGITS} digits, and less than 1e308"
        raise UnreadableError(unreadable.NUMBER, message, *found.span(), advice=advice) from None
