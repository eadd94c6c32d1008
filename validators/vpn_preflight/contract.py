"""What the contract says, read from the JSON that `make generate` wrote.

The index is one small file that is read once, at first use.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal, NamedTuple

from vpn_preflight.field import Field
from vpn_preflight.service import SecurityScheme, Service

__all__ = [
    "Operation",
    "UnknownOperationError",
    "operation",
    "operation_at",
    "operation_names",
    "operations",
    "part",
    "request",
    "security",
    "service",
    "service_names",
]


class UnknownOperationError(ValueError):
    """The contract has no operation of this name; the message lists those it has."""


class Operation(NamedTuple):
    """One operation of one service.

    `route` is method and path as OpenAPI tells operations apart. `request`, `response` and the two parameter schemas are JSON
    Schemas with every `$ref` inlined, so that the path of a schema error leads straight to the `x-source` of the row that was
    broken. `errors` lists the codes of the operation and of its service, `security` names the ways
    to prove the caller, the usual one first. `success` is the one HTTP status that a success is
    documented to have. `media_type` is None where there is no body; `request` is an object without fields then. `token` says of an
    answer that gives out a token where it is: its `header` and its `lifetime` in seconds; None
    elsewhere.
    """

    name: str
    service: str
    summary: str
    route: str
    method: str
    path: str
    wire: str
    security: list[str]
    effect: Literal["change", "read", "login"]
    media_type: str | None
    success: int
    path_parameters: dict[str, Any]
    query_parameters: dict[str, Any]
    request: dict[str, Any]
    response: dict[str, Any]
    token: dict[str, Any] | None
    errors: list[dict[str, Any]]
    examples: dict[str, Any]

    @property
    def is_change(self) -> bool:
        """Return whether a call changes something that is there."""
        return self.effect == "change"


@cache
def index() -> dict[str, Any]:
    """Read the index of operations."""
    # Here, because the compile step knows the rules before anything is generated.
    import cloud_vpn.contract  # noqa: PLC0415

    # importlib.resources would cost more than the whole start of the linter.
    folder = cloud_vpn.contract.__path__[0]
    with open(f"{folder}/operations.json", encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded


@cache
def operation(name: str) -> Operation:
    """Look up an operation by its operationId; raises UnknownOperationError."""
    entry = index()["operations"].get(name)
    if entry is None:
        raise UnknownOperationError(f"there is no operation {name!r}: write {' or '.join(operation_names())}")
    return Operation(name=name, **entry)


def request(operation: Operation) -> Field:
    """View the request of an operation."""
    return part(operation.name, "request")


@cache
def part(name: str, part: str) -> Field:
    """View the request, the parameters or the response of an operation."""
    return Field(getattr(operation(name), part))


def operation_at(route: str) -> Operation:
    """Look up an operation by its method and its path in the contract."""
    return next(found for found in map(operation, operation_names()) if found.route == route)


def operation_names() -> tuple[str, ...]:
    """List the operationIds, in the order of the contract."""
    return tuple(index()["operations"])


@cache
def service(name: str) -> Service:
    """Look up what is true of a whole service."""
    return Service(name, index()["services"][name])


def security(operation: Operation) -> tuple[SecurityScheme, ...]:
    """List the ways to prove the caller of an operation, the usual one first; none for a call that needs no proof."""
    schemes = service(operation.service).schemes
    return tuple(schemes[name] for name in operation.security)


@cache
def operations() -> tuple[Operation, ...]:
    """List the operations, in the order of the contract."""
    return tuple(map(operation, operation_names()))


def service_names() -> tuple[str, ...]:
    """List the services, in the order of the contract."""
    return tuple(index()["services"])
