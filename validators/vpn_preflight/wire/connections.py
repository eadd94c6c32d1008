"""Which connection a request goes over: a change has one of its own, reads share those kept.

An idle connection may break under a request, and that would leave a doubt about a change. A read is
simply made again, also where bytes after the answer before would be read as its answer.
"""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any, Self

import httpcore

from vpn_preflight.wire.gate import MARK, Checked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

# Changes at the same time, and reads; further ones wait.
CONNECTIONS = 100
STALE = "an answer came before its request"


def is_read(request: httpcore.Request) -> bool:
    """Return whether a request changes nothing, as far as we know it."""
    checked = request.extensions.get(MARK)
    return isinstance(checked, Checked) and checked.operation.effect == "read"


def is_own(answer: httpcore.Response) -> bool:
    """Return whether an answer came after its request, not with the answer before."""
    return bool(answer.extensions["network_stream"].has_read)


def pool_timeout(request: httpcore.Request) -> float | None:
    """Return how long a request may wait for a connection."""
    found: float | None = request.extensions.get("timeout", {}).get("pool")
    return found


class Connections:
    """Send requests; `kept` makes all connections, and keeps those of reads."""

    def __init__(self, kept: httpcore.ConnectionPool) -> None:
        self.kept = kept
        self.single: set[httpcore.ConnectionInterface] = set()
        self.free = threading.Semaphore(CONNECTIONS)

    @property
    def connections(self) -> list[httpcore.ConnectionInterface]:
        """All that are there."""
        return [*self.kept.connections, *self.single]

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request."""
        if is_read(request):
            answer = self.kept.handle_request(request)
            if not is_own(answer):
                answer.close()
                raise httpcore.RemoteProtocolError(STALE)
            return answer
        if not self.free.acquire(timeout=pool_timeout(request)):
            raise httpcore.PoolTimeout
        connection = self.kept.create_connection(request.url.origin)
        self.single.add(connection)
        try:
            answer = connection.handle_request(request)
        except BaseException:
            self.end(connection)
            raise
        content = Content(answer.stream, lambda: self.end(connection))
        return replaced(answer, content)

    def end(self, connection: httpcore.ConnectionInterface) -> None:
        """Close the connection of a change, once."""
        try:
            self.single.remove(connection)
        except KeyError:
            return
        self.free.release()
        connection.close()

    def close(self) -> None:
        """Close all connections."""
        for connection in list(self.single):
            self.end(connection)
        self.kept.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Content:
    """The body of an answer to a change, at the end of which its connection is closed."""

    def __init__(self, below: Any, end: Callable[[], None]) -> None:
        self.below = below
        self.end = end

    def __iter__(self) -> Iterator[bytes]:
        yield from self.below

    def close(self) -> None:
        """Close it."""
        try:
            self.below.close()
        finally:
            self.end()


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


def replaced(answer: httpcore.Response, content: Any) -> httpcore.Response:
    """Return an answer with another stream."""
    return httpcore.Response(
        answer.status, headers=answer.headers, content=content, extensions=answer.extensions
    )
