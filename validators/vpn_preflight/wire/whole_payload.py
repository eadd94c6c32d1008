"""Send a whole payload, as read from a file, to an operation that is given by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.wire.client import BaseClient
    from vpn_preflight.wire.prepare import RequestArguments


def send(  # noqa: PLR0917 - the arguments of the generated method
    client: BaseClient,
    models: Mapping[str, Any],
    operation: str,
    payload: Any,
    path: Mapping[str, Any] | None,
    query: Mapping[str, Any] | None,
    ignore: Iterable[str],
) -> Any:
    """Send a payload and return the answer as its model; `models` has that of each operation."""
    request = prepared(client, operation, payload, path, query, ignore)
    return call(client, request, models[operation].from_dict).parsed


async def asend(  # noqa: PLR0917 - the arguments of the generated method
    client: BaseClient,
    models: Mapping[str, Any],
    operation: str,
    payload: Any,
    path: Mapping[str, Any] | None,
    query: Mapping[str, Any] | None,
    ignore: Iterable[str],
) -> Any:
    """Send without blocking."""
    request = prepared(client, operation, payload, path, query, ignore)
    return (await acall(client, request, models[operation].from_dict)).parsed


def prepared(  # noqa: PLR0917 - the arguments of the generated method
    client: BaseClient,
    operation: str,
    payload: Any,
    path: Mapping[str, Any] | None,
    query: Mapping[str, Any] | None,
    ignore: Iterable[str],
) -> RequestArguments:
    """Check a payload and return its request; the ids that the client holds need not be in `path`.

    Raises UnknownOperationError, and TypeError for an operation of another service.
    """
    ids = {**client.path, **(path or {})}
    route = contract.operation(operation).route
    return prepare(client, route, path=ids, query=query or {}, body=payload, ignore=ignore)
