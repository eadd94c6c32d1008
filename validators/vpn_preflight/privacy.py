"""Keep payloads and keys out of what Python shows by itself: the repr of an object, and the local variables of a traceback.

Masking each variable would not do: a caller passes plain strings, and httpx takes plain bytes. So nothing is left to be shown.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

C = TypeVar("C", bound=type)
P = ParamSpec("P")
F = TypeVar("F", bound="Callable[..., Any]")

# Of a code object: it makes a coroutine. The module inspect would cost a start more than all else here.
COROUTINE = 0x80


def hide_fields(kind: C) -> C:
    """Give a class a repr without any of its fields, for what may hold a payload, a request or a key.

    Not for classes of attrs, whose fields are shown by other programs unless each has `repr=False`.
    """
    kind.__repr__ = repr_of_name  # type: ignore[method-assign,assignment] # what it is for
    return kind


def repr_of_name(self: object) -> str:
    """Return the name of a class."""
    return f"<{type(self).__name__}>"


def clear_locals(function: F) -> F:
    """Wrap a function, or a coroutine function, at the edge of the package: no exception that leaves it has local variables.

    A rich traceback or an error reporter would print them. Lines and names of the traceback stay.
    """
    return cast(
        "F",
        without_blocking(function)
        if function.__code__.co_flags & COROUTINE
        else blocking(function),
    )


def blocking(function: Callable[P, Any]) -> Callable[P, Any]:
    """Wrap a function; `finally` clears the variables of the wrapper itself."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> Any:
        handled = sys.exception()
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            clear(error, handled)
            raise
        finally:
            del args, kwargs, handled

    return call


def without_blocking(function: Callable[P, Any]) -> Callable[P, Any]:
    """Do the same with a coroutine function."""

    @wraps(function)
    async def call(*args: P.args, **kwargs: P.kwargs) -> Any:
        handled = sys.exception()
        try:
            return await function(*args, **kwargs)
        except BaseException as error:
            clear(error, handled)
            raise
        finally:
            del args, kwargs, handled

    return call


def clear(error: BaseException, handled: BaseException | None) -> None:
    """Clear the frames of an error, and of those behind it, up to the one that the caller was handling before.

    One that is not to be shown, as after `raise … from None`, is let go of: its words may quote what it is about.
    """
    behind: list[BaseException | None] = [error]
    seen = {id(None), id(handled)}
    while behind:
        one = behind.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        clear_frames(one)
        if one.__suppress_context__:
            one.__context__ = None
        behind += (one.__cause__, one.__context__)


def clear_frames(error: BaseException) -> None:
    """Clear each frame of a traceback but those that still run."""
    trace = error.__traceback__
    while trace is not None:
        with suppress(RuntimeError):
            trace.tb_frame.clear()
        trace = trace.tb_next
