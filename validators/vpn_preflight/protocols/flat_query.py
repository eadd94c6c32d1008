"""Flat parameters of any depth, as a query carries what a body of JSON nests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.field import UNKNOWN
from vpn_preflight.protocols import form, signature_v1

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.protocols.wire_form import Payload

# What an older signature adds to the parameters.
SIGNATURE = frozenset(
    (form.NONCE, "SecretId", "SignatureMethod", signature_v1.SIGNATURE),
)
BOOLEANS = {"true": True, "false": False}


def nest(operation: Operation, pairs: Iterable[tuple[str, str]]) -> Any:
    """Nest flat parameters; of two for one place, the last. The gaps of a list close."""
    root: Payload = {}
    for name, value in pairs:
        path, field = parameter_place(operation, name)
        place = root
        for token in path[:-1]:
            if not isinstance(place.get(token), dict):
                place[token] = {}
            place = place[token]
        place[path[-1]] = typed(value, field)
    return with_lists(root, operation.request)


def with_lists(value: Any, field: Field) -> Any:
    """Make lists of the objects that have indexes as names."""
    if not isinstance(value, dict):
        return value
    if field.items is None:
        return {name: with_lists(item, field.inner(name)) for name, item in value.items()}
    return [with_lists(value[index], field.items) for index in sorted(value, key=int)]


def parameter_place(operation: Operation, name: str) -> tuple[tuple[str, ...], Field]:
    """Split a name such as `Filters.0.Name`, and look up its field; an unknown one stays whole."""
    field, path = operation.request, tuple(name.split("."))
    for token in path:
        items = field.items if form.INDEX.fullmatch(token) else None
        known = field.fields.get(token) if field.items is None else items
        if known is None:
            return (name,), UNKNOWN
        field = known
    return path, field


def typed(value: str, field: Field) -> Any:
    """Read a parameter as the type in the contract; one that does not fit stays a string."""
    if field.type == "boolean":
        return BOOLEANS.get(value.lower(), value)
    return form.typed(value, field)
