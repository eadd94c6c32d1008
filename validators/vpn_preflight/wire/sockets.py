"""Connections that block, each step of which has the time that is left of its call."""

from __future__ import annotations

import ssl
from functools import partial
from typing import TYPE_CHECKING, Any

import httpcore

from vpn_preflight.wire.deadline import connecting, shorten, writing
from vpn_preflight.wire.names import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bytes that are written at once.
PIECE = 65536


def pieces(buffer: bytes) -> Iterator[bytes]:
    """Cut bytes into pieces, because each has its own time-out below; an empty buffer is one."""
    for start in range(0, max(len(buffer), 1), PIECE):
        yield buffer[start : start + PIECE]


class Stream(httpcore.NetworkStream):
    """A connection; `has_read` says whether it was read since something was written.

    What is written waits for more, so that a small request leaves as one packet. Its end is a
    write of nothing.
    """

    def __init__(self, below: httpcore.NetworkStream) -> None:
        self.below = below
        self.has_read = False
        self.waiting = b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what is there."""
        if self.waiting:
            self.flush(timeout)
        self.has_read = True
        return self.below.read(max_bytes, shorten(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it, as soon as there is enough or no more."""
        self.waiting += buffer
        if not buffer or len(self.waiting) > PIECE:
            self.flush(timeout)

    def flush(self, timeout: float | None) -> None:
        """Write what waits."""
        content, self.waiting = self.waiting, b""
        writing()
        self.has_read = False
        for piece in pieces(content):
            self.below.write(piece, shorten(timeout, httpcore.WriteTimeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Stream:
        """Start encryption; inside of another one, the layer below reads repeatedly by itself."""
        outer = self.below.get_extra_info("socket")
        if isinstance(outer, ssl.SSLSocket):
            outer.recv = partial(read_in_time, outer)  # type: ignore[method-assign]
        return Stream(
            self.below.start_tls(
                ssl_context, server_hostname, shorten(timeout, httpcore.ConnectTimeout)
            )
        )

    def close(self) -> None:
        """Close it."""
        self.below.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks of a connection."""
        return self.below.get_extra_info(info)


def read_in_time(connection: ssl.SSLSocket, size: int) -> bytes:
    """Read from a socket within what is left of its time-out."""
    connection.settimeout(shorten(connection.gettimeout(), TimeoutError))
    return ssl.SSLSocket.recv(connection, size)


class Backend(httpcore.NetworkBackend):
    """What makes connections."""

    def __init__(self) -> None:
        self.below = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *more: Any, **others: Any
    ) -> Stream:
        """Connect to the first address that accepts; below, each would have its own time-out."""
        connecting()
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses(host, port, shorten(timeout, httpcore.ConnectTimeout)):
            try:
                return Stream(
                    self.below.connect_tcp(
                        address, port, shorten(timeout, httpcore.ConnectTimeout), *more, **others
                    )
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure
