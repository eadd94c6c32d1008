"""Read an answer: a dict that the generated model can take, or the one error that it means.

The service has acted by now, so nothing odd in a success may raise: numbers written as texts are read as numbers, aliases get the
name of the contract, an object that is absent is empty, null and what is no number are absent.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.field import UNKNOWN
from vpn_preflight.protocols.answers import OK, found_in, is_failure, json_object
from vpn_preflight.wire.errors import ResponseError
from vpn_preflight.wire.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.field import Field
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.wire.body import Received

__all__ = ["decode", "regular", "unreadable"]

REDIRECT = range(300, 400)
NUMBER = re.compile(r"-?[0-9]{1,15}")


def decode(operation: Operation, got: Received, *, host: str, secrets: Collection[str]) -> Payload:
    """Return the answer of a success; raise ApiError for a refusal and ResponseError for what cannot be read."""
    body = json_object(got.content)
    if got.status in REDIRECT:
        raise unreadable(operation, got, "the answer is a redirect, which is never followed")
    if got.status not in OK or (body and is_failure(operation, body)):
        raise refusal(operation, got, body or {}, host=host, secrets=secrets)
    if got.flaw or body is None:
        raise unreadable(operation, got, got.flaw or "the answer is not a JSON object")
    if not is_success(operation, body):
        raise unreadable(operation, got, "the answer has none of the members that tell a success")
    return body


def unreadable(operation: Operation, got: Received, reason: str) -> ResponseError:
    """Build the error for an answer that cannot be read."""
    return ResponseError(operation.name, got.status, reason, got.raw, may_have_been_made=operation.is_change)


def is_success(operation: Operation, body: Mapping[str, Any]) -> bool:
    """Tell whether an answer says that it is one: by its code, else by a member that only a success has."""
    answer = contract.service(operation.service).answer
    if answer.failure is None:
        return not body.keys().isdisjoint(operation.response.fields)
    told = any(code in answer.success for code in found_in([body], answer.codes))
    return told or not body.keys().isdisjoint(operation.response.required)


def regular(field: Field, value: Any) -> Any:
    """Bring an answer into the shape of its field, as far as it can be done without guessing."""
    if field.type == "array":
        items = field.items or UNKNOWN
        return [regular(items, item) for item in value] if isinstance(value, list) else []
    if not isinstance(value, dict):
        if field.type != "object":
            return number(field, value)
        value = {}
    return members(field, value) if field.fields else value


def members(field: Field, value: Mapping[str, Any]) -> dict[str, Any]:
    """Read the members of an object: by the names of the contract, and those that it requires in any case."""
    renamed = {field.aliases.get(name, name): item for name, item in value.items() if item is not None}
    renamed |= {name: item for name, item in value.items() if name in field.fields and item is not None}
    found = {name: regular(field.inner(name), item) for name, item in renamed.items()}
    return {name: regular(field.fields[name], {}) for name in field.required} | found


def number(field: Field, value: Any) -> Any:
    """Read a number that was written as a string."""
    if field.type == "integer" and isinstance(value, str) and NUMBER.fullmatch(value):
        return int(value)
    return value
