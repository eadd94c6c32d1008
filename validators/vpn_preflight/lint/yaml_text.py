"""Read YAML with positions: events of libyaml, values of JSON only.

Refused is what programs read differently: duplicate names, tags, names that are not strings, and
values that differ between YAML 1.1 and 1.2. Refused are also documents that grow too large by
their aliases.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from vpn_preflight.finding import join_pointer
from vpn_preflight.lint.json_text import DEPTH, OF_A_FIELD, SMALLER, Node, UnreadableError
from vpn_preflight.lint.yaml_problems import from_problem
from vpn_preflight.lint.yaml_scalars import (
    QUOTED,
    TAG,
    plain_value,
    tagged_plain,
    tagged_value,
)
from vpn_preflight.lint.yaml_values import Loader
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.rules.rule import Rule

# The most values of one document, those of aliases included; no payload comes near.
PLACES = 100_000
MERGE = "<<"
NAMES = "field names must be strings"
# Anchors and tags before a value, and what separates them from it.
PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+|#[^\r\n]*)*+)++")
# The first line of a block scalar, which may end with a comment.
HEADER = re.compile(r"[|>][-+0-9]*(?:[ \t]+#[^\r\n]*)?")
ASIDE = re.compile(r"#[^\r\n]*|\S+")
COMMENT = re.compile(r"(?:(?<=\s)|(?<![\s\S]))#[^\r\n]*")


@hide_fields
class Parsed(NamedTuple):
    """A document, what is wrong with it, and its merge keys; no document if the text breaks off."""

    root: Node | None
    errors: list[UnreadableError]
    merges: list[UnreadableError]


def parse(text: str) -> Iterator[Parsed]:
    """Yield each document of a text; only a syntax error ends the reading."""
    reader = Reader(text)
    try:
        for event in events(text):
            yield from reader.take(event)
    except UnreadableError as error:
        yield Parsed(None, [*reader.errors, *reader.merges, reader.placed(error)], [])


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each comment of a text without syntax errors."""
    if "#" not in text:
        return
    end = 0
    for event in filter(is_scalar, events(text)):
        yield from (
            found.span() for found in COMMENT.finditer(text, end, before_value(text, event))
        )
        end = event.end_mark.index
    yield from (found.span() for found in COMMENT.finditer(text, end))


def before_value(text: str, event: Any) -> int:
    """Return where a scalar can hold no comment any more: after anchor, tag and block header."""
    start = value_start(text, event)
    found = HEADER.match(text, start, event.end_mark.index) if event.style in ("|", ">") else None
    return found.end() if found else start


