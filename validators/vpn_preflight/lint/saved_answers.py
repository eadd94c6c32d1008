"""Recognize an answer of a service that somebody saved as a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation

# Names of an answer that are enough where none of them has something of ours below it.
ENOUGH = 2


def answered_operation(value: Any) -> str | None:
    """Return the operation that a document is an answer to, of several the first; None if it is not one."""
    if not isinstance(value, dict):
        return None
    found = (
        each for each in contract.operation_names() if is_answer(contract.operation(each), value)
    )
    return next(found, None)


def is_answer(operation: Operation, value: Mapping[str, Any]) -> bool:
    """Return whether an object has only fields of an answer, and some that no request has."""
    names, known = value.keys(), names_of_answers(operation.name)
    if not names or not names <= known:
        return False
    request, response = operation.request.fields, operation.response.fields
    below = any(
        isinstance(value[name], dict)
        and value[name].keys() & (response[name].fields.keys() - fields_of(request.get(name)))
        for name in names & response.keys()
    )
    return below or len(names - request.keys()) >= ENOUGH


def fields_of(field: Any) -> set[str]:
    """Return the names of the fields below a field; none below one that is not there."""
    return set(field.fields) if field else set()


@cache
def names_of_answers(name: str) -> frozenset[str]:
    """Return every name at the root of an answer of an operation, be it a success or a refusal."""
    operation = contract.operation(name)
    places = contract.service(operation.service).answer
    paths = (
        *places.codes,
        *places.message,
        *places.request_id,
        *([places.failure] if places.failure else []),
    )
    return frozenset({*operation.response.fields, *(path[0] for path in paths)})
