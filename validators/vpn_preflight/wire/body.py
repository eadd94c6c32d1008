"""Read the body of an answer, up to a limit, and decode it."""

from __future__ import annotations

import zlib
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx

from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple
from vpn_preflight.wire.deadline import time_left
from vpn_preflight.wire.errors import RawAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

# Bytes; the longest documented answer has a few hundred.
LIMIT = 8 * 1024 * 1024
LOCATION = "vpn_preflight_location"
# We ask for none of these. Some services send deflate without a head.
WINDOWS = {
    "gzip": (16 + zlib.MAX_WBITS,),
    "x-gzip": (16 + zlib.MAX_WBITS,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}


@hide_fields
class Received(NamedTuple):
    """Hold an answer, or the part of it that came; `flaw` is why there is no more.

    `content` is decoded, `sent` is as it came; `extensions` are those of the request.
    """

    status: int
    headers: Mapping[str, str]
    content: bytes
    sent: bytes
    flaw: str | None
    extensions: Mapping[str, Any]

    @property
    def raw(self) -> RawAnswer:
        """Return the answer for an error to keep."""
        return RawAnswer(self.status, dict(self.headers), self.content or self.sent)


class Body:
    """Gather the body of an answer, up to the limit."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.sent = bytearray()
        self.flaw: str | None = None
        # A transport of the caller's that has read an answer has decoded it, too.
        self.encoding = "" if answer.is_stream_consumed else encoding_of(answer.headers)

    def take(self, chunk: bytes) -> bool:
        """Keep a piece and return whether there may be more."""
        if not self.flaw:
            self.sent += chunk
            self.limit(self.sent)
        return self.flaw is None

    def limit(self, content: bytes | bytearray) -> None:
        """Note an answer that is too long."""
        if len(content) > LIMIT:
            self.flaw = f"the answer is longer than {LIMIT} bytes"

    def note_break(self, error: httpx.TransportError | TimeoutError) -> None:
        """Note why a body breaks off; its status came before and says more."""
        kind = "ReadTimeout" if isinstance(error, TimeoutError) else type(error).__name__
        self.flaw = self.flaw or f"the answer broke off ({kind})"

    def content(self) -> bytes:
        """Return the decoded body; empty if it cannot be decoded."""
        if not self.encoding:
            return bytes(self.sent)
        content = decompress(self.encoding, self.sent)
        self.limit(content or b"")
        if content is None and not self.flaw:
            self.flaw = "the answer is encoded, which was not asked for, and cannot be decoded"
        return content or b""

    def result(self) -> Received:
        """Return the answer with its status and headers."""
        answer, content = self.answer, self.content()
        headers = answer.headers
        if aside := answer.extensions.get(LOCATION):
            headers = httpx.Headers([*headers.raw, *aside])
        return Received(
            answer.status_code,
            headers,
            content,
            bytes(self.sent),
            self.flaw,
            answer.request.extensions,
        )


def encoding_of(headers: Mapping[str, str]) -> str:
    """Return the encoding of an answer in lower case; empty if there is none."""
    written = headers.get("Content-Encoding")
    if not written:
        return ""
    names = (name.strip().lower() for name in written.split(","))
    return ", ".join(name for name in names if name not in ("", "identity"))


def decompress(encoding: str, sent: bytes | bytearray) -> bytes | None:
    """Return the decoded bytes, up to just above the limit; None if they cannot be decoded.

    httpx would decode as many encodings as are listed, each up to a thousandfold.
    """
    for window in WINDOWS.get(encoding, ()):
        decoder = zlib.decompressobj(window)
        with suppress(zlib.error):
            content = decoder.decompress(sent, LIMIT + 1)
            # Raw deflate reads much else without an error, but seldom to its end.
            if len(content) > LIMIT or (decoder.eof and not decoder.unused_data):
                return content
    return None


def set_aside_location(answer: httpx.Response) -> None:
    """Hide the Location header from httpx, which raises for an invalid one even unfollowed."""
    aside = [field for field in answer.headers.raw if field[0].lower() == b"location"]
    if aside:
        answer.extensions[LOCATION] = aside
        del answer.headers["Location"]


async def aset_aside_location(answer: httpx.Response) -> None:
    """Do the same for an asynchronous client, which wants an awaitable."""
    set_aside_location(answer)


def in_time(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Hold a body to the deadline, which a caller's transport ignores; a late end is no error."""
    is_late = False
    for chunk in chunks:
        if is_late:
            raise httpx.ReadTimeout("the deadline of the call has passed")
        yield chunk
        is_late = time_left() <= 0


def receive(answer: httpx.Response) -> Received:
    """Read an answer to its end, its limit or its break."""
    body = Body(answer)
    try:
        for chunk in in_time(
            answer.iter_bytes() if answer.is_stream_consumed else answer.iter_raw()
        ):
            if not body.take(chunk):
                break
    except (httpx.TransportError, TimeoutError) as error:
        body.note_break(error)
    return body.result()


async def to_the_end(close: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Close something in a task of its own, and wait for that also when it is cancelled."""
    import asyncio  # noqa: PLC0415 - slow to import, and only a client of asyncio needs it

    task = asyncio.ensure_future(close())
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def areceive(answer: httpx.Response) -> Received:
    """Do the same without blocking."""
    import asyncio  # noqa: PLC0415 - as above

    # httpx closes an answer at its end; a cancellation during that would keep the connection
    # open for ever.
    answer.aclose = partial(to_the_end, answer.aclose)  # type: ignore[method-assign]
    body = Body(answer)
    try:
        async with asyncio.timeout(time_left()):
            async for chunk in (
                answer.aiter_bytes() if answer.is_stream_consumed else answer.aiter_raw()
            ):
                if not body.take(chunk):
                    # No break: the event loop would have to clean up after it, which is slow. The
                    # closed stream ends by itself.
                    await answer.aclose()
    except (httpx.TransportError, TimeoutError) as error:
        body.note_break(error)
    return body.result()
