"""Transports and connections of asyncio; a client that blocks does without them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self

import httpcore
import httpx

from vpn_preflight.wire.connections import (
    CONNECTIONS,
    STALE,
    is_own,
    is_read,
    pool_timeout,
    replaced,
)
from vpn_preflight.wire.deadline import time_left

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable


class AsyncTransport(httpx.AsyncHTTPTransport):
    """Send over our connections without blocking."""

    def __init__(self, connections: AsyncConnections) -> None:
        self._pool = connections  # type: ignore[assignment]


class Passed(httpx.AsyncBaseTransport):
    """Hold the caller's asynchronous transport to the deadline of the call."""

    def __init__(self, below: httpx.AsyncBaseTransport) -> None:
        self.below = below

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request until the deadline; `body` does so for the answer's body."""
        try:
            async with asyncio.timeout(time_left()) as limit:
                return await self.below.handle_async_request(request)
        except TimeoutError:
            if not limit.expired():
                raise
            raise httpx.ReadTimeout(
                "the deadline of the call has passed", request=request
            ) from None

    async def aclose(self) -> None:
        """Close it."""
        await self.below.aclose()


class AsyncConnections:
    """Send requests without blocking."""

    def __init__(self, kept: httpcore.AsyncConnectionPool) -> None:
        self.kept = kept
        self.single: set[httpcore.AsyncConnectionInterface] = set()
        self.free = asyncio.Semaphore(CONNECTIONS)

    @property
    def connections(self) -> list[httpcore.AsyncConnectionInterface]:
        """All that are there."""
        return [*self.kept.connections, *self.single]

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request."""
        if is_read(request):
            answer = await self.kept.handle_async_request(request)
            if not is_own(answer):
                await answer.aclose()
                raise httpcore.RemoteProtocolError(STALE)
            return answer
        await self.wait(pool_timeout(request))
        connection = self.kept.create_connection(request.url.origin)
        self.single.add(connection)
        try:
            answer = await connection.handle_async_request(request)
        except BaseException:
            await self.end(connection)
            raise
        content = AsyncContent(answer.stream, lambda: self.end(connection))
        return replaced(answer, content)

    async def wait(self, timeout: float | None) -> None:  # noqa: ASYNC109 - httpcore's own form
        """Wait until fewer changes are under way than may be."""
        try:
            async with asyncio.timeout(timeout if self.free.locked() else None):
                await self.free.acquire()
        except TimeoutError:
            raise httpcore.PoolTimeout from None

    async def end(self, connection: httpcore.AsyncConnectionInterface) -> None:
        """Close the connection of a change, once."""
        if connection in self.single:
            self.single.discard(connection)
            self.free.release()
            await connection.aclose()

    async def aclose(self) -> None:
        """Close all connections."""
        for connection in list(self.single):
            await self.end(connection)
        await self.kept.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class AsyncContent:
    """The body of an answer to a change, at the end of which its connection is closed."""

    def __init__(self, below: Any, end: Callable[[], Awaitable[None]]) -> None:
        self.below = below
        self.end = end

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self.below:
            yield part

    async def aclose(self) -> None:
        """Close it."""
        try:
            await self.below.aclose()
        finally:
            await self.end()
