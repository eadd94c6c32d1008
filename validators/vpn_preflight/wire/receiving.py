"""Take an answer in, as far as it comes and as far as it makes sense."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from vpn_preflight.wire.errors import RawAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Received", "areceive", "receive"]

# Bytes; the longest documented answer has a few hundred.
LIMIT = 8 * 1024 * 1024


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


class TooLongError(Exception):
    """There is more than an answer can have."""


class Body:
    """Gathers a body."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.flaw: str | None = None

    def take(self, chunk: bytes) -> None:
        """Keep a piece; raises TooLongError."""
        self.content += chunk
        if len(self.content) > LIMIT:
            raise TooLongError

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Note why a body breaks off: the status came before it, and says more than the break."""
        try:
            yield
        except TooLongError:
            self.flaw = f"the answer is longer than {LIMIT} bytes"
        except httpx.DecodingError:
            self.flaw = "the answer cannot be decoded"
        except httpx.TransportError as error:
            self.flaw = f"the answer broke off ({type(error).__name__})"

    def received(self, answer: httpx.Response) -> Received:
        """Put it together with what came before it."""
        content = bytes(self.content)
        # httpx reads the answers inside an auth flow once more, and would find the stream at its end.
        answer._content = content  # noqa: SLF001
        return Received(answer.status_code, answer.headers, content, self.flaw, answer.request.extensions)


def receive(answer: httpx.Response) -> Received:
    """Read an answer to its end, its limit or its break."""
    body = Body()
    with body.reading():
        for chunk in answer.iter_bytes():
            body.take(chunk)
    return body.received(answer)


async def areceive(answer: httpx.Response) -> Received:
    """Do the same without blocking."""
    body = Body()
    with body.reading():
        async for chunk in answer.aiter_bytes():
            body.take(chunk)
    return body.received(answer)
