"""Read YAML with positions: events of libyaml, values of JSON only.

Refused is what readers do not agree on: duplicate names, tags, names that are no text, values that YAML 1.1 and 1.2 take for
different ones; and what grows beyond all measure by its aliases.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from vpn_preflight.finding import join_pointer
from vpn_preflight.lint.json_text import DEPTH, OF_A_MEMBER, Node, UnreadableError
from vpn_preflight.lint.yaml_problems import from_problem, not_yaml
from vpn_preflight.lint.yaml_scalars import TAG, plain_value, tagged_plain, tagged_value
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# Places of one document, written out or made by aliases; no payload comes near.
PLACES = 100_000
MERGE = "<<"
QUOTED = ("'", '"', "|", ">")
# Anchors and tags before a value, and what separates them from it.
PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+|#[^\r\n]*)*+)++")
# The first line of a text in block style, which may end with a comment.
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
    """Yield each document of a text; an error about one place ends nothing, one about the form of the text ends them all."""
    reader = Reader(text)
    try:
        for event in events(text):
            yield from reader.take(event)
    except UnreadableError as error:
        yield Parsed(None, [*reader.errors, *reader.merges, reader.placed(error)], [])


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each comment of a text that can be read."""
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
    """Find where a scalar begins that can hold no comment any more: behind anchor and tag, and the first line of a block."""
    start = value_start(text, event)
    found = HEADER.match(text, start, event.end_mark.index) if event.style in ("|", ">") else None
    return found.end() if found else start


def events(text: str) -> Iterator[Any]:
    """Yield what libyaml reads, one thing at a time; raises UnreadableError."""
    import yaml  # noqa: PLC0415 - JSON need not wait for it

    if text.startswith("\ufeff"):
        raise UnreadableError(
            unreadable.YAML,
            not_yaml("a byte order mark stands where none may"),
            0,
            advice="take it away",
        )
    try:
        yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise from_problem(text, error) from None


def is_scalar(event: Any) -> bool:
    """Tell the event of a text, a number or the like; its marks hold the anchor too."""
    return hasattr(event, "value") and hasattr(event, "style")


def value_start(text: str, event: Any) -> int:
    """Tell where the value of an event starts: behind its anchor and its tag."""
    start: int = event.start_mark.index
    found = PROPERTIES.match(text, start, event.end_mark.index)
    return found.end() if found else start


class Frame:
    """An open container: its node, the name whose value comes next, and how many places there were before it."""

    def __init__(self, node: Node, anchor: str | None, before: int, *, has_brackets: bool) -> None:
        self.node = node
        self.anchor = anchor
        self.before = before
        self.has_brackets = has_brackets
        self.name: tuple[str, tuple[int, int]] | None = None
        self.has_merge_key = False

    @property
    def awaits_name(self) -> bool:
        """Whether a name comes next."""
        return isinstance(self.node.value, dict) and self.name is None


