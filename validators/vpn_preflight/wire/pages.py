"""Read a list page after page: the calls are made as the items are asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from vpn_preflight import contract
from vpn_preflight.privacy import clear_locals
from vpn_preflight.wire.errors import ResponseError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from vpn_preflight.wire.values import Unset

R = TypeVar("R")
T = TypeVar("T")
# What the call of a page takes besides what all pages take.
Place = dict[str, Any]
# Where the page after an answer of so many items begins; None behind the last one.
Following = Callable[[Any, int], Place | None]


class ByOffset:
    """Pages that begin at a number of items, up to the total where there is one."""

    def __init__(self, name: str, total: Callable[[Any], int | Unset]) -> None:
        self.name = name
        self.total = total
        self.first = 0

    def __call__(self, reply: Any, count: int) -> Place | None:
        """Return the place behind the items so far; an empty page is the last one."""
        self.first += count
        total = self.total(reply)
        is_last = not count or (isinstance(total, int) and self.first >= total)
        return None if is_last else {self.name: self.first}


class ByMarker:
    """Pages that begin at what the page before them says."""

    def __init__(self, name: str, operation: str, marker: Callable[[Any], str | Unset]) -> None:
        self.name = name
        self.operation = operation
        self.marker = marker
        self.seen: set[str] = set()

    def __call__(self, reply: Any, count: int) -> Place | None:
        """Return the place that the page names; raises ResponseError for one that was there."""
        del count
        marker = self.marker(reply)
        if not isinstance(marker, str) or not marker:
            return None
        if marker in self.seen:
            reason = "the next page would be one that was read before"
            status = contract.operation(self.operation).success
            raise ResponseError(self.operation, status, reason, may_have_been_made=False)
        self.seen.add(marker)
        return {self.name: marker}


class Items(Generic[R, T]):
    """The items of the pages so far, and where the next page begins."""

    def __init__(self, items: Callable[[R], Sequence[T] | Unset], following: Following) -> None:
        self.items = items
        self.following = following
        self.left: deque[T] = deque()
        self.place: Place | None = {}

    def take(self, reply: R) -> None:
        """Take the items of a page."""
        found = self.items(reply) or ()
        self.left.extend(found)
        self.place = self.following(reply, len(found))


class Each(Items[R, T]):
    """Iterate over the items of all pages."""

    def __init__(
        self,
        fetch: Callable[[Place], R],
        items: Callable[[R], Sequence[T] | Unset],
        following: Following,
    ) -> None:
        super().__init__(items, following)
        self.fetch = fetch

    def __iter__(self) -> Self:
        return self

    @clear_locals
    def __next__(self) -> T:
        while not self.left:
            if self.place is None:
                raise StopIteration
            self.take(self.fetch(self.place))
        return self.left.popleft()


class AsyncEach(Items[R, T]):
    """Iterate over the items of all pages without blocking."""

    def __init__(
        self,
        fetch: Callable[[Place], Awaitable[R]],
        items: Callable[[R], Sequence[T] | Unset],
        following: Following,
    ) -> None:
        super().__init__(items, following)
        self.fetch = fetch

    def __aiter__(self) -> Self:
        return self

    @clear_locals
    async def __anext__(self) -> T:
        while not self.left:
            if self.place is None:
                raise StopAsyncIteration
            self.take(await self.fetch(self.place))
        return self.left.popleft()
