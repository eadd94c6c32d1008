"""Read what a service had answered before it closed a connection that was still being written to.

A service may refuse a large request before it has read all of it, and close. A blocking socket still hands out what had arrived by
then; asyncio throws it away with the connection at the first byte that cannot be written. So a second handle is kept on the socket,
below any encryption, and read from when the first one is lost.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any

import anyio
import anyio.abc
import anyio.lowlevel

__all__ = ["rescued"]


class Rescue:
    """A stream of anyio over a socket that does all it did before, and has a second handle on it."""

    def __init__(self, below: Any, handle: socket.socket) -> None:
        self.below = below
        self.handle = handle
        self.is_lost = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self.below, name)

    async def send(self, item: bytes) -> None:
        """Write, as long as that is possible; what cannot be written shows when nothing comes back.

        Encryption above would read no more after an error, and httpcore goes on to read after one in any case.
        """
        try:
            await (anyio.lowlevel.checkpoint() if self.is_lost else self.below.send(item))
        except anyio.BrokenResourceError:
            self.is_lost = True

    async def receive(self, max_bytes: int = 65536) -> bytes:
        """Read what is there, also where the connection was lost by now."""
        try:
            content: bytes = await self.below.receive(max_bytes)
        except anyio.BrokenResourceError:
            with suppress(OSError):
                if arrived := self.handle.recv(max_bytes):
                    return arrived
            raise
        return content

    async def aclose(self) -> None:
        """Close both handles; as long as one is open, the other side sees no end."""
        self.handle.close()
        await self.below.aclose()


def rescued(stream: Any) -> Any:
    """Put a second handle below a stream that httpcore has connected.

    httpcore has no place for it, so it is put into the stream; one that is not over anyio is left alone.
    """
    below = getattr(stream, "_stream", None)
    if isinstance(below, anyio.abc.ByteStream):
        raw = stream.get_extra_info("socket")
        with suppress(OSError):
            # Both share that they do not block.
            stream._stream = Rescue(below, socket.fromfd(raw.fileno(), raw.family, raw.type))  # noqa: SLF001 - see above
    return stream
