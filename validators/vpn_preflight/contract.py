"""What the contract says, read from the JSON that `make generate` wrote.

The index is one small file that is read once, at first use. What an answer may be, and the
examples, are in another, because a payload is checked without them.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from vpn_preflight.field import Field
from vpn_preflight.service import ListedError, SecurityScheme, Service, TokenPlace, listed_error
from vpn_preflight.state import StateSource, TaskSource, state_source, task_source
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class UnknownOperationError(ValueError):
    """The contract has no operation of this name; the message lists those it has."""


class Examples(NamedTuple):
    """The examples of an operation by their names; that of its own page is called `document`."""

    request: Mapping[str, Any]
    response: Mapping[str, Any]


class Answer(NamedTuple):
    """What an operation answers: the schema, the codes of errors, and the examples."""

    response: Field
    errors: Sequence[ListedError]
    examples: Examples


class Operation(NamedTuple):
    """One operation of one service.

    `action` is what the wire calls it: the name, unless another service has an action of that
    name. `route` is method and path, by which OpenAPI identifies an operation. Every `$ref` in
    `request`, `response` and the two objects of parameters is inlined, so that the path of a
    schema error leads straight to the row that was broken. `errors` lists the codes of the
    operation and of its service, `security` names the ways to prove the caller, the usual one
    first. `success` is the one HTTP status that a success is documented to have. `media_type` is
    None where there is no body; `request` is an object without fields then. `token` says where an
    answer gives out a token, and is None where it gives none. `state` is where a read shows what a
    change is about, and `task` where a read shows how far its task is. Both are None for other
    operations.
    """

    name: str
    service: str
    action: str
    summary: str
    route: str
    method: str
    path: str
    wire: str
    security: list[str]
    effect: Literal["change", "read", "login"]
    media_type: str | None
    success: int
    path_parameters: Field
    query_parameters: Field
    request: Field
    token: TokenPlace | None
    state: StateSource | None
    task: TaskSource | None

    @property
    def response(self) -> Field:
        """The schema of its answer."""
        return answer(self.name).response

    @property
    def errors(self) -> Sequence[ListedError]:
        """The codes of the operation and of its service."""
        return answer(self.name).errors

    @property
    def examples(self) -> Examples:
        """The examples of its pages."""
        return answer(self.name).examples

    @property
    def is_change(self) -> bool:
        """Return whether a call changes something that is there."""
        return self.effect == "change"


@cache
def index() -> Mapping[str, Any]:
    """Read the index of operations."""
    return generated("operations")


@cache
def answers() -> Mapping[str, Any]:
    """Read what the operations answer."""
    return generated("answers")


def generated(name: str) -> Mapping[str, Any]:
    """Read a file of the generated contract."""
    # Here, because the compile step knows the rules before anything is generated.
    import cloud_vpn.contract  # noqa: PLC0415

    # importlib.resources would cost more than the whole start of the linter.
    folder = cloud_vpn.contract.__path__[0]
    with open(f"{folder}/{name}.json", encoding="utf-8") as file:
        loaded: Mapping[str, Any] = json.load(file)
    return loaded


@cache
def operation(name: str) -> Operation:
    """Look up an operation by its operationId; raises UnknownOperationError."""
    entry = index()["operations"].get(name)
    if entry is None:
        raise UnknownOperationError(
            f"there is no operation {name!r}: write {' or '.join(operation_names())}"
        )
    typed = {
        **{part: Field(entry[part]) for part in ("path_parameters", "query_parameters", "request")},
        "token": TokenPlace(**entry["token"]) if entry["token"] else None,
        "state": state_source(entry["state"]) if entry["state"] else None,
        "task": task_source(entry["task"]) if entry["task"] else None,
    }
    return Operation(name=name, **entry | typed)


@cache
def answer(name: str) -> Answer:
    """Look up what an operation answers."""
    entry = answers()[name]
    return Answer(
        Field(entry["response"]),
        tuple(map(listed_error, entry["errors"])),
        Examples(*(values(entry["examples"][side]) for side in Examples._fields)),
    )


def values(examples: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take the values of examples."""
    return {name: example["value"] for name, example in examples.items()}


def part(name: str, part: str) -> Field:
    """View the request, the parameters or the response of an operation."""
    found: Field = getattr(operation(name), part)
    return found


@cache
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
    """List the ways to prove the caller of an operation, the usual one first; may be empty."""
    schemes = service(operation.service).schemes
    return tuple(schemes[name] for name in operation.security)


@cache
def operations() -> tuple[Operation, ...]:
    """List the operations, in the order of the contract."""
    return tuple(map(operation, operation_names()))


def service_names() -> tuple[str, ...]:
    """List the services, in the order of the contract."""
    return tuple(index()["services"])
