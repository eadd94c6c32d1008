"""Which connection a request goes over: a change has one of its own, reads share those kept.

An idle connection may break under a request, and that would leave a doubt about a change. A read is
simply made again, also where bytes after the answer before would be read as its answer.
"""

from __future__ import annotations

from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Self

import httpcore

from vpn_preflight.wire.gate import MARK, Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
        # A semaphore would be slower.
        self.free: SimpleQueue[None] = SimpleQueue()
        for _ in range(CONNECTIONS):
            self.free.put(None)

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
        try:
            self.free.get(timeout=pool_timeout(request))
        except Empty:
            raise httpcore.PoolTimeout from None
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
        self.free.put(None)
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


def replaced(answer: httpcore.Response, content: Any) -> httpcore.Response:
    """Return an answer with another stream."""
    return httpcore.Response(
        answer.status, headers=answer.headers, content=content, extensions=answer.extensions
    )
