"""The token of a call, where a function of the caller's returns it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from inspect import isawaitable, iscoroutine
from typing import TYPE_CHECKING, Any

from vpn_preflight.wire.credentials import usable
from vpn_preflight.wire.deadline import time_left
from vpn_preflight.wire.errors import CallTimeoutError, CredentialsError

if TYPE_CHECKING:
    from typing import TypeAlias

TokenFunction: TypeAlias = Callable[[], str | Awaitable[str]]


def token(operation: str, function: TokenFunction | None) -> str | None:
    """Return what a function gives as token; None if there is no function.

    What the function raises goes on to the caller as it is. Raises CredentialsError for anything
    but a usable string, and CallTimeoutError where the deadline of the call passed meanwhile.
    """
    return None if function is None else in_time(operation, function())


async def atoken(operation: str, function: TokenFunction | None) -> str | None:
    """Do the same without blocking, as far as the function does not."""
    if function is None:
        return None
    try:
        async with asyncio.timeout(time_left()) as limit:
            found = function()
            found = await found if isawaitable(found) else found
    except TimeoutError:
        if limit.expired():
            raise late(operation) from None
        raise
    return in_time(operation, found)


def in_time(operation: str, found: Any) -> str:
    """Return a token that can be sent, and in time."""
    if iscoroutine(found):
        # It would warn that it was never awaited.
        found.close()
        raise CredentialsError(
            "the function given as auth_token is asynchronous: use it with the asyncio client, "
            "or pass one that returns the token by itself"
        )
    if not isinstance(found, str):
        raise CredentialsError(
            f"the function given as auth_token returned {type(found).__name__}: return the token as a string"
        )
    usable("the token that the function given as auth_token returned", found)
    if time_left() <= 0:
        raise late(operation)
    return found


def late(operation: str) -> CallTimeoutError:
    """Build the error for a token that did not come in time."""
    reason = "the function given as auth_token took longer than the deadline of the call"
    return CallTimeoutError(operation, reason, may_have_been_made=False, retryable=False)
