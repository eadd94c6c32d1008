"""Plan a change: check it, read the present state, and compare the two; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight import contract, protocols
from vpn_preflight.checker import examine
from vpn_preflight.plan import plan_for_missing, plan_of, read_arguments
from vpn_preflight.plan.planning import is_taken, open_values, source_of, with_taken
from vpn_preflight.protocols.answers import at
from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.errors import NotFoundError, PayloadError
from vpn_preflight.wire.pages import AsyncEach, ByMarker, Each
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.plan import Plan
    from vpn_preflight.protocols.wire_form import Payload
    from vpn_preflight.state import Unique
    from vpn_preflight.wire.client import BaseClient
    from vpn_preflight.wire.pages import Following, Place
    from vpn_preflight.wire.prepare import RequestArguments


class Shown:
    """An answer in the shape of its contract."""

    raw: Payload
    sent: Any = None

    def __init__(self, members: Payload) -> None:
        self.members = members


class Target:
    """The object of a change: the read that shows it, and how its answer is compared.

    `given` has the ids in the URL that the client does not hold. Raises PayloadError if the payload
    lacks an id that the read needs.
    """

    def __init__(
        self, client: BaseClient, change: Operation, given: Mapping[str, Any], payload: Any
    ) -> None:
        self.client, self.change, self.given, self.payload = client, change, given, payload
        self.source = source_of(change)
        needed = {*self.source.ids, *self.source.arguments.values()}
        if not isinstance(payload, dict) or needed - payload.keys():
            raise PayloadError(change.name, examine(change, payload).findings)
        self.read = contract.operation(self.source.read)
        arguments = read_arguments(change, self.read, payload)
        ids = {name: self.path[name] for name in self.read.path_parameters.fields}
        self.request = prepare(client, self.read.route, path=ids, query={}, body=arguments)

    @property
    def path(self) -> dict[str, Any]:
        """The ids in the URL; the client may have looked up its own since the last call."""
        return {**self.client.path, **self.given}

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


class Planned(Target):
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
        change, given = contract.operation(operation), plain(path or {})
        source_of(change)
        whole = {**client.path, **given}
        prepare(client, change.route, path=whole, query=query or {}, body=body, ignore=ignore)
        super().__init__(client, change, given, protocols.read(change, plain(body)).payload)

    def lists(self, found: Plan) -> list[Listed]:
        """Return the lists to look through for another object with a value of the change."""
        return [Listed(self, one) for one in open_values(self.change, found)]


class Listed:
    """A list that may have another object with a value of the change, and how to read its pages."""

    def __init__(self, planned: Planned, one: Unique) -> None:
        self.planned = planned
        self.one = one
        self.read = contract.operation(one.read)
        pages = self.read.response.pages
        assert pages is not None  # noqa: S101 - the compile step refuses another read
        self.pages = pages

    def request(self, place: Place) -> RequestArguments:
        """Prepare the read of a page."""
        size = {self.pages.limit: self.pages.size} if self.pages.size else {}
        path = {name: self.planned.path[name] for name in self.read.path_parameters.fields}
        return prepare(self.planned.client, self.read.route, path=path, query={**size, **place})

    def items(self, answer: Shown) -> list[Any]:
        """Return the items of a page."""
        return at(answer.members, list(self.pages.items)) or []

    def following(self) -> Following:
        """Return how the next page is found."""

        def next_place(answer: Shown) -> Any:
            return at(answer.members, list(self.pages.next))

        return ByMarker(str(self.pages.marker), self.one.read, next_place)

    def is_taken(self, item: Any) -> bool:
        """Return whether an item is another object with the value."""
        return is_taken(self.one, self.planned.path, self.planned.payload, item)


def plan(client: BaseClient, operation: str, **parts: Any) -> Plan:
    """Plan a change; `parts` are those of `Planned`."""
    planned = Planned(client, operation, **parts)
    try:
        found = planned.compared(call(client, planned.request, Shown).parsed)
    except NotFoundError as error:
        return planned.missing(error)
    for listed in planned.lists(found):

        def page(place: Place, listed: Listed = listed) -> Shown:
            return call(client, listed.request(place), Shown).parsed

        if any(map(listed.is_taken, Each(page, listed.items, listed.following()))):
            found = with_taken(found, listed.one)
    return found


async def aplan(client: BaseClient, operation: str, **parts: Any) -> Plan:
    """Plan without blocking."""
    planned = Planned(client, operation, **parts)
    try:
        found = planned.compared((await acall(client, planned.request, Shown)).parsed)
    except NotFoundError as error:
        return planned.missing(error)
    for listed in planned.lists(found):

        async def page(place: Place, listed: Listed = listed) -> Shown:
            return (await acall(client, listed.request(place), Shown)).parsed

        async for item in AsyncEach(page, listed.items, listed.following()):
            if listed.is_taken(item):
                found = with_taken(found, listed.one)
                break
    return found
