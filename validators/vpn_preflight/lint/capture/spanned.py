"""A text extracted from a file, with the place of each of its characters in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple, overload
from urllib.parse import unquote_plus

from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.privacy import hide_fields
from vpn_preflight.rules.unreadable import NO_REQUEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vpn_preflight.lint.json_text import Node

# A run of encoded bytes, or one character that is not encoded.
PIECE = re.compile(r"(?:%[0-9a-fA-F]{2})+|[^%]")
# Where the characters of a text start, and where they end.
Places = tuple[Sequence[int], Sequence[int]]


class Offsets(Sequence[int]):
    """Offsets that are computed when they are first needed."""

    def __init__(self, find: Callable[[], Sequence[int]]) -> None:
        self.find = find

    @cached_property
    def found(self) -> Sequence[int]:
        """Compute the offsets, once."""
        return self.find()

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        return self.found[index]

    def __len__(self) -> int:
        return len(self.found)


@hide_fields
class Spanned(NamedTuple):
    """A text; `starts` and `ends` are the places of its characters, `at` that of an empty one."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    at: int

    @property
    def span(self) -> tuple[int, int]:
        """The place in the file."""
        return (self.starts[0], self.ends[-1]) if self.text else (self.at, self.at)

    def part(self, start: int, end: int) -> Spanned:
        """Return a part of the text."""
        at = self.starts[start] if start < len(self.text) else self.span[1]
        return Spanned(self.text[start:end], self.starts[start:end], self.ends[start:end], at)

    def partition(self, separator: str) -> tuple[Spanned, Spanned]:
        """Split at the first separator; without one, the second part is empty."""
        found = self.text.find(separator)
        end = len(self.text)
        return (
            (self, self.part(end, end))
            if found < 0
            else (self.part(0, found), self.part(found + len(separator), end))
        )

    def split(self, separator: str) -> Iterator[Spanned]:
        """Split at every separator."""
        start = 0
        for piece in self.text.split(separator):
            yield self.part(start, start + len(piece))
            start += len(piece) + len(separator)

    def strip(self) -> Spanned:
        """Remove the spaces at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))


def whole(text: str) -> Spanned:
    """Return the whole text of a file."""
    return Spanned(text, range(len(text)), range(1, len(text) + 1), 0)


def lazy(text: str, find: Callable[[], Places], at: int) -> Spanned:
    """Return a text whose places are computed when they are first needed."""
    places = cache(find)
    return Spanned(text, Offsets(lambda: places()[0]), Offsets(lambda: places()[1]), at)


def in_place_of(text: str, word: Spanned) -> Spanned:
    """Place every character of a text at a word of the file, the name of the text for instance."""
    (start, end), size = word.span, len(text)
    return lazy(text, lambda: ([start] * size, [end] * size), start)


def joined(parts: Sequence[Spanned]) -> Spanned:
    """Join parts; there is at least one."""
    if len(parts) == 1:
        return parts[0]
    return lazy("".join(part.text for part in parts), lambda: chained(parts), parts[0].at)


def chained(parts: Sequence[Spanned]) -> Places:
    """Join the places of parts."""
    return [offset for part in parts for offset in part.starts], [
        offset for part in parts for offset in part.ends
    ]


def unquoted(text: Spanned) -> Spanned:
    """Decode a valid string of a form, and keep the place of each character."""
    characters: list[tuple[str, int, int]] = []
    for found in PIECE.finditer(text.text):
        start = found.start()
        for character in unquote_plus(found[0]):
            # Each byte takes three characters.
            end = start + (3 * len(character.encode()) if found[0].startswith("%") else 1)
            characters.append((character, text.starts[start], text.ends[end - 1]))
            start = end
    starts, ends = [start for _, start, _ in characters], [end for *_, end in characters]
    return Spanned("".join(character for character, *_ in characters), starts, ends, text.at)


def refusal(message: str, where: Spanned, advice: str | None = None) -> UnreadableError:
    """Return the error about a part of a capture that cannot be read."""
    start, end = where.span
    return UnreadableError(NO_REQUEST, message, start, max(end, start + 1), advice=advice)


def placed(node: Node, text: Spanned) -> Node:
    """Move all places of a document from the text that it was parsed from to the file."""
    stack = [node]
    while stack:
        one = stack.pop()
        one.start, one.end = text.part(one.start, one.end).span
        one.key = text.part(*one.key).span if one.key else None
        stack.extend(one.below.values())
    return node
