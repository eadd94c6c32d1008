"""A document: what a file holds, its value, and on demand the place of everything in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vpn_preflight.lint.json_text import Node, UnreadableError
    from vpn_preflight.lint.text import Text


class Document:
    """One document of a file: its value, and on demand the place of everything in it.

    `is_capture` is true for a request that was sent, false for a payload that somebody keeps.
    A document with `errors`, each about one place, is recognised but not checked. `merges` are
    the merge keys of YAML, which are errors as well, but what they merge is checked.
    Captures set `is_ours` and `operation`.
    """

    is_capture = False
    is_ours = True
    operation: str | None = None
    errors: Sequence[UnreadableError] = ()
    merges: Sequence[UnreadableError] = ()

    def __init__(self, source: Text, value: Any) -> None:
        self.source = source
        self.value = value

    @property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments in its source; JSON has none."""
        return []

    @property
    def text(self) -> str:
        """Its own part of the source."""
        return self.source.text

    @cached_property
    def tree(self) -> Node:
        """The value with the place of everything in it."""
        return json_text.parse(self.source.text)

    def node(self, tokens: Iterable[str]) -> Node:
        """Find a place by the tokens of its pointer, or the closest one around it that is there."""
        node = self.tree
        for token in tokens:
            if token not in node.below:
                break
            node = node.below[token]
        return node


class YamlDocument(Document):
    """A document of YAML; those of one file share its source, and what finds its comments."""

    def __init__(
        self,
        source: Text,
        tree: Node,
        find: Callable[[], list[tuple[int, int]]],
        errors: Sequence[UnreadableError] = (),
        merges: Sequence[UnreadableError] = (),
    ) -> None:
        super().__init__(source, tree.value)
        self.tree = tree
        self.find = find
        self.errors = errors
        self.merges = merges

    @property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments in its source; none of a source that cannot be read to its end."""
        return self.find()

    @property
    def text(self) -> str:
        """Its own part of the source."""
        return self.source.text[self.tree.start : self.tree.end]