class Reader:
    """Builds documents from events, with a stack of its own."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start_document()

    def start_document(self) -> None:
        """Forget the document before."""
        self.open: list[Frame] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.places = 0
        self.root: Node | None = None
        self.errors: list[UnreadableError] = []
        self.merges: list[UnreadableError] = []
        self.asides: list[tuple[int, int]] = []

    def placed(self, error: UnreadableError) -> UnreadableError:
        """Give an error about a member its pointer."""
        error.pointer = self.pointer if error.rule in OF_A_MEMBER else ""
        return error

    @property
    def pointer(self) -> str:
        """The place of the member or the item that is being read."""
        tokens = [next(reversed(frame.node.below)) for frame in self.open[:-1]]
        tokens += [
            frame.name[0] if frame.name else str(len(frame.node.below)) for frame in self.open[-1:]
        ]
        return join_pointer(tokens)

    def take(self, event: Any) -> Iterator[Parsed]:
        """Take one event in; yields a document when it is complete."""
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
        """Return where a value stands, without anchor, tag, and the line feed that ends a block."""
        start, end = value_start(self.text, event), event.end_mark.index
        self.asides += (
            found.span() for found in ASIDE.finditer(self.text, event.start_mark.index, start)
        )
        if getattr(event, "style", None) in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
        return start, max(start, end)

    def scalar(self, event: Any) -> None:
        """Read a scalar, as a name or as a value."""
        start, end = self.span(event)
        if self.open and self.open[-1].awaits_name:
            self.name(event, start, end)
            return
        self.add(Node(self.value(event, start, end), start, end, None), event.anchor, 1)

    def value(self, event: Any, start: int, end: int) -> Any:
        """Read what a scalar stands for; the text itself where that cannot be told."""
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
        """Read the name of a member."""
        frame, name = self.open[-1], event.value
        frame.name = (name, (start, end))
        is_text = event.style in QUOTED
        if name == MERGE and not is_text and event.tag is None:
            self.note_merge(frame, start, end)
            is_text = True
        is_text = is_text or isinstance(self.value(event, start, end), str)
        if not is_text or event.tag not in (None, "!", TAG + "str"):
            self.note(
                unreadable.YAML, "a name must be a text", start, end, advice="put it in quotes"
            )
        if name in frame.node.below:
            self.note(
                unreadable.DUPLICATE,
                "is a duplicate name",
                start,
                end,
                advice="keep one of the two",
            )
        if event.anchor:
            self.anchors[event.anchor] = (Node(name, start, end, None), 1)

    def alias(self, event: Any) -> None:
        """Put what an anchor named in the place of its alias; what stands below is shared, and counted again."""
        start, end = event.start_mark.index, event.end_mark.index
        self.asides.append((start, end))
        if event.anchor not in self.anchors:
            self.note(
                unreadable.YAML,
                "is an alias without an anchor before it",
                start,
                end,
                advice="write the value itself",
            )
        if self.open and self.open[-1].awaits_name:
            self.note(unreadable.YAML, "a name must be written out", start, end)
            self.open[-1].name = (self.text[start:end], (start, end))
            return
        node, places = self.anchors.get(event.anchor, (Node(None, start, end, None), 1))
        copy = Node(node.value, start, end, None)
        copy.below = node.below
        if self.places + places > PLACES:
            self.refuse(
                unreadable.BOMB,
                f"makes more than {PLACES} places of the document, and no payload has",
                start,
                end,
                advice="write the values out instead of aliases",
            )
        self.add(copy, None, places)

    def opening(self, event: Any, value: Any) -> None:
        """Begin a container."""
        start, end = self.span(event)
        # A pair in a list, `[a: b]`, is an object without brackets: its name begins it and its value ends it, as in a block.
        has_brackets = event.flow_style and self.text[start:end].endswith(("{", "["))
        start = end - 1 if has_brackets else start
        if self.open and self.open[-1].awaits_name:
            self.refuse(
                unreadable.YAML,
                "a name must be a text",
                start,
                start + 1,
                advice="put a text that starts with { or [ in quotes",
            )
        if event.tag not in (None, TAG + ("map" if value == {} else "seq")):
            self.note_tag(event.tag, value, start)
        if len(self.open) == DEPTH:
            self.refuse(
                unreadable.DEEP,
                f"is nested more than {DEPTH} levels deep, and no payload is",
                start,
                start + 1,
                advice="take levels away",
            )
        node = Node(value, start, end, None)
        before = self.places
        self.add(node, None, 1)
        self.open.append(Frame(node, event.anchor, before, has_brackets=has_brackets))

    def closing(self, event: Any) -> None:
        """End a container: at its bracket, or where its last value ends."""
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
        """Put a value into the container that is open, or make it the document."""
        self.places += places
        if self.places > PLACES:
            self.refuse(
                unreadable.LARGE,
                f"has more than {PLACES} places, and no payload has",
                node.start,
                node.end,
                advice="write less, or leave the file out",
            )
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
        """Report a merge key, which YAML 1.2 does not have, once per object, and read its fields."""
        message, advice = "merge keys are not supported", "copy the fields here"
        error = refusal(unreadable.AMBIGUOUS, message, start, end, advice)
        self.merges.append(self.placed(error))
        frame.has_merge_key = True

    def note_tag(self, tag: str, value: Any, start: int) -> None:
        """Say that a container is no such thing as its tag says."""
        try:
            tagged_value(tag, value, "", start, start + 1)
        except UnreadableError as error:
            self.errors.append(self.placed(error))

    def note(
        self, rule: Any, message: str, start: int, end: int, *, advice: str | None = None
    ) -> None:
        """Say what is wrong with one place, and read on."""
        self.errors.append(self.placed(refusal(rule, message, start, end, advice)))

    def refuse(self, rule: Any, message: str, start: int, end: int, *, advice: str) -> NoReturn:
        """Say why nothing more can be read."""
        raise refusal(rule, message, start, end, advice)


def merge(node: Node) -> None:
    """Replace a merge key by the fields below it, as YAML 1.1 does: a field that is there already stays."""
    merged = node.below.pop(MERGE)
    del node.value[MERGE]
    for source in merged.below.values() if isinstance(merged.value, list) else [merged]:
        for name, inner in source.below.items() if isinstance(source.value, dict) else ():
            node.below.setdefault(name, inner)
            node.value.setdefault(name, inner.value)


def refusal(rule: Any, message: str, start: int, end: int, advice: str | None) -> UnreadableError:
    """Say what is wrong with a place, and that it is not YAML where that is the rule."""
    return UnreadableError(
        rule, not_yaml(message) if rule is unreadable.YAML else message, start, end, advice=advice
    )
