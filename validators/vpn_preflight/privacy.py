"""Keep payloads and keys out of reprs, and out of the local variables of tracebacks.

Masking single variables would not help: a caller passes plain strings, and httpx takes plain bytes.
So nothing is shown at all.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    C = TypeVar("C", bound=type)
    P = ParamSpec("P")
    F = TypeVar("F", bound=Callable[..., Any])

# Flags of the code of coroutines and of generators; the module inspect is slow to import.
COROUTINE, GENERATOR = 0x80, 0x20


def hide_fields(kind: C) -> C:
    """Give a class that may have a payload, a request or a key a repr without its fields.

    Not for attrs classes: other programs show their fields unless each has `repr=False`.
    """
    kind.__repr__ = repr_of_name  # type: ignore[method-assign,assignment] # the purpose
    return kind


def repr_of_name(self: object) -> str:
    """Return the name of a class."""
    return f"<{type(self).__name__}>"


def clear_locals(function: F) -> F:
    """Wrap a public function of any kind: its exceptions have no local variables.

    A rich traceback or an error reporter would print them. Lines and names of the traceback stay.
    """
    flags = function.__code__.co_flags
    if flags & COROUTINE:
        return cast("F", without_blocking(function))
    return cast("F", step_by_step(function) if flags & GENERATOR else blocking(function))


def blocking(function: Callable[P, Any]) -> Callable[P, Any]:
    """Wrap a function; `finally` clears the variables of the wrapper."""

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
    """Wrap a coroutine function in the same way."""

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


def step_by_step(function: Callable[P, Any]) -> Callable[P, Any]:
    """Wrap a generator function in the same way."""

    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> Any:
        handled = sys.exception()
        try:
            yield from function(*args, **kwargs)
        except BaseException as error:
            clear(error, handled)
            raise
        finally:
            del args, kwargs, handled

    return call


def clear(error: BaseException, handled: BaseException | None) -> None:
    """Clear the frames of an error and its causes, up to the error that the caller was handling.

    Drop an error that is not shown, as after `raise … from None`: its message may quote a secret.
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
    """Clear the frames of a traceback, except those that still run."""
    trace = error.__traceback__
    while trace is not None:
        with suppress(RuntimeError):
            trace.tb_frame.clear()
        trace = trace.tb_next
