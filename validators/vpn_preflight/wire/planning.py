"""Plan a change: check it, read the present state, and compare the two; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract, protocols
from vpn_preflight.checker import examine
from vpn_preflight.plan import plan_for_missing, plan_of, read_arguments
from vpn_preflight.plan.planning import source_of
from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.errors import NotFoundError, PayloadError
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.plan import Plan
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.wire.client import BaseClient


class Shown:
    """An answer in the shape of its contract."""

    raw: Payload

    def __init__(self, members: Payload) -> None:
        self.members = members


class Planned:
    """A change that was checked, and the request of the read that shows its object.

    Raises PayloadError if the check finds an error, or the payload lacks an id that the read needs,
    whatever is ignored. Raises UnknownOperationError, TypeError for an operation of another
    service, and ValueError for one that changes nothing.
    """

    def __init__(
        self,
        client: BaseClient,
        operation: str,
        *,
        path: Mapping[str, Any] | None,
        query: Mapping[str, Any] | None,
        body: Any,
        ignore: Iterable[str],
    ) -> None:
        self.client = client
        self.change = contract.operation(operation)
        self.source = source_of(self.change)
        self.path = {**client.path, **plain(path or {})}
        prepare(
            client, self.change.route, path=self.path, query=query or {}, body=body, ignore=ignore
        )
        self.payload = protocols.read(self.change, plain(body)).payload
        needed = {*self.source.ids, *self.source.arguments.values()}
        if not isinstance(self.payload, dict) or needed - self.payload.keys():
            raise PayloadError(operation, examine(self.change, plain(body)).findings)
        self.read = contract.operation(self.source.read)
        arguments = read_arguments(self.change, self.read, self.payload)
        ids = {name: self.path[name] for name in self.read.path_parameters.fields}
        self.request = prepare(client, self.read.route, path=ids, query={}, body=arguments)

    def compared(self, answer: Shown) -> Plan:
        """Compare the change with the answer."""
        return plan_of(
            self.change,
            self.path,
            self.payload,
            answer.members,
            secrets=self.client.secrets,
            shown=self.read,
        )

    def missing(self, error: NotFoundError) -> Plan:
        """Return the plan of a change to what is not there; raises any other error again."""
        if error.code is None or error.code not in self.source.missing:
            raise error
        return plan_for_missing(self.change, self.path, self.payload, error.code)


def plan(client: BaseClient, operation: str, **parts: Any) -> Plan:
    """Plan a change; `parts` are those of `Planned`."""
    planned = Planned(client, operation, **parts)
    try:
        return planned.compared(call(client, planned.request, Shown).parsed)
    except NotFoundError as error:
        return planned.missing(error)


async def aplan(client: BaseClient, operation: str, **parts: Any) -> Plan:
    """Plan without blocking."""
    planned = Planned(client, operation, **parts)
    try:
        return planned.compared((await acall(client, planned.request, Shown)).parsed)
    except NotFoundError as error:
        return planned.missing(error)
