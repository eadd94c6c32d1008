"""The moment by which a call must have ended, and what its attempt has done so far.

The time-outs of httpx begin anew with every byte that arrives, so a service that drips could hold a
call for ever. Connections therefore ask here before each step how much time is left.
"""

from __future__ import annotations

import math
import time
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Moment:
    """When a call must have ended, and what its attempt has done so far."""

    def __init__(self, end: float) -> None:
        self.end = end
        self.is_traced = False
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
        # A generator that is thrown away, as an event loop may do, ends in another context.
        with suppress(ValueError):
            CURRENT.reset(token)


def time_left(timeout: float = math.inf) -> float:
    """Return the seconds that are left, or the time-out if that is shorter."""
    return min(timeout, current().end - time.monotonic())


def shorten(timeout: float | None, error: type[Exception]) -> float | None:
    """Shorten a time-out to what is left; raises the error when that is nothing."""
    seconds = time_left(math.inf if timeout is None else timeout)
    if seconds <= 0:
        raise error("the deadline of the call has passed")
    return None if math.isinf(seconds) else seconds


def is_under_way() -> bool:
    """Tell whether a call of ours is being made."""
    return not math.isinf(current().end)


def begin_attempt() -> None:
    """Begin an attempt, which has done nothing yet."""
    current().is_traced = current().has_written = False


def trace(name: str, info: Mapping[str, Any]) -> None:
    """Note what httpcore does, as its extension `trace` reports it; CONNECT is not the request."""
    moment = current()
    moment.is_traced = True
    if name.endswith(".send_request_headers.started"):
        moment.has_written |= info["request"].method != b"CONNECT"


async def atrace(name: str, info: Mapping[str, Any]) -> None:
    """Do the same for what does not block, which wants an awaitable."""
    trace(name, info)


def was_written(*, otherwise: bool) -> bool:
    """Return whether a byte of the request was sent; `otherwise` if nobody reports that."""
    moment = current()
    return moment.has_written or (otherwise and not moment.is_traced)
