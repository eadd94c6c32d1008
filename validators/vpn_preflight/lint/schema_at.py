"""What the contract knows of each place in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.field import Field
from vpn_preflight.protocols import form

if TYPE_CHECKING:
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
    """Return a field of a payload by its name as written; None if it is unknown."""
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


def is_shown(field: Field) -> bool:
    """Return whether a value may be shown: its field is a known scalar, and not a secret."""
    return field.type not in (None, "object", "array") and not field.is_secret
