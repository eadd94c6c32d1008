"""Send a whole payload, as read from a file, to an operation that is given by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vpn_preflight.wire.client import BaseClient
    from vpn_preflight.wire.prepare import RequestArguments


# Returns the model of an operation's answer.
Model = Callable[[str], Any]


def send(client: BaseClient, model: Model, operation: str, **parts: Any) -> Any:
    """Send a payload and return the answer as its model.

    `parts` are those of `request_of`.
    """
    request = request_of(client, operation, **parts)
    return call(client, request, model(operation).from_dict).parsed


async def asend(client: BaseClient, model: Model, operation: str, **parts: Any) -> Any:
    """Send without blocking."""
    request = request_of(client, operation, **parts)
    return (await acall(client, request, model(operation).from_dict)).parsed


def request_of(
    client: BaseClient,
    operation: str,
    *,
    path: Mapping[str, Any] | None,
    query: Mapping[str, Any] | None,
    **parts: Any,
) -> RequestArguments:
    """Check a payload and return its request; the ids that the client holds need not be in `path`.

    Raises UnknownOperationError, and TypeError for an operation of another service.
    """
    ids = {**client.path, **(path or {})}
    route = contract.operation(operation).route
    return prepare(client, route, path=ids, query=query or {}, by_keyword=False, **parts)
