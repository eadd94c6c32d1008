"""Get the token of a call from the caller's function."""

from __future__ import annotations

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
    """Return the token that a function returns; None if there is no function.

    An exception of the function reaches the caller unchanged. Raises CredentialsError for anything
    but a usable string, and CallTimeoutError where the deadline of the call passed meanwhile.
    """
    return None if function is None else in_time(operation, function())


async def atoken(operation: str, function: TokenFunction | None) -> str | None:
    """Return the token without blocking."""
    import asyncio  # noqa: PLC0415 - slow to import, and only a client of asyncio needs it

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
    """Return a token that can be sent and came in time."""
    if iscoroutine(found):
        # It would warn that nobody awaited it.
        found.close()
        raise CredentialsError(
            "auth_token is an async function; use the asyncio client, "
            "or pass a function that returns the token"
        )
    if not isinstance(found, str):
        raise CredentialsError(
            f"the function passed as auth_token returned a {type(found).__name__}; return a string"
        )
    usable("the token of the function passed as auth_token", found)
    if time_left() <= 0:
        raise late(operation)
    return found


def late(operation: str) -> CallTimeoutError:
    """Build the error for a token that did not come in time."""
    reason = "the function passed as auth_token took longer than the deadline"
    return CallTimeoutError(operation, reason, may_have_been_made=False, retryable=False)
