"""Take an answer in, as far as it comes and as far as it makes sense."""

from __future__ import annotations

import asyncio
import zlib
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from vpn_preflight.privacy import hide_fields
from vpn_preflight.wire.errors import RawAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

__all__ = ["Received", "areceive", "receive"]

# Bytes; the longest documented answer has a few hundred.
LIMIT = 8 * 1024 * 1024
# We ask for none of these, and take one off all the same. httpx takes off as many as are named, each of which may make a thousand
# bytes of one.
ENCODINGS = ("gzip", "x-gzip", "deflate")
# What zlib calls gzip or deflate, as the first bytes say, and deflate without a head, as some send it.
WAYS = (32 + zlib.MAX_WBITS, -zlib.MAX_WBITS)


@hide_fields
class Received(NamedTuple):
    """An answer, or the part of it that came; `flaw` says why there is no more. `extensions` are those of the request that left."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    flaw: str | None
    extensions: Mapping[str, Any]

    @property
    def raw(self) -> RawAnswer:
        """The answer for an error to keep."""
        return RawAnswer(self.status, dict(self.headers), self.content)


class Body:
    """Gathers the body of an answer; what cannot be decoded is kept as it came, because it may be readable all the same."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.raw, self.content = bytearray(), bytearray()
        self.flaw: str | None = None
        encoded = not answer.is_stream_consumed and answer.headers.get("Content-Encoding", "").strip().lower() in ENCODINGS
        self.decoders = [zlib.decompressobj(way) for way in WAYS if encoded]

    def take(self, chunk: bytes) -> bool:
        """Keep a piece, and tell whether there may be more."""
        if self.flaw:
            return False
        self.raw += chunk
        while self.decoders:
            try:
                self.content += self.decoders[0].decompress(chunk, LIMIT + 1 - len(self.content))
                break
            except zlib.error:
                # It is something else, from its beginning.
                self.decoders.pop(0)
                self.content, chunk = bytearray(), bytes(self.raw)
        if max(len(self.raw), len(self.content)) > LIMIT:
            self.flaw = f"the answer is longer than {LIMIT} bytes"
        return self.flaw is None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Note why a body breaks off: the status came before it, and says more than the break."""
        try:
            yield
        except httpx.TransportError as error:
            self.flaw = self.flaw or f"the answer broke off ({type(error).__name__})"

    def received(self) -> Received:
        """Put it together with what came before it."""
        answer = self.answer
        # Deflate without a head takes much for itself, but seldom to its very end.
        decoded = any(decoder.eof and not decoder.unused_data for decoder in self.decoders[:1])
        content = bytes(self.content if decoded else self.raw)
        # httpx reads the answers inside an auth flow once more, and would find the stream at its end.
        answer._content = content  # noqa: SLF001
        return Received(answer.status_code, answer.headers, content, self.flaw, answer.request.extensions)


def receive(answer: httpx.Response) -> Received:
    """Read an answer to its end, its limit or its break."""
    body = Body(answer)
    with body.reading():
        # A transport of the caller's may have read it already.
        for chunk in answer.iter_bytes() if answer.is_stream_consumed else answer.iter_raw():
            if not body.take(chunk):
                break
    return body.received()


async def to_the_end(close: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Close something in a task of its own, and wait for that also when it is cancelled."""
    task = asyncio.ensure_future(close())
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def areceive(answer: httpx.Response) -> Received:
    """Do the same without blocking."""
    # httpx closes an answer at its end, and a cancellation in the midst of that would keep the connection for ever.
    answer.aclose = partial(to_the_end, answer.aclose)  # type: ignore[method-assign]
    body = Body(answer)
    with body.reading():
        async for chunk in answer.aiter_bytes() if answer.is_stream_consumed else answer.aiter_raw():
            if not body.take(chunk):
                # No break: the event loop would have to tidy up after it, which takes its time. The closed stream ends by itself.
                await answer.aclose()
    return body.received()
