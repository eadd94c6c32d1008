"""What the contract knows of each place in a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.codec import form, secret_values
from vpn_preflight.field import Field
from vpn_preflight.finding import join_pointer
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Row
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.request import Request

__all__ = ["UNKNOWN", "Placeholder", "below", "document_field", "is_shown", "literal_secrets", "placeholders"]

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


# Where the contract knows nothing, and where a request file names its operation.
UNKNOWN, OPERATION = Field({}), Field({"type": "string"})
# Parameters of a request that people write into the payload.
COMMON, SECRET = Field({"type": "string"}), Field({"type": "string", "format": "password"})


@hide_fields
class Placeholder(NamedTuple):
    """A text that stands for a value to come; `variable` names the environment variable it asks for, if it does.

    `row` is that of its place, or the head of the table around it. `is_name` tells that it stands where a map has a name.
    """

    tokens: tuple[str, ...]
    field: Field
    row: Row | None
    variable: str | None
    is_name: bool = False

    @property
    def pointer(self) -> str:
        """The place in the document."""
        return join_pointer(self.tokens)

    @property
    def is_filled_in(self) -> bool:
        """Whether the environment's value takes its place when it is sent: that of a secret does."""
        return self.variable is not None and not self.is_name and self.field.is_written_secret


def document_field(request: Request) -> Field:
    """View a whole document, with a field for each dotted name and common parameter in it."""
    operation, payload = request.operation, request.payload
    body, given = contract.request(operation), payload if isinstance(payload, dict) else {}
    written = {name: payload_field(operation, name, value) for name, value in given.items()}
    if more := {name: found for name, found in written.items() if found and found is not body.fields.get(name)}:
        body = body.containing({**body.fields, **more})
    if not request.prefix:
        return body
    path, query = (contract.part(operation.name, part) for part in ("path_parameters", "query_parameters"))
    return UNKNOWN.containing({"operation": OPERATION, "path": path, "query": query, request.prefix[1:]: body})


def payload_field(operation: Operation, name: str, value: Any) -> Field | None:
    """Look up a field of a payload by the name under which it is written; None if nothing is known of it."""
    known = contract.request(operation).fields.get(name)
    if known:
        # A string of JSON is one item, written without its index.
        is_item = isinstance(value, str) and known.items is not None and known.items.is_json
        return known.items if is_item else known
    if operation.wire != form.FORM:
        return None
    common = form.common_parameters(operation).get(name)
    if common is None:
        found = form.parameter_schema(operation, name)
        return Field(found) if found else None
    return SECRET if common.get("secret") else COMMON


def below(field: Field, token: str) -> Field:
    """Look up a field or an item below a place; all that is below a secret is secret."""
    if field.is_secret:
        return field
    return field.items or field.fields.get(token) or field.values or UNKNOWN


def is_shown(field: Field) -> bool:
    """Return whether a value may be shown: its place is for a single value, and for no secret."""
    return field.type not in (None, "object", "array") and not field.is_secret


def literal_secrets(request: Request, root: Node) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Find every secret that is written out in a document, whatever its type, and what the contract says of its place."""
    stack: list[tuple[tuple[str, ...], Field, Node]] = [((), document_field(request), root)]
    while stack:
        tokens, field, node = stack.pop()
        if not field.is_written_secret:
            stack.extend(((*tokens, token), below(field, token), inner) for token, inner in node.below.items())
        elif not all(VARIABLE.fullmatch(text) for text in secret_values(field.node, node.value)):
            yield tokens, field


def placeholders(request: Request, value: Any, more: Iterable[str] = ()) -> Iterator[Placeholder]:
    """Find every placeholder in a document: a whole text `${NAME}` or `{{ … }}`, or one that an expression of `more` matches.

    It may be a value, or a name where the contract leaves the names to the writer.
    """
    others = [TEMPLATE, *map(re.compile, more)]
    stack: list[tuple[tuple[str, ...], Field, Row | None, Any]] = [((), root := document_field(request), root.source, value)]
    while stack:
        tokens, field, row, item = stack.pop()
        around = field.members or row
        if isinstance(item, str):
            named = VARIABLE.fullmatch(item)
            if named or any(other.fullmatch(item) for other in others):
                yield Placeholder(tokens, field, row, named and named[1])
        elif isinstance(item, dict) and field.names:
            for name in item:
                if VARIABLE.fullmatch(name) or any(other.fullmatch(name) for other in others):
                    inner = below(field, name)
                    yield Placeholder((*tokens, name), inner, inner.source or around, None, is_name=True)
        if not field.is_secret:
            # Names below a secret are part of it, and a pointer would show them.
            for token, value_below in children(item):
                inner = below(field, token)
                stack.append(((*tokens, token), inner, inner.source or around, value_below))


def children(value: Any) -> Iterable[tuple[str, Any]]:
    """List what stands below a value, by the tokens of a pointer."""
    if isinstance(value, dict):
        return value.items()
    return ((str(index), item) for index, item in enumerate(value)) if isinstance(value, list) else ()
