"""The moment by which a call must have ended, and what its attempt has done so far.

The time-outs of httpx begin anew with every byte that arrives, so a service that drips could hold a
call for ever. Connections therefore ask here before each step how much time is left.
"""

from __future__ import annotations

import math
import time
from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Moment:
    """When a call must have ended, and what its attempt has done so far."""

    def __init__(self, end: float) -> None:
        self.end = end
        self.begin()

    def begin(self) -> None:
        """Begin an attempt, which has done nothing yet."""
        # By the trace of httpcore, or by a connection of ours; None as long as neither says it.
        self.by_trace: bool | None = None
        self.by_socket: bool | None = None


CURRENT: ContextVar[Moment] = ContextVar("current")
NONE = Moment(math.inf)


def current() -> Moment:
    """Return the moment of the call that is under way."""
    return CURRENT.get(NONE)


class until:  # noqa: N801 - a context manager
    """Hold everything inside to a moment of `time.monotonic`."""

    def __init__(self, end: float) -> None:
        self.end = end

    def __enter__(self) -> None:
        self.moment = Moment(min(self.end, current().end))
        self.token = CURRENT.set(self.moment)

    def __exit__(self, *_: object) -> None:
        # A task that was started inside has a copy of the context, and may go on.
        self.moment.end = math.inf
        # A generator that is thrown away, as an event loop may do, ends in another context.
        with suppress(ValueError):
            CURRENT.reset(self.token)


def time_left(timeout: float = math.inf) -> float:
    """Return the seconds that are left, or the time-out if that is shorter."""
    return min(timeout, current().end - time.monotonic())


def shorten(timeout: float | None, error: type[Exception]) -> float | None:
    """Shorten a time-out to what is left; raises the error when that is nothing."""
    left = current().end - time.monotonic()
    seconds = left if timeout is None or left < timeout else timeout
    if seconds <= 0:
        raise error("the deadline of the call has passed")
    return None if seconds == math.inf else seconds


def is_under_way() -> bool:
    """Tell whether a call of ours is being made."""
    return not math.isinf(current().end)


def begin_attempt() -> None:
    """Begin an attempt, which has done nothing yet."""
    current().begin()


def connecting() -> None:
    """Note that nothing is sent before a connection of ours is there."""
    current().by_socket = False


def writing() -> None:
    """Note that bytes are written to a connection of ours."""
    current().by_socket = True


def trace(name: str, info: Mapping[str, Any]) -> None:
    """Note what httpcore does, as its extension `trace` reports it; CONNECT is not the request."""
    moment = current()
    is_request = name.endswith(".send_request_headers.started")
    moment.by_trace = moment.by_trace or (is_request and info["request"].method != b"CONNECT")


async def atrace(name: str, info: Mapping[str, Any]) -> None:
    """Do the same for what does not block, which wants an awaitable."""
    trace(name, info)


def was_written(*, otherwise: bool) -> bool:
    """Return whether a byte of the request was sent; `otherwise` if nobody reports that.

    Through a proxy, a connection of ours is also written to before the request, so a trace counts
    for more.
    """
    moment = current()
    known = moment.by_socket if moment.by_trace is None else moment.by_trace
    return otherwise if known is None else known
