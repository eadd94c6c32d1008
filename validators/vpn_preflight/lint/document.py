"""A document of a file: its value, and on demand the place of everything in it."""

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

    A request that was sent `is_capture`, a payload that somebody keeps is not; only captures set
    `is_ours` and `operation`. A document with `errors`, each about one place, is recognized but
    not checked; `merges` are the merge keys of YAML, which are errors as well, but what they merge
    is checked. An item of an array of payloads has the array `around` it, and its pointer in the
    file, `root`.
    """

    is_capture = False
    is_ours = True
    operation: str | None = None
    errors: Sequence[UnreadableError] = ()
    around: Document | None = None
    root = ""
    merges: Sequence[UnreadableError] = ()

    def __init__(self, source: Text, value: Any) -> None:
        self.source = source
        self.value = value

    @property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments in its source; JSON has none."""
        return []

    def item(self, index: int) -> Document:
        """Return an item of an array as a document."""
        return ItemDocument(self, index)

    @cached_property
    def tree(self) -> Node:
        """The value with the place of everything in it."""
        from vpn_preflight.lint import json_places  # noqa: PLC0415 - only findings have places

        text = self.source.text
        if len(text) > json_places.LONGEST:
            return json_text.parse(text)
        return json_places.places(text)

    def node(self, tokens: Iterable[str]) -> Node:
        """Return the place of a pointer, or the closest one around it that is there."""
        node = self.tree
        for token in tokens:
            if token not in node.below:
                break
            node = node.below[token]
        return node


class ItemDocument(Document):
    """A payload in an array of JSON."""

    def __init__(self, around: Document, index: int) -> None:
        super().__init__(around.source, around.value[index])
        self.around = around
        self.root = f"/{index}"

    @cached_property
    def tree(self) -> Node:
        """The value with the place of everything in it."""
        assert self.around is not None  # noqa: S101 - for the type checker
        return self.around.tree.below[self.root[1:]]


class YamlPlaces:
    """The places in a file of YAML, which few files need; found once for all of its documents."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def trees(self) -> list[Node]:
        """The places in each document."""
        from vpn_preflight.lint import yaml_text  # noqa: PLC0415 - JSON need not wait for it

        return [one.root for one in yaml_text.parse(self.text) if one.root]

    def tree(self, index: int) -> Node:
        """Return the places in a document."""
        return self.trees[index]

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments; none if the file cannot be read to its end."""
        from vpn_preflight.lint import yaml_text  # noqa: PLC0415 - JSON need not wait for it

        try:
            return list(yaml_text.comments(self.text))
        except json_text.UnreadableError:
            return []


class YamlDocument(Document):
    """A document of YAML; those of one file share its source, and what finds its `places`.

    `find_tree` is called when a place is asked for.
    """

    def __init__(
        self,
        source: Text,
        value: Any,
        find_tree: Callable[[], Node],
        places: YamlPlaces,
        *,
        errors: Sequence[UnreadableError] = (),
        merges: Sequence[UnreadableError] = (),
    ) -> None:
        super().__init__(source, value)
        self.find_tree = find_tree
        self.places = places
        self.errors = errors
        self.merges = merges

    def item(self, index: int) -> Document:
        """Return an item of an array as a document."""
        found = YamlDocument(
            self.source, self.value[index], lambda: self.tree.below[str(index)], self.places
        )
        found.around, found.root = self, f"/{index}"
        return found

    @cached_property
    def tree(self) -> Node:
        """The value with the place of everything in it."""
        return self.find_tree()

    @property
    def comments(self) -> list[tuple[int, int]]:
        """The spans of the comments in its source; none if it cannot be read to its end."""
        return self.places.comments


def itself(tree: Node) -> Node:
    """Return the places in a document that are known."""
    return tree
