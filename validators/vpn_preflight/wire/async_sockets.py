"""Connections of asyncio, each step of which has the time that is left of its call.

A service may refuse a large request before it has read all of it, and close. At the first byte that
cannot be written, the streams of asyncio discard what had arrived by then; a socket still hands it
out. So these connections are sockets.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anyio
import anyio.abc
import anyio.lowlevel
import httpcore
from anyio.streams.tls import TLSAttribute, TLSStream

from vpn_preflight.wire.deadline import connecting, shorten, writing
from vpn_preflight.wire.names import is_address, look_up
from vpn_preflight.wire.sockets import PIECE, pieces

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping


class Bytes(anyio.TypedAttributeSet):
    """What a socket says of itself through encryption."""

    # Whether a read would return at once, as it does where the other side has closed.
    wait: bool = anyio.typed_attribute()


class Socket(anyio.abc.ByteStream):
    """A socket, in the form that encryption of anyio goes over."""

    def __init__(self, raw: socket.socket) -> None:
        self.raw = raw
        self.is_lost = False

    @property
    def extra_attributes(self) -> Mapping[Any, Callable[[], Any]]:
        """Return what it says of itself."""
        return {Bytes.wait: self.is_readable}

    def is_readable(self) -> bool:
        """Return whether a read would return at once."""
        try:
            self.raw.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    async def receive(self, max_bytes: int = 65536) -> bytes:
        """Read what is there; raises EndOfStream at the end."""
        if content := await asyncio.get_running_loop().sock_recv(self.raw, max_bytes):
            return content
        raise anyio.EndOfStream

    async def send(self, item: bytes) -> None:
        """Write, as long as that is possible; what cannot be written shows when nothing comes back.

        The encryption above stops reading after an error, but httpcore reads on in any case.
        """
        if self.is_lost:
            return await anyio.lowlevel.checkpoint()
        try:
            await asyncio.get_running_loop().sock_sendall(self.raw, item)
        except OSError:
            self.is_lost = True

    async def send_eof(self) -> None:
        """Say that no more will come; nobody asks for it."""
        self.raw.shutdown(socket.SHUT_WR)

    async def aclose(self) -> None:
        """Close it."""
        self.raw.close()


@contextmanager
def errors_of(timeout: type[Exception], broken: type[Exception]) -> Iterator[None]:
    """Raise what goes wrong below as errors of httpcore."""
    try:
        yield
    except TimeoutError as error:
        raise timeout(str(error)) from error
    except (OSError, anyio.BrokenResourceError, anyio.ClosedResourceError) as error:
        raise broken(str(error)) from error


class AsyncStream(httpcore.AsyncNetworkStream):
    """A connection, plain or encrypted; `has_read` as where it blocks."""

    def __init__(self, below: anyio.abc.ByteStream) -> None:
        self.below = below
        self.has_read = False
        self.waiting = b""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's own form
        """Read what is there; nothing at the end."""
        if self.waiting:
            await self.flush(timeout)
        self.has_read = True
        seconds = shorten(timeout, httpcore.ReadTimeout)
        with errors_of(httpcore.ReadTimeout, httpcore.ReadError), anyio.fail_after(seconds):
            try:
                return await self.below.receive(max_bytes)
            except anyio.EndOfStream:
                return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's own form
        """Write all of it, as soon as there is enough or no more."""
        self.waiting += buffer
        if not buffer or len(self.waiting) > PIECE:
            await self.flush(timeout)

    async def flush(self, timeout: float | None) -> None:  # noqa: ASYNC109 - as above
        """Write what waits."""
        content, self.waiting = self.waiting, b""
        writing()
        self.has_read = False
        for piece in pieces(content):
            seconds = shorten(timeout, httpcore.WriteTimeout)
            with errors_of(httpcore.WriteTimeout, httpcore.WriteError), anyio.fail_after(seconds):
                await self.below.send(piece)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own form
    ) -> AsyncStream:
        """Start encryption."""
        try:
            seconds = shorten(timeout, httpcore.ConnectTimeout)
            with (
                errors_of(httpcore.ConnectTimeout, httpcore.ConnectError),
                anyio.fail_after(seconds),
            ):
                return AsyncStream(await encrypt(self.below, ssl_context, server_hostname))
        except BaseException:
            await self.aclose()
            raise

    async def aclose(self) -> None:
        """Close it."""
        await self.below.aclose()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks: what encryption agreed on, if any, and whether bytes wait."""
        if info == "ssl_object":
            return self.below.extra(TLSAttribute.ssl_object, None)  # noqa: S610 - no SQL
        return self.below.extra(Bytes.wait) if info == "is_readable" else None  # noqa: S610 - no SQL


async def encrypt(
    below: anyio.abc.ByteStream, context: ssl.SSLContext, host: str | None
) -> TLSStream:
    """Encrypt a connection; one that ends meanwhile is broken."""
    try:
        return await TLSStream.wrap(
            below, ssl_context=context, hostname=host, server_side=False, standard_compatible=False
        )
    except anyio.EndOfStream:
        raise anyio.BrokenResourceError(
            "the connection was closed before it was encrypted"
        ) from None


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """What makes connections."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own form
        *_: Any,
        **__: Any,
    ) -> AsyncStream:
        """Connect to the first address of a host that takes it."""
        connecting()
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in await self.addresses(host, port, shorten(timeout, httpcore.ConnectTimeout)):
            try:
                seconds = shorten(timeout, httpcore.ConnectTimeout)
                with (
                    errors_of(httpcore.ConnectTimeout, httpcore.ConnectError),
                    anyio.fail_after(seconds),
                ):
                    return AsyncStream(Socket(await connect(address, port)))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def addresses(self, host: str, port: int, timeout: float | None) -> list[str]:  # noqa: ASYNC109 - as above
        """Wait for the addresses of a host."""
        if is_address(host):
            return [host]
        try:
            async with asyncio.timeout(timeout):
                return await asyncio.wrap_future(look_up(host, port))
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"the look-up of {host} took too long") from None


async def connect(address: str, port: int) -> socket.socket:
    """Connect a socket."""
    raw = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        raw.settimeout(0)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(raw, (address, port))
    except BaseException:
        raw.close()
        raise
    return raw
