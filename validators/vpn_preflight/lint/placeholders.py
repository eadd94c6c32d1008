"""Find placeholders in a document, fill in their defaults, and find secrets in the open."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from vpn_preflight.finding import join_pointer
from vpn_preflight.lint.schema_at import below, document_field
from vpn_preflight.privacy import hide_fields
from vpn_preflight.redaction import secret_values
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.annotations import Row
    from vpn_preflight.field import Field
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.recognition import Request

# A default behind `:-` that is empty is none.
VARIABLE = re.compile(r"\$\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?::-)?\}")
DEFAULTED = re.compile(r"\$\{(?P<name>[A-Za-z_][A-Za-z0-9_]*):-(?P<default>[^{}]+)\}")
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


@hide_fields
class Placeholder(NamedTuple):
    """A string for a value that is filled in later, maybe from an environment `variable`.

    `row` is that of its place, or the head of the table around it. The `default` is what it has
    behind `:-`. One that `is_name` is in the place of a name of a map.
    """

    tokens: tuple[str, ...]
    field: Field
    row: Row | None
    variable: str | None
    is_name: bool = False
    default: str | None = None

    @property
    def pointer(self) -> str:
        """The place in the document."""
        return join_pointer(self.tokens)

    @property
    def is_filled_in(self) -> bool:
        """Whether `send` replaces it with the variable's value, as it does for secrets."""
        return self.variable is not None and not self.is_name and self.field.is_written_secret


def literal_secrets(request: Request, root: Node) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Yield the place of every secret that is written out, of any type, and its field."""
    stack: list[tuple[tuple[str, ...], Field, Node]] = [((), document_field(request), root)]
    while stack:
        tokens, field, node = stack.pop()
        if not field.is_written_secret:
            stack.extend(
                ((*tokens, token), below(field, token), inner)
                for token, inner in node.below.items()
            )
        elif not all(VARIABLE.fullmatch(text) for text in secret_values(field, node.value)):
            yield tokens, field


def placeholders(request: Request, value: Any, more: Iterable[str] = ()) -> Iterator[Placeholder]:
    """Yield every placeholder: a whole string `${NAME}` or `{{ … }}`, or one that matches `more`.

    It may be a value, or a name where the contract does not fix the names.
    """
    others = [VARIABLE, DEFAULTED, TEMPLATE, *map(re.compile, more)]
    stack: list[tuple[tuple[str, ...], Field, Row | None, Any]] = [
        ((), root := document_field(request), root.source, value)
    ]
    while stack:
        tokens, field, row, item = stack.pop()
        around = field.members or row
        if isinstance(item, str):
            if any(other.fullmatch(item) for other in others):
                named, defaulted = VARIABLE.fullmatch(item), DEFAULTED.fullmatch(item)
                variable = (named or defaulted or {"name": None})["name"]
                default = defaulted and defaulted["default"]
                yield Placeholder(tokens, field, row, variable, default=default)
        elif isinstance(item, dict) and field.names:
            for name in item:
                if any(other.fullmatch(name) for other in others):
                    inner = below(field, name)
                    yield Placeholder(
                        (*tokens, name), inner, inner.source or around, None, is_name=True
                    )
        if not field.is_secret:
            # Names below a secret are part of it, and a pointer would show them.
            for token, value_below in children(item):
                inner = below(field, token)
                stack.append(((*tokens, token), inner, inner.source or around, value_below))


def with_defaults(request: Request, found: Iterable[Placeholder]) -> Request:
    """Return a request with the default of each placeholder that has one in its place."""
    parts = {"payload": request.payload, "path": request.path, "query": request.query}
    body = request.prefix.removeprefix("/")
    for one in found:
        if one.default is None:
            continue
        name, tokens = ("payload", one.tokens) if not body else (one.tokens[0], one.tokens[1:])
        name = "payload" if name == body else name
        if name in parts:
            parts[name] = with_value(parts[name], tokens, typed(one.field, one.default))
    return request._replace(**parts)


def with_value(value: Any, tokens: tuple[str, ...], new: Any) -> Any:
    """Copy a value with a new one at a place in it."""
    if not tokens:
        return new
    first, *others = tokens
    if isinstance(value, dict):
        return {
            name: with_value(item, tuple(others), new) if name == first else item
            for name, item in value.items()
        }
    return [
        with_value(item, tuple(others), new) if str(index) == first else item
        for index, item in enumerate(value)
    ]


def typed(field: Field, value: str) -> Any:
    """Read a value as the type of its field, anything but a string as JSON.

    What cannot be read so stays a string, which the check refuses.
    """
    if field.type in (None, "string"):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def children(value: Any) -> Iterable[tuple[str, Any]]:
    """Return what is below a value, by the tokens of a pointer."""
    if isinstance(value, dict):
        return value.items()
    return (
        ((str(index), item) for index, item in enumerate(value)) if isinstance(value, list) else ()
    )
