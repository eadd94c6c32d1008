"""What the contract knows of each place in a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight.finding import join_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.redaction import secret_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.json_text import Node
    from vpn_preflight.lint.request import Request

__all__ = ["Placeholder", "below", "document_schema", "is_shown", "literal_secrets", "placeholders"]

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")


@hide_fields
class Placeholder(NamedTuple):
    """A text that stands for a value to come; `variable` names the environment variable it asks for, if it does.

    `is_name` tells that it stands where a map has a name.
    """

    tokens: tuple[str, ...]
    schema: dict[str, Any]
    variable: str | None
    is_name: bool = False

    @property
    def pointer(self) -> str:
        """The place in the document."""
        return join_pointer(self.tokens)

    @property
    def is_filled_in(self) -> bool:
        """Whether the environment's value takes its place when it is sent: that of a secret does."""
        return self.variable is not None and not self.is_name and bool(self.schema.get("writeOnly"))


def document_schema(request: Request) -> dict[str, Any]:
    """Return one schema for a whole document, with a member for each dotted name and common parameter in it."""
    operation, payload = request.operation, request.payload
    given = payload if isinstance(payload, dict) else {}
    schema = operation.request
    body = schema | {"properties": schema["properties"] | {name: member_schema(operation, name, given[name]) for name in given}}
    if not request.prefix:
        return body
    parts = {"operation": {"type": "string"}, "path": operation.path_parameters, "query": operation.query_parameters}
    return {"properties": parts | {request.prefix[1:]: body}}


def member_schema(operation: Operation, name: str, value: Any) -> dict[str, Any]:
    """Look up a field of a payload by the name under which it is written; empty if nothing is known of it."""
    known: dict[str, Any] = operation.request["properties"].get(name, {})
    if known:
        # A string of JSON is one item, written without its index.
        is_item = isinstance(value, str) and known.get("items", {}).get("x-wire") == "json"
        return known["items"] if is_item else known
    if not form.is_form(operation):
        return {}
    common = form.common_parameters(operation).get(name)
    if common is None:
        return form.parameter_schema(operation, name)
    return {"type": "string", "format": "password" if common.secret else "text"}


def below(schema: dict[str, Any], token: str) -> dict[str, Any]:
    """Look up the schema of a member or an item; all that stands below a secret is secret."""
    if schema.get("format") == "password":
        return schema
    if "items" in schema:
        found: Any = schema["items"]
    else:
        found = schema.get("properties", {}).get(token, schema.get("additionalProperties"))
    return found if isinstance(found, dict) else {}


def is_shown(schema: dict[str, Any]) -> bool:
    """Tell whether a value may be shown: its place is for a single value, and for no secret."""
    return schema.get("type") not in (None, "object", "array") and schema.get("format") != "password"


def literal_secrets(request: Request, root: Node) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Find every secret that is written out in a document, whatever its type, and what the contract says of its place."""
    stack: list[tuple[tuple[str, ...], dict[str, Any], Node]] = [((), document_schema(request), root)]
    while stack:
        tokens, schema, node = stack.pop()
        if not schema.get("writeOnly"):
            stack.extend(((*tokens, token), below(schema, token), inner) for token, inner in node.below.items())
        elif not all(VARIABLE.fullmatch(text) for text in secret_values(schema, node.value)):
            yield tokens, schema


def placeholders(request: Request, value: Any, more: Iterable[str] = ()) -> Iterator[Placeholder]:
    """Find every placeholder in a document: a whole text `${NAME}` or `{{ … }}`, or one that an expression of `more` matches.

    It may be a value, or a name where the contract leaves the names to the writer.
    """
    others = [TEMPLATE, *map(re.compile, more)]
    stack: list[tuple[tuple[str, ...], dict[str, Any], Any]] = [((), document_schema(request), value)]
    while stack:
        tokens, schema, item = stack.pop()
        if isinstance(item, str):
            named = VARIABLE.fullmatch(item)
            if named or any(other.fullmatch(item) for other in others):
                yield Placeholder(tokens, schema, named and named[1])
        elif isinstance(item, dict) and "propertyNames" in schema:
            for name in item:
                if VARIABLE.fullmatch(name) or any(other.fullmatch(name) for other in others):
                    yield Placeholder((*tokens, name), with_row(below(schema, name), schema), None, is_name=True)
        if schema.get("format") != "password":
            # Names below a secret are part of it, and a pointer would show them.
            stack.extend(((*tokens, token), with_row(below(schema, token), schema), inner) for token, inner in children(item))


def with_row(schema: dict[str, Any], around: dict[str, Any]) -> dict[str, Any]:
    """Give a place that has no row the head of the table around it."""
    return schema if "x-source" in schema else schema | {"x-source": around.get("x-members") or around.get("x-source")}


def children(value: Any) -> Iterable[tuple[str, Any]]:
    """List what stands below a value, by the tokens of a pointer."""
    if isinstance(value, dict):
        return value.items()
    return ((str(index), item) for index, item in enumerate(value)) if isinstance(value, list) else ()
