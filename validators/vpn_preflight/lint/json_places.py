"""Find places in JSON that was read already, and only on the way to what is asked for.

A finding is about one place of a document, and the library skips all others at full speed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint.json_text import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is read once on each level that has it must be short.
LONGEST = 65_536
SPACES = re.compile(r"[ \t\n\r]*")
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
        text, position, is_object = self.text, self.start, isinstance(self.value, dict)
        for index in range(len(self.value)):
            # After the bracket, or after the comma.
            start = skip(text, position + 1)
            key, token = None, str(index)
            if is_object:
                token, end = read(text, start)
                key = (start, end)
                start = skip(text, skip(text, end) + 1)
            value, end = read(text, start)
            yield token, LazyNode(text, value, start, end, key)
            position = skip(text, end)


def skip(text: str, position: int) -> int:
    """Return where the spaces end."""
    return SPACES.match(text, position).end()  # type: ignore[union-attr] # matches everywhere


def places(text: str) -> Node:
    """Return the place of the value of a short text without errors."""
    start = skip(text, 0)
    value, end = read(text, start)
    return LazyNode(text, value, start, end, None)
