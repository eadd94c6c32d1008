"""The moment by which a call must have ended, held where each byte passes: at the socket.

The time-outs of httpx begin anew with every byte that arrives, so a service that drips could hold a call for ever.
"""

from __future__ import annotations

import asyncio
import math
import socket
import ssl
import threading
import time
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

import httpcore

from vpn_preflight.wire.rescue import rescued

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["begin_attempt", "hold", "is_under_way", "left", "until", "was_written"]

# Bytes that are written at once.
PIECE = 65536


class Moment:
    """When a call must have ended, and what its attempt has done so far."""

    def __init__(self, end: float) -> None:
        self.end = end
        self.has_connected = False
        self.has_written = False


CURRENT: ContextVar[Moment] = ContextVar("current")
NONE = Moment(math.inf)


def current() -> Moment:
    """Return the moment of the call that is under way."""
    return CURRENT.get(NONE)


@contextmanager
def until(end: float) -> Iterator[None]:
    """Hold everything inside to a moment of `time.monotonic`."""
    moment = Moment(min(end, current().end))
    token = CURRENT.set(moment)
    try:
        yield
    finally:
        # A task that was started inside has a copy of the context, and may go on.
        moment.end = math.inf
        # Not there where a generator is thrown away, as an event loop does with what it does not wait for.
        with suppress(ValueError):
            CURRENT.reset(token)


def left(timeout: float = math.inf) -> float:
    """Return the seconds that are left, or the time-out if that is shorter."""
    return min(timeout, current().end - time.monotonic())


def is_under_way() -> bool:
    """Tell whether a call of ours is being made."""
    return not math.isinf(current().end)


def begin_attempt() -> None:
    """Begin an attempt, which has done nothing yet."""
    current().has_connected = current().has_written = False


def was_written(*, otherwise: bool) -> bool:
    """Tell whether a byte of the request has left, as far as its connection is one that is held; else as the caller thinks."""
    moment = current()
    return moment.has_written or (otherwise and not moment.has_connected)


def capped(timeout: float | None, error: type[Exception]) -> float | None:
    """Shorten a time-out to what is left; raises the error when that is nothing."""
    seconds = left(math.inf if timeout is None else timeout)
    if seconds <= 0:
        raise error("the deadline of the call has passed")
    return None if math.isinf(seconds) else seconds


def pieces(buffer: bytes) -> Iterator[bytes]:
    """Cut bytes into pieces, and note that they leave, unless they only ask a proxy for a way; nothing stays one piece."""
    current().has_written |= bool(buffer) and not buffer.startswith(b"CONNECT ")
    for start in range(0, max(len(buffer), 1), PIECE):
        yield buffer[start : start + PIECE]


class Held:
    """Something of httpcore that does all it did before; what takes a time-out is held to the deadline."""

    def __init__(self, below: Any) -> None:
        self.below = below

    def __getattr__(self, name: str) -> Any:
        return getattr(self.below, name)


class Connection(Held):
    """Something that was connected, plain or encrypted."""

    def __init__(self, below: Any) -> None:
        super().__init__(below)
        current().has_connected = True


class Stream(Connection):
    """A connection."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        content: bytes = self.below.read(max_bytes, capped(timeout, httpcore.ReadTimeout))
        return content

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it, in pieces, because each has a time-out of its own below."""
        for piece in pieces(buffer):
            self.below.write(piece, capped(timeout, httpcore.WriteTimeout))

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> Stream:
        """Go on encrypted; inside of encryption, as behind a proxy of https, the layer below reads again and again by itself."""
        outer = self.below.get_extra_info("socket")
        if isinstance(outer, ssl.SSLSocket):
            outer.recv = partial(received, outer)  # type: ignore[method-assign]
        return Stream(self.below.start_tls(ssl_context, server_hostname, capped(timeout, httpcore.ConnectTimeout)))


def received(connection: ssl.SSLSocket, size: int) -> bytes:
    """Read from a socket within what is left of its time-out."""
    connection.settimeout(capped(connection.gettimeout(), TimeoutError))
    return ssl.SSLSocket.recv(connection, size)


@contextmanager
def tls_errors_as(error: type[Exception]) -> Iterator[None]:
    """Raise what is wrong with encryption as an error of httpcore, which forgets to where it does not block."""
    try:
        yield
    except ssl.SSLError as flaw:
        raise error(str(flaw)) from flaw


