"""What the contract knows of each place in a document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import Field
from vpn_preflight.protocols import form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.contract import Operation
    from vpn_preflight.lint.recognition import Request

# A place that the contract does not know, and the operation of a request file.
UNKNOWN, OPERATION = Field({}), Field({"type": "string"})
# Parameters of a request that people put into the payload.
COMMON, SECRET = Field({"type": "string"}), Field({"type": "string", "format": "password"})


def document_field(request: Request) -> Field:
    """Return the field of a document, with one for each dotted name and common parameter in it."""
    operation, payload = request.operation, request.payload
    body, given = operation.request, payload if isinstance(payload, dict) else {}
    written = {name: payload_field(operation, name, value) for name, value in given.items()}
    if more := {
        name: found
        for name, found in written.items()
        if found and found is not body.fields.get(name)
    }:
        body = body.containing({**body.fields, **more})
    if not request.prefix:
        return body
    parts = {
        "path": operation.path_parameters,
        "query": operation.query_parameters,
        request.prefix[1:]: body,
    }
    return UNKNOWN.containing({"operation": OPERATION, **parts})


def payload_field(operation: Operation, name: str, value: Any) -> Field | None:
    """Return the field of a name in a payload; None if the contract does not have it."""
    known = operation.request.fields.get(name)
    if known:
        # A string of JSON is one item without its index.
        is_item = isinstance(value, str) and known.items is not None and known.items.is_json
        return known.items if is_item else known
    if not form.is_form(operation):
        return None
    common = form.common_parameters(operation).get(name)
    if common is None:
        found = form.parameter_field(operation, name)
        return found if found.is_known else None
    return SECRET if common.secret else COMMON


def below(field: Field, token: str) -> Field:
    """Return a field or an item below a place; everything below a secret is secret."""
    if field.is_secret:
        return field
    return field.items or field.fields.get(token) or field.values or UNKNOWN


def known_below(field: Field, token: str) -> Field | None:
    """Return the field of a name that is known, or that the contract leaves to the writer."""
    return field.fields.get(token) or field.values


def is_near_known(name: str) -> bool:
    """Return whether a name is known to the contract, or a slip of one that is."""
    from vpn_preflight.rules.suggestion import closest, is_slip  # noqa: PLC0415 - only excerpts need it

    meant = closest(name, known_names())
    return name in known_names() or (meant is not None and is_slip(name, meant))


@cache
def known_names() -> frozenset[str]:
    """Return the names of all fields and parameters, and of the parts of a request file."""
    operations = [contract.operation(name) for name in contract.operation_names()]
    fields = [
        names_in(field)
        for one in operations
        for field in (one.request, one.path_parameters, one.query_parameters)
    ]
    common = [form.common_parameters(one) for one in operations if form.is_form(one)]
    return frozenset({"operation", "path", "query", "body"}.union(*fields, *common))


def names_in(field: Field) -> Iterator[str]:
    """Yield the names of all fields in a field."""
    for name, inner in field.fields.items():
        yield name
        yield from names_in(inner)
    if field.items:
        yield from names_in(field.items)
