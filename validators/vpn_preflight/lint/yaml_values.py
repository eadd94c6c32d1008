"""Read plain YAML for its values alone, at a quarter of what it costs with places.

Most files have no finding, so nobody asks for a place. Whatever is not plain is left to the reader
with places: an anchor, a tag, an alias, and what is wrong or read in several ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from vpn_preflight.lint.json_text import DEPTH, UnreadableError
from vpn_preflight.lint.yaml_scalars import QUOTED, plain_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from vpn_preflight.protocols.wire_form import Payload

    Next = Callable[[], Any]

# A longer text is read once, document by document.
LONGEST = 65_536
BOM = "\ufeff"
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotPlainError(Exception):
    """A text needs the reader with places."""


def plain_values(text: str) -> list[Any] | None:
    """Return the value of each document of a text; None if the text is not plain."""
    if len(text) > LONGEST or text.startswith(BOM):
        return None
    try:
        return documents(Loader(text).get_event)
    except (NotPlainError, UnreadableError, yaml.YAMLError):
        return None


def documents(following: Next) -> list[Any]:
    """Read all documents; one without a value may be none."""
    following()
    found = []
    while type(following()) is yaml.DocumentStartEvent:
        found.append(value(following(), following, DEPTH))
        following()
        if found[-1] is None:
            raise NotPlainError
    return found


def value(event: Any, following: Next, depth: int) -> Any:
    """Read the value that starts with an event."""
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return scalar(event)
    if kind is yaml.AliasEvent or event.anchor or event.tag or not depth:
        raise NotPlainError
    read = mapping if kind is yaml.MappingStartEvent else sequence
    return read(following, depth - 1)


def mapping(following: Next, depth: int) -> Payload:
    """Read an object up to its end."""
    found: Payload = {}
    while type(event := following()) is yaml.ScalarEvent:
        name = scalar(event)
        if type(name) is not str or name in found:
            raise NotPlainError
        found[name] = value(following(), following, depth)
    if type(event) is not yaml.MappingEndEvent:
        raise NotPlainError
    return found


def sequence(following: Next, depth: int) -> list[Any]:
    """Read a list up to its end."""
    found = []
    while type(event := following()) is not yaml.SequenceEndEvent:
        found.append(value(event, following, depth))
    return found


def scalar(event: Any) -> Any:
    """Read a scalar; raises UnreadableError for one that is read in several ways."""
    if event.anchor or event.tag:
        raise NotPlainError
    return event.value if event.style in QUOTED else plain_value(event.value, 0, 0)
