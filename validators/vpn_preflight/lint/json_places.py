"""Find places in JSON that was read already, and only on the way to what is asked for.

A finding is about one place of a document, and the library skips all others at full speed.
"""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined] # not in the type stubs
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint.json_text import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is read once on each level that has it must be short.
LONGEST = 65_536
SPACES = re.compile(r"[ \t\n\r]*")
# From a bracket, or from the end of a value, to the next value; from a name to its value.
NEXT = re.compile(r"[ \t\n\r]*+[,{\[]?[ \t\n\r]*+")
COLON = re.compile(r"[ \t\n\r]*+:[ \t\n\r]*+")
read = json.JSONDecoder().raw_decode


class LazyNode(Node):
    """A value in a document without errors; what is below it is found when it is needed."""

    __slots__ = ("text",)

    def __init__(
        self, text: str, value: Any, start: int, end: int, key: tuple[int, int] | None
    ) -> None:
        self.text = text
        self.value = value
        self.start = start
        self.end = end
        self.key = key
        self.asides = []

    def __getattr__(self, name: str) -> dict[str, Node]:
        """Look for what is below: called for the one attribute that has no value yet."""
        if name != "below":
            raise AttributeError(name)
        self.below = dict(self.inner())
        return self.below

    def inner(self) -> Iterator[tuple[str, Node]]:
        """Yield the name or the index, and the place, of each value in an object or a list."""
        if not self.value or not isinstance(self.value, dict | list):
            return
        names = self.value if isinstance(self.value, dict) else None
        text, end, key = self.text, self.start, None
        for token in names or map(str, range(len(self.value))):
            start = after(NEXT, text, end)
            if names:
                _, end = scanstring(text, start + 1)
                key, start = (start, end), after(COLON, text, end)
            value, end = read(text, start)
            yield token, LazyNode(text, value, start, end, key)


def after(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Return where the match of a pattern at a position ends."""
    return pattern.match(text, position).end()  # type: ignore[union-attr] # matches everywhere


def places(text: str) -> Node:
    """Return the place of the value of a short text without errors."""
    start = after(SPACES, text, 0)
    value, end = read(text, start)
    return LazyNode(text, value, start, end, None)