class AsyncStream(Connection):
    """A connection that does not block."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's own form
        """Read what is there."""
        with tls_errors_as(httpcore.ReadError):
            content: bytes = await self.below.read(max_bytes, capped(timeout, httpcore.ReadTimeout))
        return content

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's own form
        """Write all of it, in pieces, because each has a time-out of its own below."""
        with tls_errors_as(httpcore.WriteError):
            for piece in pieces(buffer):
                await self.below.write(piece, capped(timeout, httpcore.WriteTimeout))

    async def start_tls(
        self,
        ssl_context: Any,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own form
    ) -> AsyncStream:
        """Go on encrypted."""
        seconds = capped(timeout, httpcore.ConnectTimeout)
        return AsyncStream(await self.below.start_tls(ssl_context, server_hostname, seconds))


def look_up(host: str, port: int) -> Future[list[str]]:
    """Look up the addresses of a host; raises ConnectError for one that cannot be looked up.

    In a thread of its own, which may go on when nobody waits any more, because the system gives a look-up no time-out, and an event
    loop waits for its own threads before it ends.
    """
    found: Future[list[str]] = Future()
    found.set_running_or_notify_cancel()

    def ask() -> None:
        try:
            places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(list(dict.fromkeys(str(place[0]) for *_, place in places)))
        except OSError as error:
            found.set_exception(httpcore.ConnectError(str(error)))
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            found.set_exception(error)

    try:
        threading.Thread(target=ask, daemon=True).start()
    except RuntimeError as error:
        found.set_exception(httpcore.ConnectError(str(error)))
    return found


class Backend(Held):
    """What makes connections."""

    def sleep(self, seconds: float) -> None:
        """Wait between the tries that a transport of the caller's may make by itself."""
        self.below.sleep(max(left(seconds), 0.0))

    def connect_unix_socket(self, path: str, timeout: float | None = None, **more: Any) -> Stream:
        """Connect to a socket of this machine."""
        return Stream(self.below.connect_unix_socket(path, timeout=capped(timeout, httpcore.ConnectTimeout), **more))

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, **more: Any) -> Stream:
        """Connect to the first address of a host that takes it; below, each of them would have a time-out of its own."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self.addresses(host, port, capped(timeout, httpcore.ConnectTimeout)):
            try:
                return Stream(self.below.connect_tcp(address, port, timeout=capped(timeout, httpcore.ConnectTimeout), **more))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        """Wait for the addresses of a host."""
        try:
            return look_up(host, port).result(timeout)
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"the look-up of {host} took too long") from None


class AsyncBackend(Held):
    """What makes connections that do not block."""

    async def sleep(self, seconds: float) -> None:
        """Wait between the tries that a transport of the caller's may make by itself."""
        await self.below.sleep(max(left(seconds), 0.0))

    async def connect_unix_socket(self, path: str, timeout: float | None = None, **more: Any) -> AsyncStream:  # noqa: ASYNC109
        """Connect to a socket of this machine."""
        seconds = capped(timeout, httpcore.ConnectTimeout)
        return AsyncStream(rescued(await self.below.connect_unix_socket(path, timeout=seconds, **more)))

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own form
        **more: Any,
    ) -> AsyncStream:
        """Do the same without blocking."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in await self.addresses(host, port, capped(timeout, httpcore.ConnectTimeout)):
            try:
                seconds = capped(timeout, httpcore.ConnectTimeout)
                return AsyncStream(rescued(await self.below.connect_tcp(address, port, timeout=seconds, **more)))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def addresses(self, host: str, port: int, timeout: float | None) -> list[str]:  # noqa: ASYNC109 - as above
        """Wait for the addresses of a host."""
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.wrap_future(look_up(host, port))
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"the look-up of {host} took too long") from None


def hold(client: Any) -> None:
    """Hold every connection of an httpx client to the deadline of the call that uses it.

    httpx hands no network backend on to the pool below it, so it is put there; a transport without a pool is left alone.
    """
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001 - see above
        pool = getattr(transport, "_pool", None)
        # A transport of the caller's may be held already.
        if pool is not None and not isinstance(pool._network_backend, Held):  # noqa: SLF001
            kind = AsyncBackend if isinstance(pool, httpcore.AsyncConnectionPool) else Backend
            pool._network_backend = kind(pool._network_backend)  # noqa: SLF001
