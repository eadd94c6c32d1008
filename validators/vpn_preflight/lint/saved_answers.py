"""Recognize an answer of a service that somebody saved as a file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.contract import Operation

# Names that say that something was answered, if there are no others.
ENOUGH = 2


def answer_words(value: Any) -> str | None:
    """Return what a document is an answer to, of several operations the first, or None."""
    if not isinstance(value, dict) or not value:
        return None
    for operation in map(contract.operation, contract.operation_names()):
        if is_answer(operation, value):
            return f"an answer to {operation.name}"
    is_refusal = len(value) >= ENOUGH and any(
        value.keys() <= about_outcome(name) for name in contract.operation_names()
    )
    return "an answer of a service" if is_refusal else None


def is_answer(operation: Operation, value: Mapping[str, Any]) -> bool:
    """Return whether an object has only fields of an answer, and one that no request has in one."""
    response = operation.response.fields
    outcome = about_outcome(operation.name)
    return value.keys() <= response.keys() | outcome and any(
        isinstance(value[name], dict)
        and value[name].keys() & (response[name].fields.keys() - requested(name))
        for name in value.keys() & response.keys() - outcome
    )


@cache
def requested(name: str) -> frozenset[str]:
    """Return the names of the fields below a field of this name in any request."""
    requests = (operation.request.fields for operation in contract.operations())
    return frozenset(inner for each in requests if name in each for inner in each[name].fields)


@cache
def about_outcome(name: str) -> frozenset[str]:
    """Return the names at the root of an answer that say whether a call succeeded."""
    places = contract.service(contract.operation(name).service).answer
    paths = [*places.codes, *places.message, *places.request_id]
    return frozenset(path[0] for path in [*paths, *([places.failure] if places.failure else [])])