def events(text: str) -> Iterator[Any]:
    """Yield the events of libyaml; raises UnreadableError."""
    import yaml  # noqa: PLC0415 - JSON need not wait for it

    if text.startswith("\ufeff"):
        message = "second byte order mark"
        raise UnreadableError(unreadable.YAML, message, 0, advice="remove it")
    try:
        yield from yaml.parse(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise from_problem(text, error) from None


def is_scalar(event: Any) -> bool:
    """Return whether an event is a scalar; its marks include the anchor."""
    return hasattr(event, "value") and hasattr(event, "style")


def value_start(text: str, event: Any) -> int:
    """Return where the value of an event starts: after its anchor and its tag."""
    start: int = event.start_mark.index
    found = PROPERTIES.match(text, start, event.end_mark.index)
    return found.end() if found else start


class Frame:
    """An open container: its node, the name whose value comes next, and the values before it."""

    def __init__(self, node: Node, anchor: str | None, before: int, *, has_brackets: bool) -> None:
        self.node = node
        self.anchor = anchor
        self.before = before
        self.has_brackets = has_brackets
        self.name: tuple[str, tuple[int, int]] | None = None
        self.has_merge_key = False

    @property
    def awaits_name(self) -> bool:
        """Return whether a name comes next."""
        return isinstance(self.node.value, dict) and self.name is None


class Reader:
    """Build documents from events, with its own stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start_document()

    def start_document(self) -> None:
        """Forget the document before this one."""
        self.open: list[Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.places = 0
        self.root: Node | None = None
        self.errors: list[UnreadableError] = []
        self.merges: list[UnreadableError] = []
        self.asides: list[tuple[int, int]] = []

    def placed(self, error: UnreadableError) -> UnreadableError:
        """Set the pointer of an error about one field."""
        error.pointer = self.pointer if error.rule in OF_A_FIELD else ""
        return error

    @property
    def pointer(self) -> str:
        """The place of the field or item that is being read."""
        tokens = [next(reversed(frame.node.below)) for frame in self.open[:-1]]
        tokens += [
            frame.name[0] if frame.name else str(len(frame.node.below)) for frame in self.open[-1:]
        ]
        return join_pointer(tokens)

    def take(self, event: Any) -> Iterator[Parsed]:
        """Process one event; yield a document when it is complete."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self.start_document()
        elif kind == "DocumentEndEvent":
            if self.root is not None and (
                self.root.value is not None or self.root.end > self.root.start
            ):
                self.root.asides = self.asides
                yield Parsed(self.root, self.errors, self.merges)
            self.errors, self.merges = [], []
        elif kind == "ScalarEvent":
            self.scalar(event)
        elif kind == "AliasEvent":
            self.alias(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self.opening(event, {} if kind == "MappingStartEvent" else [])
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.closing(event)

    def span(self, event: Any) -> tuple[int, int]:
        """Return the place of a value, without anchor, tag, and the line feed after a block."""
        start, end = value_start(self.text, event), event.end_mark.index
        self.asides += (
            found.span() for found in ASIDE.finditer(self.text, event.start_mark.index, start)
        )
        if getattr(event, "style", None) in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        return start, max(start, end)

    def scalar(self, event: Any) -> None:
        """Read a name or a scalar value."""
        start, end = self.span(event)
        if self.open and self.open[-1].awaits_name:
            self.name(event, start, end)
            return
        self.add(Node(self.value(event, start, end), start, end, None), event.anchor, 1)

    def value(self, event: Any, start: int, end: int) -> Any:
        """Return the value of a scalar, or its text if the value is in error."""
        try:
            if event.style in QUOTED:
                return (
                    event.value
                    if event.tag is None
                    else tagged_value(event.tag, event.value, event.value, start, end)
                )
            read = plain_value if event.tag is None else partial(tagged_plain, event.tag)
            return read(event.value, start, end)
        except UnreadableError as error:
            self.errors.append(self.placed(error))
            return event.value

    def name(self, event: Any, start: int, end: int) -> None:
        """Read the name of a field."""
        frame, name = self.open[-1], event.value
        frame.name = (name, (start, end))
        is_text = event.style in QUOTED
        if name == MERGE and not is_text and event.tag is None:
            self.note_merge(frame, start, end)
            is_text = True
        is_text = is_text or isinstance(self.value(event, start, end), str)
        if not is_text or event.tag not in (None, "!", TAG + "str"):
            self.note(unreadable.YAML, NAMES, start, end, advice="quote it")
        if name in frame.node.below:
            self.note(unreadable.DUPLICATE, "duplicate field", start, end, advice="keep one")
        if event.anchor:
            self.anchors[event.anchor] = (Node(name, start, end, None), 1)

    def alias(self, event: Any) -> None:
        """Replace an alias by the value of its anchor, which is shared, and counted again."""
        start, end = event.start_mark.index, event.end_mark.index
        self.asides.append((start, end))
        if event.anchor not in self.anchors:
            message = "alias without an anchor before it"
            self.note(unreadable.YAML, message, start, end, advice="use the value itself")
        if self.open and self.open[-1].awaits_name:
            self.note(unreadable.YAML, NAMES, start, end, advice="use the name itself")
            self.open[-1].name = (self.text[start:end], (start, end))
            return
        node, places = self.anchors.get(event.anchor, (Node(None, start, end, None), 1))
        copy = Node(node.value, start, end, None)
        copy.below = node.below
        if self.places + places > PLACES:
            message = f"aliases expand the document to more than {PLACES} values"
            self.refuse(unreadable.BOMB, message, start, end, advice="use values, not aliases")
        self.add(copy, None, places)

    def opening(self, event: Any, value: Any) -> None:
        """Begin a container."""
        start, end = self.span(event)
        # A pair in a list, `[a: b]`, is an object without brackets, as in a block.
        has_brackets = event.flow_style and self.text[start:end].endswith(("{", "["))
        start = end - 1 if has_brackets else start
        if self.open and self.open[-1].awaits_name:
            advice = "quote a string that starts with { or ["
            self.refuse(unreadable.YAML, NAMES, start, start + 1, advice=advice)
        if event.tag not in (None, TAG + ("map" if value == {} else "seq")):
            self.note_tag(event.tag, value, start)
        if len(self.open) == DEPTH:
            message = f"nested more than {DEPTH} levels deep"
            self.refuse(unreadable.DEEP, message, start, start + 1, advice="remove levels")
        node = Node(value, start, end, None)
        before = self.places
        self.add(node, None, 1)
        self.open.append(Frame(node, event.anchor, before, has_brackets=has_brackets))

    def closing(self, event: Any) -> None:
        """End a container at its bracket, or at the end of its last value."""
        frame = self.open.pop()
        if frame.has_brackets:
            frame.node.end = event.end_mark.index
        elif frame.node.below:
            first, last = (
                next(iter(frame.node.below.values())),
                next(reversed(frame.node.below.values())),
            )
            frame.node.start = first.key[0] if first.key else frame.node.start
            frame.node.end = last.end
        if frame.has_merge_key:
            merge(frame.node)
        if frame.anchor:
            self.anchors[frame.anchor] = (frame.node, self.places - frame.before)

    def add(self, node: Node, anchor: str | None, places: int) -> None:
        """Add a value to the open container, or make it the document."""
        self.places += places
        if self.places > PLACES:
            message = f"a document with more than {PLACES} values"
            self.refuse(unreadable.LARGE, message, node.start, node.end, advice=SMALLER)
        if anchor:
            self.anchors[anchor] = (node, places)
        if not self.open:
            self.root = node
            return
        frame = self.open[-1]
        if frame.name is None:
            frame.node.below[str(len(frame.node.value))] = node
            frame.node.value.append(node.value)
        else:
            name, node.key = frame.name
            frame.node.below[name] = node
            frame.node.value[name] = node.value
            frame.name = None

    def note_merge(self, frame: Frame, start: int, end: int) -> None:
        """Report a merge key, which YAML 1.2 does not have, and read on."""
        message, advice = "merge keys are not supported", "copy the fields here"
        error = UnreadableError(unreadable.AMBIGUOUS, message, start, end, advice=advice)
        self.merges.append(self.placed(error))
        frame.has_merge_key = True

    def note_tag(self, tag: str, value: Any, start: int) -> None:
        """Report a container with the tag of something else."""
        try:
            tagged_value(tag, value, "", start, start + 1)
        except UnreadableError as error:
            self.errors.append(self.placed(error))

    def note(
        self, rule: Rule, message: str, start: int, end: int, *, advice: str | None = None
    ) -> None:
        """Report what is wrong with one place, and read on."""
        error = UnreadableError(rule, message, start, end, advice=advice)
        self.errors.append(self.placed(error))

    def refuse(self, rule: Rule, message: str, start: int, end: int, *, advice: str) -> NoReturn:
        """Report why nothing more can be read."""
        raise UnreadableError(rule, message, start, end, advice=advice)


def merge(node: Node) -> None:
    """Replace a merge key by what it merges, as YAML 1.1 does: fields that exist stay."""
    merged = node.below.pop(MERGE)
    del node.value[MERGE]
    for source in merged.below.values() if isinstance(merged.value, list) else [merged]:
        for name, inner in source.below.items() if isinstance(source.value, dict) else ():
            node.below.setdefault(name, inner)
            node.value.setdefault(name, inner.value)
